// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.audit.AuditTrail;
import org.alliancecds.service.card.CardContent;
import org.alliancecds.service.card.CardRenderer;
import org.alliancecds.service.card.CdsResponse;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.card.Sight;
import org.alliancecds.service.hook.MissingData.Completed;
import org.alliancecds.service.intake.TooMuch;
import org.alliancecds.service.ledger.WhatWasTold;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.rulebook.RulebookInUse;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Past;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The whole program in one place: read the record, fetch what it lacks, ask the rules, tell what is new from what was told,
 * write the cards.
 */
@Component
final class AllianceCheck {

    private final RulebookInUse inUse;
    private final ReadingSettings settings;
    private final MissingData missing;
    private final WhatWasTold whatWasTold;
    private final CardRenderer renderer;
    private final @Nullable String usualType;
    private final AllianceSettings.Limits limits;
    private final Duration fetching;
    private volatile @Nullable Basis latest;

    AllianceCheck(
            RulebookInUse inUse,
            ReadingSettings settings,
            MissingData missing,
            WhatWasTold whatWasTold,
            CardRenderer renderer,
            AllianceSettings service) {
        this.limits = service.limits();
        this.fetching = service.fhir().deadline();
        this.inUse = inUse;
        this.settings = settings;
        this.missing = missing;
        this.whatWasTold = whatWasTold;
        this.renderer = renderer;
        this.usualType =
                settings.psychotherapyTypes().stream().sorted().findFirst().orElse(null);
    }

    /** What one call rests on from its first line to its last: a rulebook, and the reader of its measures. */
    private record Basis(Rulebook rulebook, CourseReader reader) {}

    /**
     * What a call comes to.
     *
     * @param rulebook the one that it was evaluated with, whatever has been put in use since
     * @param sight what of the record could be seen
     * @param past what the rules said as of earlier days, where that is asked
     */
    record Result(Rulebook rulebook, Evaluation evaluation, Sight sight, Past past) {}

    private interface Question {
        Evaluation ask(Rulebook rulebook, ClientRecord client, LocalDate asOf, Deadline deadline);
    }

    /**
     * Reads and evaluates, as far as cards need it.
     *
     * @param asOf the day that is asked about; what came later is not there
     * @throws Problem 412 when nothing that is needed could be seen, 413 when there is too much, 503 when it takes too
     *     long
     */
    Result evaluate(CdsRequest call, Instant receivedAt, LocalDate asOf) {
        return evaluate(call, receivedAt, asOf, Rulebook::findings);
    }

    /** As {@link #evaluate}, and says of every other sign why it stayed silent. */
    Result explain(CdsRequest call, Instant receivedAt, LocalDate asOf) {
        return evaluate(call, receivedAt, asOf, Rulebook::evaluate);
    }

    /** As {@link #explain}, however long it takes: a program that has just started is slow. */
    Result rehearse(CdsRequest call, Instant receivedAt, LocalDate asOf) {
        return evaluate(call, receivedAt, asOf, Rulebook::evaluate, new Bounds(limits.resources(), Deadline.NONE));
    }

    private Result evaluate(CdsRequest call, Instant receivedAt, LocalDate asOf, Question question) {
        Duration allowed = call.fhir() == null ? limits.call() : limits.call().plus(fetching);
        Bounds bounds = new Bounds(limits.resources(), new CallDeadline(allowed));
        try {
            return evaluate(call, receivedAt, asOf, question, bounds);
        } catch (Bounds.Exceeded exceeded) {
            throw TooMuch.of(exceeded);
        } catch (Deadline.Passed late) {
            throw TooMuch.late(allowed);
        }
    }

    private Result evaluate(CdsRequest call, Instant receivedAt, LocalDate asOf, Question question, Bounds bounds) {
        Basis basis = basis();
        Reading given = read(call, call.prefetch(), Map.of(), receivedAt, basis.reader(), bounds);
        Completed fetched = missing.fetch(call, given.notSeen().keySet(), given.partly());
        Reading record = fetched.isAsGiven() ? given : read(fetched, receivedAt, basis.reader(), bounds);
        Completed withForms = missing.withForms(fetched, record.wantedForms());
        Completed completed = withForms == null ? fetched : withForms;
        Reading understood = withForms == null ? record : read(withForms, receivedAt, basis.reader(), bounds);
        Reading reading = whole(completed, understood, receivedAt, basis.reader(), bounds);
        Sight sight = sight(completed, reading);
        Rulebook rulebook = basis.rulebook();
        Evaluation evaluation = question.ask(rulebook, reading.client(), asOf, bounds.deadline());
        return new Result(rulebook, evaluation, sight, new Replay(rulebook, reading.client(), bounds.deadline()));
    }

