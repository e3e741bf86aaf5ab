// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.card.Card;
import org.alliancecds.service.card.CardContent;
import org.alliancecds.service.card.CardRenderer;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.card.Sight;
import org.alliancecds.service.intake.TooMuch;
import org.alliancecds.service.ledger.WhatWasTold;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.rulebook.RulebookInUse;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Replay;
import org.alliancecds.told.WhatIsNew;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole program in one place: read the record, ask the rules, tell what is new from what was told, write the cards. */
@Component
final class AllianceCheck {

    private final RulebookInUse inUse;
    private final ReadingSettings settings;
    private final RecordReader records;
    private final WhatWasTold whatWasTold;
    private final CardRenderer renderer;
    private final AllianceSettings.Limits limits;
    private final Duration fetching;
    private volatile @Nullable Basis latest;

    AllianceCheck(
            RulebookInUse inUse,
            ReadingSettings settings,
            RecordReader records,
            WhatWasTold whatWasTold,
            CardRenderer renderer,
            AllianceSettings service) {
        this.limits = service.limits();
        this.fetching = service.fhir().deadline();
        this.inUse = inUse;
        this.settings = settings;
        this.records = records;
        this.whatWasTold = whatWasTold;
        this.renderer = renderer;
    }

    /**
     * What a call comes to.
     *
     * @param rulebook the one that it was evaluated with, whatever has been put in use since
     * @param sight what of the record could be seen
     * @param cards what is new to whom they are for, and what stands
     */
    record Answer(Rulebook rulebook, Sight sight, Evaluation evaluation, List<Card> cards) {}

    /** What the rules say of a record, and why the other signs stayed silent; it knows nothing of what was told. */
    record Explanation(Sight sight, Evaluation evaluation) {}

    /** What one call rests on from its first line to its last: a rulebook, the reader of its measures, and what its cards take from it. */
    private record Basis(Rulebook rulebook, CourseReader reader, CardContent content) {}

    private interface Question {
        Evaluation ask(Rulebook rulebook, ClientRecord client, LocalDate asOf, Deadline deadline);
    }

    /**
     * Answers a call with cards.
     *
     * @param asOf the day that is asked about; what came later is not there
     * @throws Problem 412 when nothing that is needed could be seen, 413 when there is too much, 503 when it takes too
     *     long
     */
    Answer answer(CdsRequest call, Occasion occasion, LocalDate asOf) {
        return within(call, bounds -> answer(call, occasion, asOf, Rulebook::findings, bounds));
    }

    /** As {@link #answer}, with every silence explained and however long it takes: a program that has just started is slow. */
    Answer rehearse(CdsRequest call, Occasion occasion, LocalDate asOf) {
        return answer(call, occasion, asOf, Rulebook::evaluate, new Bounds(limits.resources(), Deadline.NONE));
    }

    private Answer answer(CdsRequest call, Occasion occasion, LocalDate asOf, Question question, Bounds bounds) {
        Basis basis = basis();
        Rulebook rulebook = basis.rulebook();
        WhatWasTold.Pending before = whatWasTold.ask(occasion);
        Sight sight = records.read(call, occasion.at(), basis.reader(), bounds);
        Evaluation evaluation = question.ask(rulebook, sight.client(), asOf, bounds.deadline());
        WhatIsNew news =
                WhatIsNew.of(evaluation, before.told(), new Replay(rulebook, sight.client(), bounds.deadline()));
        CardPlan plan = CardPlan.of(news, occasion.ehr().standingCard());
        return new Answer(
                rulebook, sight, evaluation, renderer.render(evaluation, plan, sight, basis.content(), occasion));
    }

    /** Asks the rules about a record; throws as {@link #answer}. */
    Explanation explain(CdsRequest call, Instant receivedAt, LocalDate asOf) {
        return within(call, bounds -> {
            Basis basis = basis();
            Sight sight = records.read(call, receivedAt, basis.reader(), bounds);
            return new Explanation(sight, basis.rulebook().evaluate(sight.client(), asOf, bounds.deadline()));
        });
    }

    private <T> T within(CdsRequest call, Function<Bounds, T> work) {
        Duration allowed = call.fhir() == null ? limits.call() : limits.call().plus(fetching);
        try {
            return work.apply(new Bounds(limits.resources(), new CallDeadline(allowed)));
        } catch (Bounds.Exceeded exceeded) {
            throw TooMuch.of(exceeded);
        } catch (Deadline.Passed late) {
            throw TooMuch.late(allowed);
        }
    }

    private Basis basis() {
        Rulebook rulebook = inUse.rulebook();
        Basis known = latest;
        if (known == null || known.rulebook() != rulebook) {
            known = new Basis(
                    rulebook,
                    new CourseReader(rulebook.measures(), rulebook.definitions(), settings),
                    CardContent.of(rulebook));
            latest = known;
        }
        return known;
    }
}
