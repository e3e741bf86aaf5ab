// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Rater;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Orders the responses of a course into series: one for each measure, scale and rater, one value a session. */
public final class SeriesBuilder {
    private static final Words WORDS = Words.beside(SeriesBuilder.class);

    private final MeasureCatalogue measures;
    private final List<Series> series = new ArrayList<>();
    // By identity: a hash over all points of a series, for each of its scales, would cost more than building it.
    private final IdentityHashMap<Series, List<Map<String, BigDecimal>>> itemAnswers = new IdentityHashMap<>();
    private final List<DataNote> dataNotes = new ArrayList<>();

    /** Responses of one kind by one rater, that is candidates for one series. */
    private record Source(String measure, Rater rater) {}

    /** What only one response can count for: a session, or a day that belongs to none. */
    private record Place(
            @Nullable Integer session, @Nullable String day) {
        static Place of(PlacedResponse placed) {
            Session session = placed.session();
            return session == null ? new Place(null, placed.day().toString()) : new Place(session.number(), null);
        }
    }

    public SeriesBuilder(List<PlacedResponse> responses, MeasureCatalogue measures) {
        this.measures = measures;
        Map<Source, List<PlacedResponse>> sources =
                new TreeMap<>(Comparator.comparing(Source::measure).thenComparing(Source::rater));
        for (PlacedResponse placed : responses) {
            Source source =
                    new Source(placed.response().measure(), placed.response().rater());
            sources.computeIfAbsent(source, ignored -> new ArrayList<>()).add(placed);
        }
        sources.forEach(this::add);
    }

    /** By measure, then by scale, then by rater. */
    public List<Series> series() {
        return series.stream()
                .sorted(Comparator.comparing(Series::measure)
                        .thenComparing(Series::scale)
                        .thenComparing(Series::rater))
                .toList();
    }

    /** The answers to single items behind each point of a series, in the order of the points. */
    public List<Map<String, BigDecimal>> itemAnswers(Series one) {
        return itemAnswers.getOrDefault(one, List.of());
    }

    public List<DataNote> dataNotes() {
        return List.copyOf(dataNotes);
    }

    private void add(Source source, List<PlacedResponse> responses) {
        Map<Place, List<PlacedResponse>> places = new LinkedHashMap<>();
        Set<String> scales = new TreeSet<>();
        for (PlacedResponse placed : responses) {
            places.computeIfAbsent(Place.of(placed), ignored -> new ArrayList<>())
                    .add(placed);
            scales.addAll(placed.response().values().keySet());
        }
        // By identity: each was placed once, and a hash over all answers of a form would cost more than its scoring.
        Set<PlacedResponse> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String scale : scales) {
            List<PlacedResponse> chosen = places.values().stream()
                    .map(candidates -> chosen(candidates, scale))
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(placed -> placed.response().answeredAt()))
                    .toList();
            used.addAll(chosen);
            Series one = new Series(
                    source.measure(),
                    scale,
                    source.rater(),
                    chosen.stream().map(placed -> point(placed, scale)).toList());
            series.add(one);
            itemAnswers.put(
                    one,
                    chosen.stream()
                            .map(placed -> placed.response().itemAnswers())
                            .toList());
        }
        places.values().forEach(candidates -> remarkUnused(candidates, used));
    }

    /** The later amended one, else the later one, of those that have a value for the scale; they come in order. */
    private static List<PlacedResponse> chosen(List<PlacedResponse> candidates, String scale) {
        PlacedResponse chosen = null;
        for (PlacedResponse candidate : candidates) {
            boolean scored = candidate.response().values().containsKey(scale);
            boolean better = chosen == null
                    || candidate.response().amended()
                    || !chosen.response().amended();
            if (scored && better) {
                chosen = candidate;
            }
        }
        return chosen == null ? List.of() : List.of(chosen);
    }

    private static Series.Point point(PlacedResponse placed, String scale) {
        Session session = placed.session();
        return new Series.Point(
                session == null ? null : session.number(),
                placed.day(),
                Objects.requireNonNull(placed.response().values().get(scale)));
    }

    private void remarkUnused(List<PlacedResponse> candidates, Set<PlacedResponse> used) {
        for (PlacedResponse candidate : candidates) {
            if (candidates.size() > 1 && !used.contains(candidate)) {
                Session session = candidate.session();
                Measure measure = measures.byId(candidate.response().measure());
                dataNotes.add(new DataNote(
                        DataNote.Code.TWO_IN_ONE_SESSION,
                        candidate.response().reference(),
                        WORDS.say(
                                "two-in-one-session",
                                "measure",
                                measure == null ? candidate.response().measure() : measure.shortName(),
                                "day",
                                candidate.day(),
                                "session",
                                session == null ? 0 : session.number())));
            }
        }
    }
}
