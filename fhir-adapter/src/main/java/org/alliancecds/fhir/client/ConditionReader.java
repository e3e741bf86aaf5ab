// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.Diagnosis;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Guard;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.record.DataNote.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads active diagnoses, as far as rules ask for them: whether one is a substance-use disorder. */
public record ConditionReader(Call call, Definitions definitions) {
    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");
    private static final Set<String> DISOWNED = Set.of("refuted", "entered-in-error");

    /** The diagnoses that are active and upheld. */
    public List<CodedCondition> read(List<Resource> resources) {
        List<CodedCondition> conditions = new ArrayList<>();
        for (Resource resource : resources) {
            Guard.read(resource, call, () -> {
                CodedCondition condition = read(resource);
                if (condition != null) {
                    conditions.add(condition);
                }
            });
        }
        return conditions;
    }

    private @Nullable CodedCondition read(Resource resource) {
        JsonNode tree = resource.tree();
        String verification = status(tree, "verificationStatus");
        if ("entered-in-error".equals(verification)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.ENTERED_IN_ERROR);
            return null;
        }
        String clinical = status(tree, "clinicalStatus");
        boolean abated = tree.propertyNames().stream().anyMatch(name -> name.startsWith("abatement"));
        boolean active = clinical == null ? !abated : ACTIVE.contains(clinical);
        if (!active || (verification != null && DISOWNED.contains(verification))) {
            return null;
        }
        boolean substanceUse = Coding.ofConcepts(tree, "code").stream().anyMatch(this::isSubstanceUse);
        return new CodedCondition(resource.reference(), substanceUse, recordedOn(tree));
    }

    /** R4's name for it, then STU3's. */
    private @Nullable LocalDate recordedOn(JsonNode tree) {
        String text = Tree.text(tree, tree.has("recordedDate") ? "recordedDate" : "assertedDate");
        return call.when(text) instanceof When.At at ? at.day() : null;
    }

    /** A concept in R4, a bare code in STU3. */
    private static @Nullable String status(JsonNode tree, String field) {
        List<Coding> codings = Coding.ofConcepts(tree, field);
        return codings.isEmpty() ? Tree.text(tree, field) : codings.get(0).code();
    }

    private boolean isSubstanceUse(Coding coding) {
        String system = coding.system();
        String code = coding.code();
        if (system == null || code == null) {
            return false;
        }
        Diagnosis substanceUse = definitions.substanceUse().value();
        return system.equals(Coding.SNOMED)
                ? substanceUse.holdsSnomed(code)
                : system.contains("icd-10") && substanceUse.holdsIcd10(code);
    }
}
