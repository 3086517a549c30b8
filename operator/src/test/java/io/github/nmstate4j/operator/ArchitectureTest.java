package io.github.nmstate4j.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String OPERATOR = "io.github.nmstate4j.operator";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(OPERATOR);

    @Test
    void meetsHandlerAndDesktopInTheCustomResourcesOnly() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.github.nmstate4j.handler..", "io.github.nmstate4j.desktop..")
                .because("operator, handler and desktop never import each other")
                .check(CLASSES);
    }

    @Test
    void decidesWithoutAClusterAClockOrAThread() {
        classes().that().haveNameMatching(OPERATOR.replace(".", "\\.") + "\\.rollout\\.(Rollout|Situation|Decision|Action)(\\$.*)?")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.util", "java.util.function", "java.util.stream",
                        OPERATOR + ".rollout", "io.github.nmstate4j.enactment", "io.github.nmstate4j.policy",
                        "org.jspecify.annotations")
                .because("the same situation gives the same decision, and it can be tested without anything")
                .check(CLASSES);
    }

    @Test
    void judgesPoliciesWithoutAClusterAClockOrAThread() {
        classes().that().haveNameMatching(OPERATOR.replace(".", "\\.") + "\\.admission\\.(PolicyAdmission|Verdict)(\\$.*)?")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.time..", "java.util", "java.util.function", "java.util.regex", "java.util.stream",
                        OPERATOR + ".admission", "io.github.nmstate4j.cluster", "io.github.nmstate4j.document",
                        "io.github.nmstate4j.enactment", "io.github.nmstate4j.finding", "io.github.nmstate4j.policy..",
                        "io.github.nmstate4j.validate", "io.github.nmstate4j.yaml", "com.fasterxml.jackson.databind",
                        "io.fabric8.kubernetes.api.model", "io.fabric8.kubernetes.client", "org.jspecify.annotations")
                .because("the same policies give the same verdict, and it can be tested without anything")
                .check(CLASSES);
    }
}
