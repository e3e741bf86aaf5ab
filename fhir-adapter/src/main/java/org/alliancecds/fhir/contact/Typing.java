// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.record.TreatmentKind;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of a contact say it is.
 *
 * @param codes all codes that type it, as settings would write them
 * @param kinds the kinds of treatment that they name
 */
record Typing(Set<String> codes, boolean psychotherapy, boolean assessment, Set<TreatmentKind> kinds) {

    /**
     * @param types codes that type a contact
     * @param perhaps codes that type it only where they are configured: how an appointment was made (routine, walk-in)
     *     says nothing of what it is for
     */
    static Typing of(List<Coding> types, List<Coding> perhaps, ReadingSettings settings) {
        Set<String> codes = new TreeSet<>();
        boolean psychotherapy = false;
        boolean assessment = false;
        Set<TreatmentKind> kinds = EnumSet.noneOf(TreatmentKind.class);
        for (Coding coding : types) {
            if (coding.code() != null) {
                codes.add(coding.name());
            }
            psychotherapy |= settings.isPsychotherapy(coding);
            assessment |= settings.isAssessment(coding);
            kinds.addAll(settings.treatmentKinds(coding));
        }
        for (Coding coding : perhaps) {
            if (settings.isPsychotherapy(coding) || settings.isAssessment(coding)) {
                codes.add(coding.name());
                psychotherapy |= settings.isPsychotherapy(coding);
                assessment |= settings.isAssessment(coding);
                kinds.addAll(settings.treatmentKinds(coding));
            }
        }
        return new Typing(codes, psychotherapy, assessment, kinds);
    }

    boolean typed() {
        return !codes.isEmpty();
    }

    boolean counts() {
        return psychotherapy || assessment;
    }

    /** The kinds of treatment that its codes name; null when it has no code. */
    @Nullable
    Set<TreatmentKind> treatment() {
        return typed() ? kinds : null;
    }

    Typing and(Typing other) {
        Set<String> all = new TreeSet<>(codes);
        all.addAll(other.codes);
        Set<TreatmentKind> allKinds = EnumSet.noneOf(TreatmentKind.class);
        allKinds.addAll(kinds);
        allKinds.addAll(other.kinds);
        return new Typing(all, psychotherapy || other.psychotherapy, assessment || other.assessment, allKinds);
    }
}
