// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.alliancecds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RULES_KNOW_NEITHER_FHIR_NOR_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.alliancecds..")
            .and()
            .resideOutsideOfPackages("org.alliancecds.fhir..", "org.alliancecds.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.alliancecds.fhir..",
                    "org.alliancecds.service..",
                    "ca.uhn..",
                    "org.hl7..",
                    "org.springframework..",
                    "jakarta..");

    @ArchTest
    static final ArchRule THE_ADAPTER_KNOWS_NO_SERVICE_AND_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.alliancecds.service..",
                    "org.alliancecds.rule..",
                    "org.springframework..",
                    "org.kie..",
                    "org.drools..");

    @ArchTest
    static final ArchRule THE_SERVICE_KNOWS_NO_HAPI = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn..", "org.hl7..", "org.apache.http..");

    @ArchTest
    static final ArchRule THE_SERVICE_KNOWS_NO_DROOLS = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule CARDS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.service.card..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.alliancecds.service.hook..");

    @ArchTest
    static final ArchRule SQL_STAYS_WITH_WHAT_OUTLIVES_A_CALL = noClasses()
            .that()
            .resideInAPackage("org.alliancecds..")
            .and()
            .resideOutsideOfPackages(
                    "org.alliancecds.service.audit..",
                    "org.alliancecds.service.feedback..",
                    "org.alliancecds.service.ledger..",
                    "org.alliancecds.service.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..", "com.zaxxer.hikari..");

    @ArchTest
    static final ArchRule NO_PACKAGE_OF_THE_SERVICE_LEADS_BACK_TO_ITSELF =
            slices().matching("org.alliancecds.service.(*)..").should().beFreeOfCycles();

    /** The root starts the service; what it puts together knows nothing of it. */
    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_ROOT_OF_THE_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.service.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.alliancecds.service");
}
