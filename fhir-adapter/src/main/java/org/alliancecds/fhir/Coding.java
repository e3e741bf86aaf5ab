// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One coding as the data has it; each part may be missing. */
record Coding(
        @Nullable String system,
        @Nullable String code,
        @Nullable String display,
        JsonNode tree) {
    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String CPT = "http://www.ama-assn.org/go/cpt";

    /** The same systems under the object identifiers that older interfaces write. */
    private static final Map<String, String> BY_OID = Map.of(
            "urn:oid:2.16.840.1.113883.6.1", LOINC,
            "urn:oid:2.16.840.1.113883.6.96", SNOMED,
            "urn:oid:2.16.840.1.113883.6.12", CPT,
            "urn:oid:2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm",
            "urn:oid:2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10");

    static Coding of(JsonNode tree) {
        String system = Tree.text(tree, "system");
        return new Coding(
                system == null ? null : BY_OID.getOrDefault(system, system),
                Tree.text(tree, "code"),
                Tree.text(tree, "display"),
                tree);
    }

    /** The codings of a concept; R5's reference-or-concept and a bare Coding are read too. */
    static List<Coding> ofConcept(JsonNode concept) {
        List<Coding> codings = new ArrayList<>();
        if (concept.has("concept")) {
            return ofConcept(concept.path("concept"));
        }
        if (concept.has("coding")) {
            for (JsonNode coding : Tree.list(concept, "coding")) {
                codings.add(of(coding));
            }
        } else if (concept.has("code")) {
            codings.add(of(concept));
        }
        return codings;
    }

    /** The codings of every concept in a field that holds one or many. */
    static List<Coding> ofConcepts(JsonNode resource, String field) {
        List<Coding> codings = new ArrayList<>();
        for (JsonNode concept : Tree.list(resource, field)) {
            codings.addAll(ofConcept(concept));
        }
        return codings;
    }

    /** Whether the system is this one, or not said. */
    boolean mayBeOf(String expected) {
        return system == null || system.equals(expected);
    }

    /**
     * As measures write it: the code alone for LOINC, whose codes are no other system's, or where no system is given;
     * else {@code system|code}. Null without a code.
     */
    @Nullable
    String key() {
        return code == null || mayBeOf(LOINC) ? code : system + "|" + code;
    }

    /** As settings write it: {@code system|code}, or the code alone where no system is given. */
    String name() {
        return system == null ? String.valueOf(code) : system + "|" + code;
    }
}
