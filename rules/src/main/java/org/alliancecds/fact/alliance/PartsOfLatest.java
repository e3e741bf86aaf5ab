// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import static org.alliancecds.words.InWords.count;
import static org.alliancecds.words.InWords.day;
import static org.alliancecds.words.InWords.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.PlacedResponse;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.InWords;
import org.alliancecds.words.ThresholdInWords;
import org.jspecify.annotations.Nullable;

/**
 * Bond, goals and tasks of the client's latest rating beside those of the earlier ones. The parts come from the same form
 * as the total; only ratings that tell all three count, and a part is never guessed from a total.
 */
final class PartsOfLatest {
    private static final List<String> PARTS = List.of("bond", "goals", "tasks");

    private final Therapy therapy;
    private final Measure measure;
    private final Series.Point latest;
    private final @Nullable Map<String, BigDecimal> now;
    private final List<Map<String, BigDecimal>> before = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();

    /** Of at least one rating by the client. */
    PartsOfLatest(Therapy therapy, Measure measure, List<Series.Point> points) {
        this.therapy = therapy;
        this.measure = measure;
        this.latest = points.get(points.size() - 1);
        Map<Place, PlacedResponse> forms = forms(points);
        this.now = parts(latest, forms);
        for (Series.Point point : points.subList(0, points.size() - 1)) {
            Map<String, BigDecimal> parts = parts(point, forms);
            if (parts != null) {
                before.add(parts);
                dates.add(point.date());
            }
        }
        dates.add(latest.date());
    }

    /** Whether all three parts are known of the latest rating and of at least so many earlier ones. */
    Answer knownFor(int n) {
        if (now == null || before.size() < n) {
            return notKnown(n);
        }
        return Answer.stage(
                true,
                "Bond, goals and tasks are known for the client's latest " + measure.shortName() + " rating and for "
                        + before.size() + " earlier " + (before.size() == 1 ? "one." : "ones."),
                dates);
    }

    /**
     * Whether this part fell by at least the step of its scale, and at least as much as the other two, each counted in
     * steps of its own scale, so that scales of different length can be compared.
     */
    Answer fell(String part) {
        if (now == null || before.isEmpty()) {
            return notKnown(1);
        }
        Map<String, BigDecimal> falls = new LinkedHashMap<>();
        Map<String, Threshold> steps = new LinkedHashMap<>();
        for (String one : PARTS) {
            Threshold step = measure.threshold("step." + one);
            if (step == null) {
                return Answer.notKnown(
                        "The " + measure.shortName() + " has no step of its scale " + one + " in this rulebook.");
            }
            steps.put(one, step);
            falls.put(one, mean(one).sum().subtract(value(now, one).multiply(BigDecimal.valueOf(before.size()))));
        }
        BigDecimal fall = value(falls, part);
        Threshold step = Objects.requireNonNull(steps.get(part));
        boolean asMuch = PARTS.stream()
                .allMatch(other ->
                        fall.multiply(Objects.requireNonNull(steps.get(other)).value())
                                        .compareTo(value(falls, other).multiply(step.value()))
                                >= 0);
        boolean holds = fall.compareTo(step.value().multiply(BigDecimal.valueOf(before.size()))) >= 0 && asMuch;
        List<String> others = PARTS.stream()
                .filter(other -> !other.equals(part))
                .map(other -> other + " " + change(value(falls, other)))
                .toList();
        String shown = number(value(now, part));
        return Answer.telling(
                holds,
                InWords.sentence(part) + " is " + shown + " in the client's latest " + measure.shortName()
                        + " rating (" + day(latest.date()) + "), and "
                        + mean(part).words() + " on average in the "
                        + count(before.size(), "earlier rating") + " that tell" + (before.size() == 1 ? "s" : "")
                        + " all three parts. It " + change(fall) + ", " + InWords.list(others)
                        + "; one step of its scale is " + ThresholdInWords.distance(step) + ".",
                InWords.headline(measure.shortName() + " " + part + " " + shown + ", earlier "
                        + mean(part).words()),
                dates);
    }

    /** Where a rating has its one place: its day, and its session where it has one. */
    private record Place(LocalDate day, @Nullable Integer session) {
        static Place of(Series.Point point) {
            return new Place(point.date(), point.session());
        }

        static Place of(PlacedResponse placed) {
            Session session = placed.session();
            return new Place(placed.day(), session == null ? null : session.number());
        }
    }

    /** The form that each rating's total is of: of several with that total the later amended one, else the later one. */
    private Map<Place, PlacedResponse> forms(List<Series.Point> points) {
        Map<Place, Series.Point> ratings = new HashMap<>();
        points.forEach(point -> ratings.put(Place.of(point), point));
        Map<Place, PlacedResponse> forms = new HashMap<>();
        for (PlacedResponse placed : therapy.responses()) {
            MeasureResponse response = placed.response();
            Series.Point point = ratings.get(Place.of(placed));
            BigDecimal total = response.values().get(AllianceSeries.SCALE);
            boolean itsForm = response.measure().equals(measure.id())
                    && response.rater() == Rater.CLIENT
                    && point != null
                    && total != null
                    && total.compareTo(point.value()) == 0;
            if (itsForm) {
                forms.merge(
                        Place.of(placed),
                        placed,
                        (one, later) ->
                                later.response().amended() || !one.response().amended() ? later : one);
            }
        }
        return forms;
    }

    /** The parts of the form that this rating's total is of; null where it does not tell all three. */
    private static @Nullable Map<String, BigDecimal> parts(Series.Point point, Map<Place, PlacedResponse> forms) {
        PlacedResponse form = forms.get(Place.of(point));
        return form == null || !form.response().values().keySet().containsAll(PARTS)
                ? null
                : form.response().values();
    }

    private Answer notKnown(int n) {
        String never = "; a part is never guessed from a total.";
        return now == null
                ? Answer.notKnown("The client's latest " + measure.shortName() + " rating (" + day(latest.date())
                        + ") does not tell bond, goals and tasks" + never)
                : Answer.notKnown("Bond, goals and tasks are known for " + before.size() + " of the "
                        + count(n, "earlier " + measure.shortName() + " rating") + " that this needs" + never);
    }

    private Mean mean(String part) {
        return Mean.of(before.stream().map(form -> value(form, part)).toList());
    }

    private String change(BigDecimal fallTimesCount) {
        BigDecimal fall = fallTimesCount.divide(BigDecimal.valueOf(before.size()), 1, RoundingMode.HALF_UP);
        return fall.signum() > 0 ? "fell by " + number(fall) : "did not fall";
    }

    private static BigDecimal value(Map<String, BigDecimal> values, String part) {
        return Objects.requireNonNull(values.get(part));
    }
}
