package io.github.nmstate4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may know whom. What is not allowed here is forbidden.
class ArchitectureTest {

    private static final String BASE = "io.github.nmstate4j.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.nmstate4j");

    record Part(String name, List<String> mayKnow) {
        @Override
        public String toString() {
            return name + " → " + mayKnow;
        }
    }

    private static final List<String> PARTS = List.of(
            "document", "finding", "state", "yaml", "policy", "observation", "profile", "merge", "validate", "plan",
            "verify", "diff", "statistics", "enactment", "spi", "cluster");

    static Stream<Part> parts() {
        return Stream.of(
                new Part("document", List.of()),
                new Part("finding", List.of("document")),
                new Part("state", List.of("document")),
                new Part("profile", List.of("state", "finding", "document")),
                new Part("policy", List.of("state", "finding", "document")),
                new Part("observation", List.of("state", "profile")),
                new Part("merge", List.of("state", "observation", "finding", "document")),
                new Part("spi", List.of("state", "merge", "profile", "finding", "document")),
                new Part("yaml", List.of("state", "spi", "finding", "document")),
                new Part("validate", List.of("merge", "state", "observation", "finding", "document", "spi")),
                new Part("verify", List.of("merge", "state", "finding", "document")),
                new Part("diff", List.of("verify", "merge", "state", "finding", "document")),
                new Part("statistics", List.of("merge", "state", "document")),
                new Part(
                        "plan",
                        List.of("verify", "diff", "validate", "yaml", "spi", "merge", "observation", "profile", "state",
                                "finding", "document")),
                new Part("enactment", List.of("verify", "finding", "document", "policy")),
                new Part("cluster", List.of("state", "yaml", "policy", "enactment", "document", "finding")));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void knowsOnlyWhatItMay(Part part) {
        var forbidden = PARTS.stream()
                .filter(other -> !other.equals(part.name()) && !part.mayKnow().contains(other))
                .map(other -> BASE + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(BASE + part.name() + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @org.junit.jupiter.api.Test
    void keepsKubernetesInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(CLASSES);
    }
}
