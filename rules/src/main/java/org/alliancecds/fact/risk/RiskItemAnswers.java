// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.shortDay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.DatedRiskAnswer;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one risk item of one measure over the last 365 days, in whatever course; the highest of a day counts.
 * Neither age nor anything else silences them.
 */
public final class RiskItemAnswers {
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
            RiskKind kind = days.get(days.size() - 1).highestAnswer().kind();
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

    /** "the latest answer to a risk item within {days} days is {n} or more". */
    @Sentence("the latest answer to a risk item within {days:1..365} days is {n:1..10} or more")
    public Answer latestAtLeast(int within, int n) {
        if (item == null || latest(within) == null) {
            return noneWithin(within);
        }
        RiskDay latest = days.get(days.size() - 1);
        boolean holds = latest.highest() >= n;
        return Answer.telling(
                holds,
                said(latest) + since() + (holds ? missedSince(latest) : ""),
                InWords.headline(
                        item.inShort() + ": " + latest.highest() + " on " + shortDay(latest.day()) + ", "
                                + sinceInShort(),
                        RISK_HEADLINE_LENGTH),
                List.of(latest.day()));
    }

    /** "the latest answer to an item about plans within {days} days is {n} or more"; false for any other item. */
    @Sentence("the latest answer to an item about plans within {days:1..365} days is {n:1..10} or more")
    public Answer latestAboutPlansAtLeast(int within, int n) {
        if (item != null && item.kind() != RiskKind.PLANS) {
            return Answer.stage(false, InWords.sentence(item.inFull()) + " does not ask about plans.", List.of());
        }
        return latestAtLeast(within, n);
    }

    /** "the latest answer to a risk item is below {n}, but one within {days} days was not". */
    @Sentence("the latest answer to a risk item is below {n:1..10}, but one within {days:1..365} days was not")
    public Answer latestBelowButEarlierAtLeast(int n, int within) {
        if (item == null || latest(within) == null) {
            return noneWithin(within);
        }
        RiskDay latest = days.get(days.size() - 1);
        // The highest of the window speaks, and of equal ones the newest.
        RiskDay earlier = days.subList(0, days.size() - 1).stream()
                .filter(day -> isWithin(day, within) && day.highest() >= n)
                .max(Comparator.comparingInt(RiskDay::highest).thenComparing(RiskDay::day))
                .orElse(null);
        if (latest.highest() >= n || earlier == null) {
            String none = latest.highest() >= n
                    ? ""
                    : " No answer in the " + within + " days up to " + day(asOf) + " was " + n + " or more.";
            return Answer.stage(false, said(latest) + none, List.of(latest.day()));
        }
        return Answer.telling(
                true,
                said(latest) + " It was " + earlier.highest() + " on " + day(earlier.day()) + "; a " + latest.highest()
                        + " is not reassurance." + missedSince(latest),
                InWords.headline(
                        item.inShort() + ": " + latest.highest() + " on " + shortDay(latest.day()) + ", was "
                                + earlier.highest() + " on " + shortDay(earlier.day()),
                        RISK_HEADLINE_LENGTH),
                List.of(earlier.day(), latest.day()));
    }

    private @Nullable RiskDay latest(int within) {
        RiskDay latest = days.isEmpty() ? null : days.get(days.size() - 1);
        return latest != null && isWithin(latest, within) ? latest : null;
    }

    private boolean isWithin(RiskDay day, int within) {
        return !day.day().isBefore(asOf.minusDays(within));
    }

    private Answer noneWithin(int within) {
        String asked = item == null ? "A risk item" : InWords.sentence(item.inFull());
        return Answer.notKnown(asked + " was not answered in the " + Math.min(within, REMEMBERED_DAYS) + " days up to "
                + day(asOf) + "; that is not a 0.");
    }

    private String said(RiskDay day) {
        RiskItem asked = Objects.requireNonNull(item);
        return day.raters() + " answered " + day.highest() + " to " + asked.inFull() + " on " + day(day.day()) + "."
                + day.otherAnswers();
    }

    /** The first day from which on the answer has been what it is now. */
    private RiskDay unchangedSince() {
        int from = days.size() - 1;
        while (from > 0 && days.get(from - 1).highest() == days.get(from).highest()) {
            from--;
        }
        return days.get(from);
    }

