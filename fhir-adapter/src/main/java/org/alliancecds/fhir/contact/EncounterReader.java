// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.DataNote.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Encounters: the visits that took place or start now, and the in-patient stays around them. */
final class EncounterReader {
    /** R4 and, behind them, what R5 calls the same. */
    private static final Set<String> TOOK_PLACE =
            Set.of("finished", "in-progress", "arrived", "triaged", "onleave", "completed", "discharged", "on-hold");

    /** Planned, or not come about: nothing is missing where they are left out. */
    private static final Set<String> DID_NOT_TAKE_PLACE = Set.of("planned", "cancelled", "discontinued");

    private static final Set<String> ENDED = Set.of("finished", "completed", "discharged");
    private static final Set<String> DID_NOT_COME_ABOUT = Set.of("cancelled", "discontinued");
    private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC", "OBSENC");

    private final ReadingSettings settings;
    private final Call call;
    private final List<Visit> visits = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();

    EncounterReader(ReadingSettings settings, Call call) {
        this.settings = settings;
        this.call = call;
    }

    List<Visit> visits() {
        return visits;
    }

    List<Stay> stays() {
        return stays;
    }

    /** Takes in one encounter; one that did not take place counts for nothing. */
    void read(Resource resource) {
        JsonNode tree = resource.tree();
        String status = Tree.text(tree, "status");
        if ("entered-in-error".equals(status)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.ENTERED_IN_ERROR);
            return;
        }
        JsonNode period = tree.has("period") ? tree.path("period") : tree.path("actualPeriod");
        When when = call.when(Tree.text(period, "start"));
        if (isStarting(resource, status, period)) {
            visits.add(new Visit(
                    resource,
                    when instanceof When.At at ? at : call.now(),
                    true,
                    null,
                    appointments(tree),
                    typing(tree)));
            return;
        }
        if (status == null || !TOOK_PLACE.contains(status)) {
            if (status == null || !DID_NOT_TAKE_PLACE.contains(status)) {
                call.note(Code.STATUS_NOT_USED, resource, Remark.notUsed(status));
            }
            return;
        }
        if (!(when instanceof When.At began)) {
            call.note(Code.DATE_MISSING, resource, Remark.ofStart((When.Unknown) when));
            return;
        }
        if (call.isFuture(began)) {
            call.note(Code.DATE_IN_FUTURE, resource, Remark.START_IN_FUTURE);
            return;
        }
        if (isInpatient(tree)) {
            stays.add(new Stay(began.instant(), end(period, began, ENDED.contains(status))));
        } else {
            visits.add(new Visit(resource, began, false, arrivedAt(tree), appointments(tree), typing(tree)));
        }
    }

    /**
     * What the EHR names as starting is ahead, whatever its status, while its period has no end; some EHRs write finished
     * from the first minute. With an end that has come, a status that says that it is over is believed.
     */
    private boolean isStarting(Resource resource, @Nullable String status, JsonNode period) {
        if (!resource.reference().equals(call.starting()) || isInpatient(resource.tree())) {
            return false;
        }
        boolean saysOver = status != null && (ENDED.contains(status) || DID_NOT_COME_ABOUT.contains(status));
        boolean hasEnded = call.when(Tree.text(period, "end")) instanceof When.At end && !call.isFuture(end);
        return !saysOver || !hasEnded;
    }

    private static boolean isInpatient(JsonNode tree) {
        return Coding.ofConcepts(tree, "class").stream()
                .anyMatch(coding -> coding.code() != null && INPATIENT.contains(coding.code()));
    }

    /** A stay under way lasts until now; one that ended on an unknown day is known for its first day only. */
    private Instant end(JsonNode period, When.At began, boolean ended) {
        if (call.when(Tree.text(period, "end")) instanceof When.At end) {
            return end.dayOnly() ? endOfDay(end) : end.instant();
        }
        return ended ? endOfDay(began) : call.receivedAt();
    }

    private Instant endOfDay(When.At at) {
        return at.day().plusDays(1).atStartOfDay(call.zone()).toInstant().minus(1, ChronoUnit.MILLIS);
    }

    private @Nullable Instant arrivedAt(JsonNode tree) {
        Instant earliest = null;
        for (JsonNode past : Tree.list(tree, "statusHistory")) {
            if ("arrived".equals(Tree.text(past, "status"))
                    && call.when(Tree.text(past.path("period"), "start")) instanceof When.At at
                    && !at.dayOnly()
                    && (earliest == null || at.instant().isBefore(earliest))) {
                earliest = at.instant();
            }
        }
        return earliest;
    }

    private List<String> appointments(JsonNode tree) {
        List<String> references = new ArrayList<>();
        for (JsonNode appointment : Tree.list(tree, "appointment")) {
            String reference = Tree.text(appointment, "reference");
            if (reference != null) {
                references.add(call.references().normalise(reference));
            }
        }
        return references;
    }

    private Typing typing(JsonNode tree) {
        List<Coding> types = new ArrayList<>(Coding.ofConcepts(tree, "type"));
        types.addAll(Coding.ofConcepts(tree, "serviceType"));
        return Typing.of(types, List.of(), settings);
    }
}
