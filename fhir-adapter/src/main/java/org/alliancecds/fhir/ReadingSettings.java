// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a clinic may set about reading.
 *
 * @param zone days are days in this zone ({@code alliance.zone})
 * @param psychotherapyTypes types of encounters and appointments that count as sessions, each as {@code system|code} or
 *     as a bare code of any system ({@code alliance.psychotherapy-types})
 * @param assessmentTypes types that count as a contact for assessment only, written alike
 */
public record ReadingSettings(ZoneId zone, Set<String> psychotherapyTypes, Set<String> assessmentTypes) {

    /**
     * CPT 90832, 90834, 90837 (30, 45, 60 minutes), 90833, 90836, 90838 (the same with evaluation and management), 90845
     * (psychoanalysis), 90847 (family, client present), 90849, 90853 (groups); SNOMED CT psychotherapy, individual, general,
     * behavioural, cognitive, psychodynamic, client-centred, interpersonal, solution-focused, social, family and group
     * psychotherapy. CPT 90846 is left out: the client is not in the room.
     */
    public static final Set<String> DEFAULT_PSYCHOTHERAPY_TYPES = Set.copyOf(concat(
            coded(
                    Coding.CPT,
                    List.of("90832", "90833", "90834", "90836", "90837", "90838", "90845", "90847", "90849", "90853")),
            coded(
                    Coding.SNOMED,
                    List.of(
                            "75516001",
                            "18512000",
                            "183381005",
                            "183382003",
                            "183383008",
                            "314034001",
                            "302242004",
                            "304820009",
                            "304822001",
                            "38678006",
                            "443730003",
                            "401157001",
                            "90102008",
                            "108313002",
                            "76168009"))));

    /** CPT 90791 and 90792, psychiatric diagnostic evaluation. */
    public static final Set<String> DEFAULT_ASSESSMENT_TYPES = Set.copyOf(coded(Coding.CPT, List.of("90791", "90792")));

    public ReadingSettings {
        psychotherapyTypes = Set.copyOf(psychotherapyTypes);
        assessmentTypes = Set.copyOf(assessmentTypes);
    }

    /** The default types, with days in this zone. */
    public static ReadingSettings in(ZoneId zone) {
        return new ReadingSettings(zone, DEFAULT_PSYCHOTHERAPY_TYPES, DEFAULT_ASSESSMENT_TYPES);
    }

    boolean isPsychotherapy(Coding coding) {
        return has(psychotherapyTypes, coding);
    }

    boolean isAssessment(Coding coding) {
        return has(assessmentTypes, coding);
    }

    private static boolean has(Set<String> types, Coding coding) {
        String code = coding.code();
        return code != null && (types.contains(coding.name()) || types.contains(code));
    }

    private static List<String> coded(String system, List<String> codes) {
        return codes.stream().map(code -> system + "|" + code).toList();
    }

    private static List<String> concat(Collection<String> some, Collection<String> more) {
        List<String> all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