    /** The cards for what was found: what is new to whom they are for, and what stands. */
    CdsResponse cards(Result result, Occasion occasion) {
        Told told = whatWasTold.to(AuditTrail.issuer(occasion.ehr()), occasion.patientId(), occasion.userId());
        WhatIsNew news = whatIsNew(result, told);
        CardPlan plan = CardPlan.of(news, occasion.ehr().standingCard());
        CardContent content = new CardContent(
                result.rulebook().references(), result.rulebook().measures());
        return new CdsResponse(renderer.render(result.evaluation(), plan, result.sight(), content, occasion));
    }

    private WhatIsNew whatIsNew(Result result, Told told) {
        try {
            return WhatIsNew.of(result.evaluation(), told, result.past());
        } catch (Deadline.Passed late) {
            throw TooMuch.late(limits.call());
        }
    }

    private Basis basis() {
        Rulebook rulebook = inUse.rulebook();
        Basis known = latest;
        if (known == null || known.rulebook() != rulebook) {
            known = new Basis(rulebook, new CourseReader(rulebook.measures(), settings));
            latest = known;
        }
        return known;
    }

    /** All that is known: given, fetched and about to be booked. What was given alone needs no second reading. */
    private Reading whole(Completed completed, Reading record, Instant receivedAt, CourseReader reader, Bounds bounds) {
        CdsRequest call = completed.call();
        List<JsonNode> ahead = ahead(call, record, receivedAt);
        if (ahead.isEmpty()) {
            return record;
        }
        Map<String, JsonNode> merged =
                new ProposedAppointments(record.client(), usualType).into(call.prefetch(), ahead);
        return read(call, merged, completed.whyAbsent(), receivedAt, reader, bounds);
    }

    private static Reading read(Completed completed, Instant receivedAt, CourseReader reader, Bounds bounds) {
        return read(completed.call(), completed.call().prefetch(), completed.whyAbsent(), receivedAt, reader, bounds);
    }

    /**
     * What is about to be: the appointments to be booked, or the session that starts, so that nobody is told that nothing
     * is booked while the client sits down. Where the record shows no appointments, one says nothing of the others.
     */
    private static List<JsonNode> ahead(CdsRequest call, Reading record, Instant receivedAt) {
        boolean starts = call.startingEncounter() != null && record.client().appointmentsSeen();
        return starts ? List.of(ProposedAppointments.starting(call.patientId(), receivedAt)) : call.proposed();
    }

    private static Reading read(
            CdsRequest call,
            Map<String, JsonNode> prefetch,
            Map<String, String> whyAbsent,
            Instant receivedAt,
            CourseReader reader,
            Bounds bounds) {
        return reader.read(prefetch, whyAbsent, call.patientId(), receivedAt, call.startingEncounter(), bounds);
    }

    private static Sight sight(Completed completed, Reading reading) {
        CdsRequest call = completed.call();
        Map<String, String> notSeen = new TreeMap<>(reading.notSeen());
        boolean proposedOnly = !call.proposed().isEmpty() && !call.prefetch().containsKey("appointments");
        if (proposedOnly) {
            // Only what is about to be booked is known; earlier appointments are not.
            notSeen.put("appointments", "was not given");
        }
        boolean enough = HookService.NEEDED_KEYS.stream()
                .anyMatch(key -> reading.seen().contains(key) && !notSeen.containsKey(key));
        if (!enough) {
            throw nothingSeen(completed);
        }
        return new Sight(List.copyOf(notSeen.keySet()), reading.client());
    }

    private static Problem nothingSeen(Completed completed) {
        StringBuilder states = new StringBuilder();
        for (String key : HookService.NEEDED_KEYS) {
            states.append(states.length() == 0 ? "" : ", ")
                    .append(key)
                    .append(" (")
                    .append(completed.state(key))
                    .append(')');
        }
        return Problem.of(
                        412,
                        Problem.IssueType.REQUIRED,
                        "None of the needed prefetch keys could be seen: " + states + ".",
                        "Give at least one of them as a Bundle, or as null where the search found nothing; or give"
                                + " fhirServer and fhirAuthorization with which it can be fetched.")
                .at("prefetch");
    }
}
