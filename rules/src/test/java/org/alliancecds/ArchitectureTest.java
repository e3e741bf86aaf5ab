// SPDX-License-Identifier: Apache-2.0
package org.alliancecds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.alliancecds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY =
            slices().matching("org.alliancecds.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_RULES_KNOW_NEITHER_FHIR_NOR_SPRING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "ca.uhn.fhir..", "org.hl7..");

    @ArchTest
    static final ArchRule ONLY_THE_RULE_PACKAGE_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackage("org.alliancecds.rule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");
}
