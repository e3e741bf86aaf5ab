// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.alliancecds.fhir", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY =
            slices().matching("org.alliancecds.fhir.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PACKAGE_DEPENDS_ON_THE_FRONT_DOOR = noClasses()
            .that()
            .resideInAPackage("org.alliancecds.fhir.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.alliancecds.fhir");

    @ArchTest
    static final ArchRule THE_ADAPTER_KNOWS_NEITHER_SPRING_NOR_DROOLS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule THE_ADAPTER_KNOWS_THE_FACTS_AND_NOT_THE_RULES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.alliancecds.rulebook..",
                    "org.alliancecds.rule..",
                    "org.alliancecds.scenario..",
                    "org.alliancecds.told..",
                    "org.alliancecds.service..");

    @ArchTest
    static final ArchRule READING_IS_APART_FROM_THE_DEMO_AND_FROM_SERVING = noClasses()
            .that()
            .resideOutsideOfPackages("org.alliancecds.fhir.demo", "org.alliancecds.fhir.access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.alliancecds.fhir.demo..", "ca.uhn.fhir.rest.server..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule READING_IS_APART_FROM_FETCHING_AND_FROM_WHAT_GOES_OUT = noClasses()
            .that()
            .resideOutsideOfPackages("org.alliancecds.fhir.access", "org.alliancecds.fhir.suggestion")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.alliancecds.fhir.access..", "org.alliancecds.fhir.suggestion..");

    @ArchTest
    static final ArchRule ONLY_FETCHING_SPEAKS_HTTP_TO_OTHERS = noClasses()
            .that()
            .resideOutsideOfPackage("org.alliancecds.fhir.access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir.rest.client..", "org.apache.http..", "java.net.http..");

    @ArchTest
    static final ArchRule FETCHING_AND_THE_DEMO_KNOW_NOTHING_OF_READING = noClasses()
            .that()
            .resideInAnyPackage("org.alliancecds.fhir.access", "org.alliancecds.fhir.demo")
            .should()
            .dependOnClassesThat(resideInAPackage("org.alliancecds..")
                    .and(resideOutsideOfPackages("org.alliancecds.fhir.access", "org.alliancecds.fhir.demo")));
}
