// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Appointments: what became of each, by whom it was cancelled, and when it was booked. */
final class AppointmentReader {
    private static final Words WORDS = Words.beside(AppointmentReader.class);

    private static final String CANCELLATION = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";

    private final ReadingSettings settings;
    private final Call call;

    AppointmentReader(ReadingSettings settings, Call call) {
        this.settings = settings;
        this.call = call;
    }

    /** The booking, or null when it counts for nothing (with a data note where that is worth saying). */
    @Nullable
    Booking read(Resource resource) {
        return read(resource, Tree.text(resource.tree(), "status"));
    }

    /** As above, with that status in the place of its own. */
    @Nullable
    Booking read(Resource resource, @Nullable String status) {
        JsonNode tree = resource.tree();
        if ("proposed".equals(status) || "waitlist".equals(status)) {
            return null;
        }
        if ("entered-in-error".equals(status)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.ENTERED_IN_ERROR);
            return null;
        }
        When when = call.when(Tree.text(tree, "start"));
        if (!(when instanceof When.At start)) {
            call.note(Code.DATE_MISSING, resource, Remark.ofStart((When.Unknown) when));
            return null;
        }
        List<Coding> reasons = reasons(tree);
        AppointmentOutcome outcome = outcome(status, start, reasons);
        if (outcome == null) {
            boolean early = "fulfilled".equals(status) || "noshow".equals(status);
            call.note(
                    early ? Code.DATE_IN_FUTURE : Code.STATUS_NOT_USED,
                    resource,
                    WORDS.say(
                            "appointment-not-used",
                            "without",
                            status == null,
                            "status",
                            new Quoted(String.valueOf(status)),
                            "early",
                            early));
            return null;
        }
        return new Booking(resource, start, outcome, barrier(reasons), bookedOn(tree), typing(tree));
    }

    private @Nullable AppointmentOutcome outcome(@Nullable String status, When.At start, List<Coding> reasons) {
        if (status == null) {
            return null;
        }
        boolean ahead = call.isFuture(start);
        return switch (status) {
            case "fulfilled" -> ahead ? null : AppointmentOutcome.ATTENDED;
            // Someone who is early, or whose session starts with this call, has come, but the session is still ahead.
            case "arrived", "checked-in" ->
                ahead || call.mayStart(start) ? AppointmentOutcome.BOOKED : AppointmentOutcome.ATTENDED;
            case "noshow" -> ahead ? null : AppointmentOutcome.NO_SHOW;
            case "booked", "pending" -> AppointmentOutcome.BOOKED;
            case "cancelled" -> cancelledBy(reasons);
            default -> null;
        };
    }

    private static AppointmentOutcome cancelledBy(List<Coding> reasons) {
        boolean byClient = false;
        boolean byService = false;
        for (Coding coding : reasons) {
            String code = coding.code();
            if (code == null || !coding.mayBeOf(CANCELLATION)) {
                continue;
            }
            // A death is nobody's cancellation.
            byClient |= code.equals("pat") || (code.startsWith("pat-") && !code.equals("pat-dec"));
            byService |=
                    code.equals("prov") || code.startsWith("prov-") || code.equals("maint") || code.equals("meds-inc");
        }
        if (byClient == byService) {
            return AppointmentOutcome.CANCELLED;
        }
        return byClient ? AppointmentOutcome.CANCELLED_BY_CLIENT : AppointmentOutcome.CANCELLED_BY_SERVICE;
    }

    /** R4 spells it with one l; R5, and people, with two. */
    private static List<Coding> reasons(JsonNode tree) {
        List<Coding> reasons = new ArrayList<>(Coding.ofConcepts(tree, "cancelationReason"));
        reasons.addAll(Coding.ofConcepts(tree, "cancellationReason"));
        reasons.addAll(Coding.ofConcepts(tree, "reasonCode"));
        reasons.addAll(Coding.ofConcepts(tree, "reason"));
        return reasons;
    }

    private static @Nullable Barrier barrier(List<Coding> reasons) {
        Barrier found = null;
        for (Coding coding : reasons) {
            String code = coding.code();
            if (code == null) {
                continue;
            }
            Barrier read = Barriers.SYSTEM.equals(coding.system())
                    ? Barriers.BY_CODE.get(code)
                    : coding.mayBeOf(CANCELLATION) ? ofCancellation(code) : null;
            // Of two barriers the first by name, so that the order of the codes does not matter.
            found = read == null || (found != null && found.compareTo(read) < 0) ? found : read;
        }
        return found;
    }

    /** HL7's code system: lack of transportation; "Other: Financial". */
    private static @Nullable Barrier ofCancellation(String code) {
        return switch (code) {
            case "pat-lt" -> Barrier.TRANSPORT;
            // Financial reasons, and no longer covered by insurance or other payers.
            case "oth-fin", "pat-mt" -> Barrier.MONEY;
            default -> null;
        };
    }

    private @Nullable Instant bookedOn(JsonNode tree) {
        return call.when(Tree.text(tree, "created")) instanceof When.At created ? created.instant() : null;
    }

    private Typing typing(JsonNode tree) {
        List<Coding> types = new ArrayList<>(Coding.ofConcepts(tree, "serviceType"));
        types.addAll(Coding.ofConcepts(tree, "serviceCategory"));
        return Typing.of(types, Coding.ofConcepts(tree, "appointmentType"), settings);
    }
}
