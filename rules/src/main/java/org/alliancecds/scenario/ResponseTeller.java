// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.alliancecds.content.YamlValue;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.Scoring;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an entry says of a measure: a number (the total), a map (scale: value; {@code item 9}: answer of a risk
 * item, by its place on the form or its link id; {@code items}: the answers to all of them; {@code by}: client, therapist, observer or unknown, client when left
 * out; {@code amended}: true), or a list of these, a minute apart.
 */
final class ResponseTeller {
    private static final String TOTAL = "total";
    static final String ITEMS = "items";
    private static final int LONGEST_NUMBER = 30;
    private static final Map<String, Rater> RATERS = CourseTeller.words(Rater.values());

    private final List<MeasureResponse> responses;
    private final List<RiskAnswer> riskAnswers;

    ResponseTeller(List<MeasureResponse> responses, List<RiskAnswer> riskAnswers) {
        this.responses = responses;
        this.riskAnswers = riskAnswers;
    }

    void tell(KeyReader entry, Measure measure, Instant at, UnaryOperator<String> reference) {
        if (measure.kind() == Measure.Kind.NOTE) {
            entry.fault(measure.id(), "The therapist's note has a key of its own.", "note: {…}");
            return;
        }
        YamlValue told = entry.value(measure.id());
        List<YamlValue> all = told == null ? List.of() : told.isList() ? told.elements() : List.of(told);
        int minutes = 0;
        for (YamlValue one : all) {
            Instant answeredAt = at.plusSeconds(60L * minutes++);
            String name = reference.apply("QuestionnaireResponse/" + measure.id());
            if (one.isList()) {
                entry.faultAt(one, measure.id(), "This is not a rating.", measure.id() + ": 34");
            } else {
                response(one.isMapping() ? entry.inside(one) : entry.behind(TOTAL, one), measure, answeredAt, name);
            }
        }
    }

    private void response(KeyReader told, Measure measure, Instant at, String reference) {
        Set<String> known = new LinkedHashSet<>(measure.scales().keySet());
        known.addAll(Set.of("by", "amended", ITEMS));
        for (int place = 1; place <= measure.items().size(); place++) {
            String linkId = measure.items().get(place - 1).linkId();
            if (measure.riskItems().containsKey(linkId)) {
                known.addAll(Set.of("item " + place, linkId));
            }
        }
        told.allow(known);
        Rater given = told.choice("by", RATERS);
        Rater rater = given == null ? Rater.CLIENT : given;
        boolean amended = Boolean.TRUE.equals(told.flag("amended"));
        Map<String, BigDecimal> items = items(told, measure);
        Map<String, BigDecimal> values = new LinkedHashMap<>(Scoring.score(measure, items));
        for (String key : told.names()) {
            Scale scale = measure.scales().get(key);
            if (scale != null) {
                BigDecimal value = told.decimal(key, scale.min(), scale.max());
                if (value != null) {
                    values.put(key, value);
                }
                continue;
            }
            Item item = riskItem(measure, key);
            Integer answer = item == null
                    ? null
                    : told.whole(key, item.min().intValue(), item.max().intValue());
            if (item != null && answer != null) {
                riskAnswers.add(new RiskAnswer(
                        reference,
                        measure.id(),
                        item.linkId(),
                        requireNonNull(measure.riskItems().get(item.linkId())),
                        at,
                        rater,
                        answer,
                        amended));
            }
        }
        if (!values.isEmpty()) {
            responses.add(new MeasureResponse(reference, measure.id(), rater, at, amended, values, items));
        }
    }

    /** The answers to all items, in the order of the form; empty when they are not told. */
    private static Map<String, BigDecimal> items(KeyReader told, Measure measure) {
        List<YamlValue> answers = told.elements(ITEMS);
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        if (answers.isEmpty()) {
            return items;
        }
        if (answers.size() != measure.items().size()) {
            told.fault(
                    ITEMS,
                    "Every item of the " + measure.shortName() + " needs its answer ("
                            + measure.items().size()
                            + "), and here stand " + answers.size() + ".",
                    "the total alone, " + measure.id() + ": …");
            return items;
        }
        for (int place = 0; place < answers.size(); place++) {
            Item item = measure.items().get(place);
            String written = answers.get(place).written().orElse("");
            BigDecimal answer = number(written);
            if (answer != null && answer.compareTo(item.min()) >= 0 && answer.compareTo(item.max()) <= 0) {
                items.put(item.linkId(), answer);
            } else {
                told.faultAt(
                        answers.get(place),
                        ITEMS,
                        "\"" + written + "\" is no answer to item " + (place + 1) + ", which goes from " + item.min()
                                + " to " + item.max() + ".",
                        item.max().toString());
            }
        }
        return items.size() == answers.size() ? items : Map.of();
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** The risk item that a key names by its place ({@code item 9}) or its link id; null when it is none. */
    private static @Nullable Item riskItem(Measure measure, String key) {
        for (int place = 0; place < measure.items().size(); place++) {
            Item item = measure.items().get(place);
            boolean named = key.equals("item " + (place + 1)) || key.equals(item.linkId());
            if (named && measure.riskItems().containsKey(item.linkId())) {
                return item;
            }
        }
        return null;
    }
}
