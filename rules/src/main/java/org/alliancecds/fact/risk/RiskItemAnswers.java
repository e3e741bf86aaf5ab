// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.DatedRiskAnswer;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one risk item of one measure over the last 365 days, in whatever course; the highest of a day counts.
 * Neither age nor anything else silences them.
 */
public final class RiskItemAnswers {
    private static final Words WORDS = Words.beside(RiskItemAnswers.class);
    /** The longest time that a sentence asks for. */
    private static final int REMEMBERED_DAYS = 365;

    /** A risk stands alone in the summary of its card, so that it may say more than other reasons. */
    private static final int RISK_HEADLINE_LENGTH = 95;

    /** Harm to self goes first, whatever the measure: the first reason is the one in the summary. */
    private static final Comparator<RiskItemAnswers> BY_KIND =
            Comparator.comparing(answers -> Objects.requireNonNull(answers.item).kind());

    private final LocalDate asOf;
    private final List<LocalDate> noShows;
    private final @Nullable RiskItem item;
    private final List<RiskDay> days;

    private RiskItemAnswers(Therapy therapy, @Nullable RiskItem item, List<RiskDay> days) {
        this.asOf = therapy.asOf();
        this.noShows = therapy.noShows();
        this.item = item;
        this.days = days;
    }

    /** One for each item answered, by kind, measure and item; one empty when none was. */
    public static List<RiskItemAnswers> of(Therapy therapy, MeasureCatalogue measures) {
        Map<String, Map<String, TreeMap<LocalDate, List<RiskAnswer>>>> answers = new TreeMap<>();
        for (DatedRiskAnswer dated : therapy.riskAnswers()) {
            if (!dated.day().isBefore(therapy.asOf().minusDays(REMEMBERED_DAYS))) {
                RiskAnswer answer = dated.answer();
                answers.computeIfAbsent(answer.measure(), ignored -> new TreeMap<>())
                        .computeIfAbsent(answer.item(), ignored -> new TreeMap<>())
                        .computeIfAbsent(dated.day(), ignored -> new ArrayList<>())
                        .add(answer);
            }
        }
        List<RiskItemAnswers> found = new ArrayList<>();
        answers.forEach((measure, items) -> items.forEach((item, byDay) -> {
            List<RiskDay> days = new ArrayList<>();
            byDay.forEach((day, given) -> days.add(RiskDay.of(day, given)));
            RiskKind kind = days.get(days.size() - 1).kind();
            found.add(new RiskItemAnswers(
                    therapy, RiskItem.of(measures.byId(measure), measure, item, kind), List.copyOf(days)));
        }));
        found.sort(BY_KIND);
        return found.isEmpty() ? List.of(new RiskItemAnswers(therapy, null, List.of())) : List.copyOf(found);
    }

    /** What the item asks about, null when no risk item was answered. */
    public @Nullable RiskKind kind() {
        return item == null ? null : item.kind();
    }

    /** With how it stands to the answer before, and with appointments that were missed since. */
    @Sentence("the latest answer to a risk item within {days:1..365} days is {n:1..10} or more")
    public Answer latestAtLeast(int within, int n) {
        if (item == null || latest(within) == null) {
            return noneWithin(within);
        }
        RiskDay latest = days.get(days.size() - 1);
        boolean holds = latest.highest() >= n;
        RiskChange change = RiskChange.of(days);
        return Answer.telling(
                holds,
                reason(
                        latest.said(item),
                        change.inFull(REMEMBERED_DAYS, asOf),
                        holds ? missedSince(latest) : List.of()),
                WORDS.say(
                                "latest.headline",
                                "item",
                                item.inShort(),
                                "answer",
                                latest.highest(),
                                "day",
                                new Spoken.ShortDay(latest.day()),
                                "change",
                                change.inShort())
                        .headline(RISK_HEADLINE_LENGTH),
                List.of(latest.day()));
    }

    /** False for any other item. */
    @Sentence("the latest answer to an item about plans within {days:1..365} days is {n:1..10} or more")
    public Answer latestAboutPlansAtLeast(int within, int n) {
        if (item != null && item.kind() != RiskKind.PLANS) {
            return Answer.stage(false, WORDS.say("not-plans", "item", new Spoken.AtStart(item.inFull())), List.of());
        }
        return latestAtLeast(within, n);
    }

    /** The highest of the days before speaks, and of equal ones the newest. */
    @Sentence("the latest answer to a risk item is below {n:1..10}, but one within {days:1..365} days was not")
    public Answer latestBelowButEarlierAtLeast(int n, int within) {
        if (item == null || latest(within) == null) {
            return noneWithin(within);
        }
        RiskDay latest = days.get(days.size() - 1);
        RiskDay earlier = highestEarlier(n, asOf.minusDays(within));
        if (latest.highest() >= n) {
            return Answer.stage(false, latest.said(item), List.of(latest.day()));
        }
        if (earlier == null) {
            return Answer.stage(
                    false,
                    reason(
                            latest.said(item),
                            WORDS.say("none-as-high", "days", within, "asOf", asOf, "n", n),
                            List.of()),
                    List.of(latest.day()));
        }
        return Answer.telling(
                true,
                reason(
                        latest.said(item),
                        WORDS.say(
                                "was-higher",
                                "earlier",
                                earlier.highest(),
                                "day",
                                earlier.day(),
                                "latest",
                                latest.highest()),
                        missedSince(latest)),
                WORDS.say(
                                "was-higher.headline",
                                "item",
                                item.inShort(),
                                "latest",
                                latest.highest(),
                                "day",
                                new Spoken.ShortDay(latest.day()),
                                "earlier",
                                earlier.highest(),
                                "earlierDay",
                                new Spoken.ShortDay(earlier.day()))
                        .headline(RISK_HEADLINE_LENGTH),
                List.of(earlier.day(), latest.day()));
    }

    /** The highest of the days before the latest, from a day on and of at least so much; of equal ones the newest. */
    private @Nullable RiskDay highestEarlier(int least, LocalDate from) {
        RiskDay found = null;
        for (RiskDay day : days.subList(0, days.size() - 1)) {
            boolean counts = day.highest() >= least && !day.day().isBefore(from);
            if (counts && (found == null || day.highest() >= found.highest())) {
                found = day;
            }
        }
        return found;
    }

    private @Nullable RiskDay latest(int within) {
        RiskDay latest = days.isEmpty() ? null : days.get(days.size() - 1);
        return latest != null && isWithin(latest, within) ? latest : null;
    }

    private boolean isWithin(RiskDay day, int within) {
        return !day.day().isBefore(asOf.minusDays(within));
    }

    private Answer noneWithin(int within) {
        return Answer.notKnown(WORDS.say(
                "not-answered",
                "item",
                item == null ? WORDS.say("an-item") : new Spoken.AtStart(item.inFull()),
                "days",
                Math.min(within, REMEMBERED_DAYS),
                "asOf",
                asOf));
    }

    private static Phrase reason(Phrase said, Phrase then, List<LocalDate> missed) {
        return WORDS.say("reason", "said", said, "then", then, "missed", missed.size(), "days", missed);
    }

    /** The days after that one on which an appointment was missed. */
    private List<LocalDate> missedSince(RiskDay day) {
        return noShows.stream()
                .filter(noShow -> noShow.isAfter(day.day()))
                .distinct()
                .toList();
    }
}
