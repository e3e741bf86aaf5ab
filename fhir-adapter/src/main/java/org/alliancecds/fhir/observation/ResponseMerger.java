// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.response.ResponseFacts;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Keeps one fact one fact: an Observation of what a response says already is not a second response. */
final class ResponseMerger {
    private static final Words WORDS = Words.beside(ResponseMerger.class);

    private static final int NONE = Integer.MAX_VALUE;

    private final List<MeasureResponse> responses;
    private final Map<String, Map<String, Integer>> byReference = new HashMap<>();
    private final Map<OfDay, SameDay> byDay = new HashMap<>();
    private final List<MeasureResponse> fromObservations = new ArrayList<>();
    private final Map<OfDay, SameDay> observedByDay = new HashMap<>();
    private final Map<Sitting, Map<Set<String>, NavigableSet<Integer>>> sittings =
            new TreeMap<>(Comparator.comparing(Sitting::answeredAt)
                    .thenComparing(Sitting::measure)
                    .thenComparing(Sitting::rater)
                    .thenComparing(Sitting::amended));
    private final List<RiskAnswer> risks = new ArrayList<>();
    private final Map<RiskSaid, RiskPlaces> riskPlaces = new HashMap<>();
    private final ResponseFacts given;
    private final Call call;

    /** Where responses lie that may say the same; the rater is null where it does not matter. */
    private record OfDay(
            String measure, LocalDate day, @Nullable Rater rater) {}

    /** One moment at which one person answered one measure. */
    private record Sitting(String measure, Rater rater, Instant answeredAt, boolean amended) {}

    /** An answer to a risk item, wherever it stands. */
    private record RiskSaid(String measure, String item, int answer) {}

    /** Where such an answer stands already. */
    private record RiskPlaces(Set<LocalDate> days, Set<String> references) {}

    ResponseMerger(ResponseFacts given, Call call) {
        this.given = given;
        this.responses = given.responses();
        this.call = call;
        for (int i = 0; i < responses.size(); i++) {
            MeasureResponse response = responses.get(i);
            byReference
                    .computeIfAbsent(response.measure(), fresh -> new HashMap<>())
                    .putIfAbsent(response.reference(), i);
            sameDay(byDay, response, null).add(i, response);
            sameDay(byDay, response, response.rater()).add(i, response);
        }
        given.risks().forEach(this::keep);
    }

    /**
     * Adds what an Observation holds, unless it derives from a response read already, or says the same of the same day.
     *
     * @param raterSaid whether the Observation says its rater; what another rater said is another fact
     */
    void add(MeasureResponse found, boolean raterSaid, List<String> derivedFrom) {
        Map<String, Integer> named = byReference.getOrDefault(found.measure(), Map.of());
        int source = NONE;
        for (String reference : derivedFrom) {
            source = Math.min(source, named.getOrDefault(reference, NONE));
        }
        int same = sameDay(byDay, found, raterSaid ? found.rater() : null).first(found, responses, true);
        if (source <= same && source != NONE) {
            MeasureResponse response = responses.get(source);
            if (!holds(response, found, true)) {
                call.notes()
                        .add(
                                Code.TOTAL_DISAGREES,
                                found.reference(),
                                WORDS.say("derived-differs", "reference", response.reference()));
            }
        } else if (same == NONE) {
            addObserved(found);
        }
    }

    private void addObserved(MeasureResponse found) {
        int same = sameDay(observedByDay, found, found.rater()).first(found, fromObservations, false);
        Map<Set<String>, NavigableSet<Integer>> atOnce = sittings.computeIfAbsent(
                new Sitting(found.measure(), found.rater(), found.answeredAt(), found.amended()),
                fresh -> new HashMap<>());
        int sitting = NONE;
        for (Map.Entry<Set<String>, NavigableSet<Integer>> entry : atOnce.entrySet()) {
            boolean other = found.values().keySet().stream().noneMatch(entry.getKey()::contains);
            if (other && !entry.getValue().isEmpty()) {
                sitting = Math.min(sitting, entry.getValue().first());
            }
        }
        if (same < sitting) {
            return;
        }
        if (sitting == NONE) {
            fromObservations.add(found);
            observed(fromObservations.size() - 1, found, atOnce);
        } else {
            // A total and a subscale of one moment are two Observations of one response.
            MeasureResponse one = fromObservations.get(sitting);
            MeasureResponse joined = join(one, found);
            atOnce.getOrDefault(one.values().keySet(), new TreeSet<>()).remove(sitting);
            fromObservations.set(sitting, joined);
            observed(sitting, joined, atOnce);
        }
    }

    private void observed(int index, MeasureResponse response, Map<Set<String>, NavigableSet<Integer>> atOnce) {
        atOnce.computeIfAbsent(response.values().keySet(), fresh -> new TreeSet<>())
                .add(index);
        sameDay(observedByDay, response, response.rater()).add(index, response);
    }

