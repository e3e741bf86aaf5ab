// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One coding as the data has it; each part may be missing. */
public record Coding(
        @Nullable String system,
        @Nullable String code,
        @Nullable String display,
        JsonNode tree) {
    static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String CPT = "http://www.ama-assn.org/go/cpt";

    /** The systems that are known here, with the object identifiers under which older interfaces write them. */
    private static final Map<String, String> BY_OID = Map.of(
            "2.16.840.1.113883.6.1", LOINC,
            "2.16.840.1.113883.6.96", SNOMED,
            "2.16.840.1.113883.6.12", CPT,
            "2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm",
            "2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10");

    private static final Map<String, String> KNOWN =
            BY_OID.values().stream().collect(Collectors.toUnmodifiableMap(Coding::plain, system -> system));

    private static final String OID = "urn:oid:";

    /**
     * A code system under its own address: LOINC, SNOMED CT, CPT and ICD-10 also where they are written as an object
     * identifier, with https or a slash at the end, with a version, or as an edition of SNOMED CT. Any other as it stands.
     */
    public static String system(String written) {
        String oid = written.startsWith(OID) ? written.substring(OID.length()) : written;
        String byOid = BY_OID.get(oid);
        if (byOid != null) {
            return byOid;
        }
        String plain = plain(written);
        return plain.startsWith("snomed.info/sct/") ? SNOMED : KNOWN.getOrDefault(plain, written);
    }

    /** An address without what different writers write differently. */
    private static String plain(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        int version = plain.indexOf('|');
        plain = version < 0 ? plain : plain.substring(0, version);
        for (String beginning : List.of("https://", "http://", "www.")) {
            plain = plain.startsWith(beginning) ? plain.substring(beginning.length()) : plain;
        }
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** The coding in a tree, its system under its own address. */
    public static Coding of(JsonNode tree) {
        String system = Tree.text(tree, "system");
        return new Coding(
                system == null ? null : system(system), Tree.text(tree, "code"), Tree.text(tree, "display"), tree);
    }

    /** The codings of a concept; R5's reference-or-concept and a bare Coding are read too. */
    public static List<Coding> ofConcept(JsonNode concept) {
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
    public static List<Coding> ofConcepts(JsonNode resource, String field) {
        List<Coding> codings = new ArrayList<>();
        for (JsonNode concept : Tree.list(resource, field)) {
            codings.addAll(ofConcept(concept));
        }
        return codings;
    }

    /** Whether the system is this one, or not said. */
    public boolean mayBeOf(String expected) {
        return system == null || system.equals(expected);
    }

    /**
     * As measures write it: the code alone for LOINC, whose codes are no other system's, or where no system is given;
     * else {@code system|code}. Null without a code.
     */
    public @Nullable String key() {
        return code == null || mayBeOf(LOINC) ? code : system + "|" + code;
    }

    /** As settings write it: {@code system|code}, or the code alone where no system is given. */
    public String name() {
        return system == null ? String.valueOf(code) : system + "|" + code;
    }
}
