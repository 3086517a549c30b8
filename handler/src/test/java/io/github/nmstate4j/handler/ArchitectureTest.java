package io.github.nmstate4j.handler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String HANDLER = "io.github.nmstate4j.handler";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HANDLER);

    @Test
    void dbusStopsAtItsGateway() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HANDLER + ".networkmanager.dbus..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.freedesktop..")
                .because("no D-Bus type crosses the line of the NetworkManager gateway")
                .check(classes);
    }

    @Test
    void theClusterIsKnownWhereItIsWrittenAndProbedOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HANDLER, HANDLER + ".policy..", HANDLER + ".report..", HANDLER + ".probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.github.nmstate4j.cluster..")
                .because("a node's network can be changed without a cluster: the command line does")
                .check(classes);
    }

    @Test
    void applyingKnowsNothingOfWhoAsksForIt() {
        noClasses()
                .that()
                .resideInAPackage(HANDLER + ".apply..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HANDLER + ".policy..", HANDLER + ".report..", HANDLER + ".cli..", HANDLER)
                .because("the command line and the reconciler share the transaction")
                .check(classes);
    }
}
