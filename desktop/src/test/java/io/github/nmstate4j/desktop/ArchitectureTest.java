package io.github.nmstate4j.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BASE = "io.github.nmstate4j.desktop";
    private static final JavaClasses DESKTOP =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE);

    @Test
    void viewModelsKnowNoControlNoStageAndNoThread() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene.control..", "javafx.scene.layout..", "javafx.stage..", "javafx.animation..", "javafx.application..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("they are tested without a window, on one thread")
                .check(DESKTOP);
    }

    @Test
    void documentsKnowNoJavaFx() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".document..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(DESKTOP);
    }

    @Test
    void onlyTheClusterPackageTalksToKubernetes() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8.kubernetes.client..")
                .check(DESKTOP);
    }

    @Test
    void featuresMeetInTheWorkbenchOnly() {
        var shared = Set.of("cluster", "document", "spi", "workbench");
        slices().matching(BASE + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        DescribedPredicate.describe(
                                "shared", (JavaClass type) -> shared.stream().anyMatch(name -> type.getPackageName().startsWith(BASE + "." + name))))
                .because("a feature can then be taken out by deleting its folder")
                .check(DESKTOP);
    }

    @Test
    void allPackagesAreNullMarked() {
        assertThat(DESKTOP.stream().map(type -> type.getPackage()).distinct())
                .allSatisfy(pack -> assertThat(pack.isAnnotatedWith(NullMarked.class)).as(pack.getName()).isTrue());
    }
}
