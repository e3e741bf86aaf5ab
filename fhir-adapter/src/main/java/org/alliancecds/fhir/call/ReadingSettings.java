// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.record.TreatmentKind;

/**
 * What a clinic may set about reading.
 *
 * @param zone days are days in this zone ({@code alliance.zone})
 * @param psychotherapyTypes types of encounters and appointments that count as sessions, each as {@code system|code} or
 *     as a bare code of any system ({@code alliance.psychotherapy-types})
 * @param assessmentTypes types that count as a contact for assessment only, written alike
 * @param traumaFocusedTypes types that say that the treatment is trauma-focused; they count as sessions, too ({@code
 *     alliance.trauma-focused-types})
 * @param allianceMechanismTypes types that say that the alliance is the treatment's main means of change; they count as
 *     sessions, too ({@code alliance.alliance-mechanism-types})
 */
public record ReadingSettings(
        ZoneId zone,
        Set<String> psychotherapyTypes,
        Set<String> assessmentTypes,
        Set<String> traumaFocusedTypes,
        Set<String> allianceMechanismTypes) {

    /** The project's own codes for a kind of treatment, for a clinic whose EHR has none. */
    public static final String TREATMENT = "https://alliancecds.org/fhir/CodeSystem/treatment";

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

    /**
     * The project's own codes: trauma-focused treatment as such, cognitive processing therapy (cpt), prolonged exposure
     * (pe). To be confirmed by a clinician. No codes of other systems, for none was verified; a clinic adds its own.
     */
    public static final Set<String> DEFAULT_TRAUMA_FOCUSED_TYPES =
            Set.copyOf(coded(TREATMENT, List.of("trauma-focused", "cpt", "pe")));

    /**
     * The project's own codes: a treatment whose mechanism is the alliance as such, supportive therapy (as in the trial
     * behind the rule). To be confirmed by a clinician; no codes of other systems, likewise.
     */
    public static final Set<String> DEFAULT_ALLIANCE_MECHANISM_TYPES =
            Set.copyOf(coded(TREATMENT, List.of("alliance-as-mechanism", "supportive")));

    public ReadingSettings {
        psychotherapyTypes = plain(psychotherapyTypes);
        assessmentTypes = plain(assessmentTypes);
        traumaFocusedTypes = plain(traumaFocusedTypes);
        allianceMechanismTypes = plain(allianceMechanismTypes);
    }

    /** Each code under its system's own address, as codes are read. */
    private static Set<String> plain(Set<String> types) {
        return types.stream()
                .map(type -> {
                    int bar = type.lastIndexOf('|');
                    return bar < 0 ? type : Coding.system(type.substring(0, bar)) + type.substring(bar);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The default types, with days in this zone. */
    public static ReadingSettings in(ZoneId zone) {
        return new ReadingSettings(
                zone,
                DEFAULT_PSYCHOTHERAPY_TYPES,
                DEFAULT_ASSESSMENT_TYPES,
                DEFAULT_TRAUMA_FOCUSED_TYPES,
                DEFAULT_ALLIANCE_MECHANISM_TYPES);
    }

    /** Whether a contact with that code counts as a session. */
    public boolean isPsychotherapy(Coding coding) {
        return has(psychotherapyTypes, coding)
                || has(traumaFocusedTypes, coding)
                || has(allianceMechanismTypes, coding);
    }

    /** The kinds of treatment that a code names; empty for none. */
    public Set<TreatmentKind> treatmentKinds(Coding coding) {
        Set<TreatmentKind> kinds = EnumSet.noneOf(TreatmentKind.class);
        if (has(traumaFocusedTypes, coding)) {
            kinds.add(TreatmentKind.TRAUMA_FOCUSED);
        }
        if (has(allianceMechanismTypes, coding)) {
            kinds.add(TreatmentKind.ALLIANCE_AS_MECHANISM);
        }
        return kinds;
    }

    /** Whether a contact with that code counts as one for assessment. */
    public boolean isAssessment(Coding coding) {
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
