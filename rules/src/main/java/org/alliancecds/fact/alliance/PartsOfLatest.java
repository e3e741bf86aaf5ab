// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.measure.ThresholdInWords;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Mean;
import org.alliancecds.therapy.PlacedResponse;
import org.alliancecds.therapy.Ratings;
import org.alliancecds.therapy.Series;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Bond, goals and tasks of the client's latest rating beside those of the earlier ones. The parts come from the same form
 * as the total; only ratings that tell all three count, and a part is never guessed from a total.
 */
final class PartsOfLatest {
    private static final Words WORDS = Words.beside(PartsOfLatest.class);
    private static final List<String> PARTS = List.of("bond", "goals", "tasks");

    /** A mean is shown to one decimal, so that one twentieth is the least that is not shown as 0. */
    private static final BigDecimal SHOWN_FROM = BigDecimal.valueOf(20);

    private final Therapy therapy;
    private final Measure measure;
    private final Series.Point latest;
    private final @Nullable Map<String, BigDecimal> now;
    private final List<Map<String, BigDecimal>> before = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    /** Of each part over the earlier ones; empty where there are none. */
    private final Map<String, Mean> means = new HashMap<>();

    /** Of at least one rating by the client. */
    PartsOfLatest(Therapy therapy, Measure measure, Ratings ratings) {
        this.therapy = therapy;
        this.measure = measure;
        this.latest = ratings.latest();
        Map<Place, PlacedResponse> forms = forms(ratings.points());
        this.now = parts(latest, forms);
        for (Series.Point point : ratings.first(ratings.size() - 1).points()) {
            Map<String, BigDecimal> parts = parts(point, forms);
            if (parts != null) {
                before.add(parts);
                dates.add(point.date());
            }
        }
        dates.add(latest.date());
        if (!before.isEmpty()) {
            PARTS.forEach(part -> means.put(
                    part, Mean.of(before.stream().map(form -> value(form, part)).toList())));
        }
    }

    /** Whether all three parts are known of the latest rating and of at least so many earlier ones. */
    Answer knownFor(int n) {
        if (now == null || before.size() < n) {
            return notKnown(n);
        }
        return Answer.stage(
                true, WORDS.say("parts-known", "measure", measure.shortName(), "count", before.size()), dates);
    }

    /**
     * Whether this part fell by at least the step of its scale, and at least as much as the other two, each counted in
     * steps of its own scale, so that scales of different length can be compared.
     */
    Answer fell(String part) {
        if (now == null || before.isEmpty()) {
            return notKnown(1);
        }
        Map<String, Mean> falls = new HashMap<>();
        Map<String, Threshold> steps = new HashMap<>();
        for (String one : PARTS) {
            Threshold step = measure.threshold("step." + one);
            if (step == null) {
                return Answer.notKnown(WORDS.say("no-step-of-part", "measure", measure.shortName(), "part", part(one)));
            }
            steps.put(one, step);
            falls.put(one, fall(one));
        }
        BigDecimal fall = value(falls, part).sum();
        Threshold step = value(steps, part);
        boolean asMuch = PARTS.stream()
                .allMatch(other -> fall.multiply(value(steps, other).value())
                                .compareTo(value(falls, other).sum().multiply(step.value()))
                        >= 0);
        boolean holds = fall.compareTo(step.value().multiply(BigDecimal.valueOf(before.size()))) >= 0 && asMuch;
        List<Phrase> others = PARTS.stream()
                .filter(other -> !other.equals(part))
                .map(other -> WORDS.say("change-of-part", "part", part(other), "change", change(value(falls, other))))
                .toList();
        Mean mean = value(means, part);
        BigDecimal shown = value(now, part);
        return Answer.telling(
                holds,
                WORDS.say(
                        "part-fell",
                        "part",
                        part,
                        "value",
                        shown,
                        "measure",
                        measure.shortName(),
                        "day",
                        latest.date(),
                        "mean",
                        mean,
                        "count",
                        before.size(),
                        "change",
                        change(value(falls, part)),
                        "others",
                        others,
                        "step",
                        ThresholdInWords.distance(step)),
                WORDS.say(
                                "part-fell.headline",
                                "measure",
                                measure.shortName(),
                                "part",
                                part(part),
                                "value",
                                shown,
                                "mean",
                                mean)
                        .headline(),
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
            if (response.rater() != Rater.CLIENT || !response.measure().equals(measure.id())) {
                continue;
            }
            Place place = Place.of(placed);
            Series.Point point = ratings.get(place);
            BigDecimal total = response.values().get(AllianceSeries.SCALE);
            if (point != null && total != null && total.compareTo(point.value()) == 0) {
                forms.merge(
                        place,
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
        return now == null
                ? Answer.notKnown(WORDS.say("parts-not-told", "measure", measure.shortName(), "day", latest.date()))
                : Answer.notKnown(WORDS.say(
                        "parts-too-few", "count", before.size(), "needed", n, "measure", measure.shortName()));
    }

    /** From the mean of the earlier ones to the latest; below zero where it rose. */
    private Mean fall(String part) {
        BigDecimal latest = value(Objects.requireNonNull(now), part);
        return new Mean(
                value(means, part).sum().subtract(latest.multiply(BigDecimal.valueOf(before.size()))), before.size());
    }

    /** What would be shown as 0 did not fall. */
    private static Phrase change(Mean fall) {
        boolean fell = fall.sum().multiply(SHOWN_FROM).compareTo(BigDecimal.valueOf(fall.count())) >= 0;
        return WORDS.say("change", "fell", fell, "by", fall);
    }

    private static Phrase part(String part) {
        return WORDS.say("part", "part", part);
    }

    private static <T> T value(Map<String, T> values, String part) {
        return Objects.requireNonNull(values.get(part));
    }
}