    /** New, risen, lower, or unchanged since when, for the summary of a card. */
    private String sinceInShort() {
        int last = days.size() - 1;
        RiskDay unchanged = unchangedSince();
        if (!unchanged.equals(days.get(last))) {
            return "unchanged since " + shortDay(unchanged.day());
        }
        int before = last == 0 ? 0 : days.get(last - 1).highest();
        if (before == 0) {
            return days.get(last).highest() == 0 ? "none before" : "new";
        }
        return before < days.get(last).highest() ? "risen from " + before : "lower than before (" + before + ")";
    }

    /** New, risen, lower, or unchanged since when. */
    private String since() {
        int last = days.size() - 1;
        int highest = days.get(last).highest();
        RiskDay unchanged = unchangedSince();
        if (!unchanged.equals(days.get(last))) {
            return " This is unchanged since " + day(unchanged.day()) + ".";
        }
        if (last == 0) {
            return (highest == 0 ? " No" : " It is new: no") + " earlier answer is known from the " + REMEMBERED_DAYS
                    + " days up to " + day(asOf) + ".";
        }
        RiskDay before = days.get(last - 1);
        return " " + changed(before.highest(), highest) + ": it was " + before.highest() + " on " + day(before.day())
                + ".";
    }

    private static String changed(int before, int now) {
        if (before == 0) {
            return "It is new";
        }
        return before < now ? "It has risen" : "It is lower than before";
    }

    private String missedSince(RiskDay day) {
        List<LocalDate> missed = noShows.stream()
                .filter(noShow -> noShow.isAfter(day.day()))
                .distinct()
                .toList();
        return missed.isEmpty()
                ? ""
                : " An appointment was missed since, on " + InWords.days(missed)
                        + ": same-day contact under the service's own procedure is worth considering.";
    }

    /** All answers to the item on one day, of which the highest counts. */
    private record RiskDay(LocalDate day, List<RiskAnswer> answers, RiskAnswer highestAnswer) {

        static RiskDay of(LocalDate day, List<RiskAnswer> answers) {
            return new RiskDay(
                    day,
                    answers,
                    answers.stream()
                            .max(Comparator.comparingInt(RiskAnswer::answer).thenComparing(RiskAnswer::kind))
                            .orElseThrow());
        }

        int highest() {
            return highestAnswer.answer();
        }

        /** Who gave the highest answer, as the subject of a sentence. */
        String raters() {
            List<String> raters = answers.stream()
                    .filter(answer -> answer.answer() == highest())
                    .map(RiskAnswer::rater)
                    .distinct()
                    .sorted()
                    .map(rater -> rater == Rater.UNKNOWN ? "someone the record does not name" : "the " + rater.word())
                    .toList();
            return InWords.sentence(InWords.list(raters));
        }

        /** The other answers of the day, which do not count and are not hidden either. */
        String otherAnswers() {
            List<String> others = answers.stream()
                    .map(RiskAnswer::answer)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .map(String::valueOf)
                    .toList();
            boolean amended = answers.stream().anyMatch(RiskAnswer::amended);
            return others.size() < 2
                    ? ""
                    : " " + InWords.list(others) + " are recorded for this day"
                            + (amended ? ", since the form was amended" : "") + "; the highest counts.";
        }
    }

    /** How an item is named, without its wording, which a licence may not allow to show; in short, the kind leads. */
    private record RiskItem(String inShort, String inFull, RiskKind kind) {

        static RiskItem of(@Nullable Measure measure, String measureId, String linkId, RiskKind kind) {
            String name = measure == null ? measureId : measure.shortName();
            String about =
                    switch (kind) {
                        case HARM_TO_SELF -> "harm to self";
                        case PLANS -> "plans to end one's life";
                        case HARM_TO_OTHERS -> "harm to others";
                    };
            String number = " item " + linkId;
            String meaning = about;
            int position = 0;
            for (Measure.Item item : measure == null ? List.<Measure.Item>of() : measure.items()) {
                position++;
                if (Stream.concat(Stream.of(item.linkId()), item.aliases().stream())
                        .anyMatch(linkId::equals)) {
                    number = " item " + position;
                    meaning = item.meaning().equals(about) ? about : item.meaning() + "; " + about;
                }
            }
            return new RiskItem(about + ", " + name + number, name + number + " (" + meaning + ")", kind);
        }
    }
}