    /** Adds the answer to a risk item, unless the same answer of the same day is there already. */
    void addRisk(RiskAnswer found, Set<String> derivedFrom) {
        RiskPlaces places = riskPlaces.get(said(found));
        if (places == null
                || (!places.days().contains(day(found.answeredAt()))
                        && !haveOneInCommon(places.references(), derivedFrom))) {
            keep(found);
        }
    }

    private void keep(RiskAnswer risk) {
        risks.add(risk);
        RiskPlaces places =
                riskPlaces.computeIfAbsent(said(risk), fresh -> new RiskPlaces(new HashSet<>(), new HashSet<>()));
        places.days().add(day(risk.answeredAt()));
        places.references().add(risk.reference());
    }

    private static RiskSaid said(RiskAnswer risk) {
        return new RiskSaid(risk.measure(), risk.item(), risk.answer());
    }

    private static boolean haveOneInCommon(Set<String> some, Set<String> others) {
        return some.size() <= others.size()
                ? some.stream().anyMatch(others::contains)
                : others.stream().anyMatch(some::contains);
    }

    ResponseFacts all() {
        List<MeasureResponse> all = new ArrayList<>(responses);
        all.addAll(fromObservations);
        return new ResponseFacts(all, risks, given.notes());
    }

    /**
     * Whether the response says all that was found.
     *
     * @param rounded whether what was found may be rounded, as a mean or a prorated sum that is stored often is
     */
    private static boolean holds(MeasureResponse response, MeasureResponse found, boolean rounded) {
        return response.measure().equals(found.measure())
                && found.values().entrySet().stream().allMatch(entry -> {
                    BigDecimal value = response.values().get(entry.getKey());
                    return value != null && isSame(value, entry.getValue(), rounded);
                });
    }

    private static boolean isSame(BigDecimal value, BigDecimal found, boolean rounded) {
        int decimals = decimals(found);
        return value.compareTo(found) == 0
                || (rounded
                        && decimals < value.scale()
                        && value.setScale(decimals, RoundingMode.HALF_UP).compareTo(found) == 0);
    }

    private static int decimals(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    private static MeasureResponse join(MeasureResponse one, MeasureResponse other) {
        Map<String, BigDecimal> values = new HashMap<>(one.values());
        values.putAll(other.values());
        Map<String, BigDecimal> items = new HashMap<>(one.itemAnswers());
        items.putAll(other.itemAnswers());
        return new MeasureResponse(
                one.reference(), one.measure(), one.rater(), one.answeredAt(), one.amended(), values, items);
    }

    private SameDay sameDay(Map<OfDay, SameDay> days, MeasureResponse response, @Nullable Rater rater) {
        return days.computeIfAbsent(
                new OfDay(response.measure(), day(response.answeredAt()), rater), fresh -> new SameDay());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(call.zone()).toLocalDate();
    }

    /** The responses of one measure and day, found by a value without looking at those that have another. */
    private static final class SameDay {
        private final Map<String, TreeMap<BigDecimal, NavigableSet<Integer>>> byValue = new HashMap<>();

        void add(int index, MeasureResponse response) {
            response.values().forEach((scale, value) -> byValue.computeIfAbsent(scale, fresh -> new TreeMap<>())
                    .computeIfAbsent(value, fresh -> new TreeSet<>())
                    .add(index));
        }

        /** The first that says all that was found; {@link #NONE} where none does. */
        int first(MeasureResponse found, List<MeasureResponse> all, boolean rounded) {
            Collection<NavigableSet<Integer>> fewest = List.of();
            int size = NONE;
            for (Map.Entry<String, BigDecimal> value : found.values().entrySet()) {
                Collection<NavigableSet<Integer>> near = near(value.getKey(), value.getValue(), rounded);
                int nearSize = near.stream().mapToInt(Set::size).sum();
                if (nearSize < size) {
                    fewest = near;
                    size = nearSize;
                }
            }
            int first = NONE;
            for (Set<Integer> alike : fewest) {
                for (int index : alike) {
                    if (index < first && holds(all.get(index), found, rounded)) {
                        first = index;
                    }
                }
            }
            return first;
        }

        /** Those whose value may be the same, or round to it: no further from it than half of its last digit. */
        private Collection<NavigableSet<Integer>> near(String scale, BigDecimal value, boolean rounded) {
            TreeMap<BigDecimal, NavigableSet<Integer>> values = byValue.get(scale);
            if (values == null) {
                return List.of();
            }
            BigDecimal half = rounded ? BigDecimal.valueOf(5, decimals(value) + 1) : BigDecimal.ZERO;
            return values.subMap(value.subtract(half), true, value.add(half), true)
                    .values();
        }
    }
}
