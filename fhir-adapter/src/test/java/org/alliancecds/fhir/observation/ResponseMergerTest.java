// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Notes;
import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.response.ResponseFacts;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.therapy.Deadline;

/** What is found by its value is what would be found by looking at all that was read. */
class ResponseMergerTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T08:00:00Z");
    private static final List<String> TOTALS = List.of("30", "30.0", "29.5", "29.6", "29.96", "30.4", "31", "30.04");

    private final Call call =
            new Call(new References(List.of(), "1"), Given.NOW, Given.BERLIN, new Notes(), null, Deadline.NONE);

    /** An Observation's answer on its way in. */
    private record Found(MeasureResponse response, boolean raterSaid, List<String> derivedFrom) {}

    @Property(tries = 2_000)
    void mergesAsIfAllWereLookedAt(@ForAll long seed) {
        Random random = new Random(seed);
        List<MeasureResponse> responses = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            responses.add(response("QuestionnaireResponse/" + random.nextInt(4), random));
        }
        List<RiskAnswer> risks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            risks.add(risk("QuestionnaireResponse/" + random.nextInt(4), random));
        }
        ResponseMerger merger = new ResponseMerger(new ResponseFacts(responses, risks, List.of()), call);
        List<MeasureResponse> observed = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            Found found = new Found(response("Observation/" + i, random), random.nextBoolean(), sources(random));
            merger.add(found.response(), found.raterSaid(), found.derivedFrom());
            addLookingAtAll(found, responses, observed);
            RiskAnswer risk = risk("Observation/" + i, random);
            List<String> sources = sources(random);
            merger.addRisk(risk, new HashSet<>(sources));
            if (risks.stream().noneMatch(other -> saysTheSame(other, risk, sources))) {
                risks.add(risk);
            }
        }
        List<MeasureResponse> all = new ArrayList<>(responses);
        all.addAll(observed);
        assertThat(merger.all()).isEqualTo(new ResponseFacts(all, risks, List.of()));
    }

    private static List<String> sources(Random random) {
        return random.nextInt(3) == 0 ? List.of("QuestionnaireResponse/" + random.nextInt(4)) : List.of();
    }

    private static MeasureResponse response(String reference, Random random) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (String scale : List.of("total", "bond", "goals")) {
            if (random.nextBoolean()) {
                values.put(scale, new BigDecimal(TOTALS.get(random.nextInt(TOTALS.size()))));
            }
        }
        values.putIfAbsent(random.nextBoolean() ? "total" : "bond", BigDecimal.valueOf(30));
        return new MeasureResponse(
                reference,
                random.nextInt(4) == 0 ? "wai-sr" : "srs",
                random.nextBoolean() ? Rater.CLIENT : Rater.THERAPIST,
                MORNING.plusSeconds(3600L * 16 * random.nextInt(3)),
                random.nextInt(4) == 0,
                values);
    }

    private static RiskAnswer risk(String reference, Random random) {
        return new RiskAnswer(
                reference,
                "phq-9",
                "/44260-8",
                RiskKind.HARM_TO_SELF,
                MORNING.plusSeconds(3600L * 16 * random.nextInt(3)),
                Rater.CLIENT,
                random.nextInt(2),
                false);
    }

    private static boolean saysTheSame(RiskAnswer other, RiskAnswer risk, List<String> sources) {
        return other.answer() == risk.answer()
                && (sources.contains(other.reference())
                        || day(other.answeredAt()).equals(day(risk.answeredAt())));
    }

    private static void addLookingAtAll(Found found, List<MeasureResponse> responses, List<MeasureResponse> observed) {
        MeasureResponse one = found.response();
        for (MeasureResponse response : responses) {
            boolean derived = response.measure().equals(one.measure())
                    && found.derivedFrom().contains(response.reference());
            boolean sameRater = !found.raterSaid() || response.rater() == one.rater();
            if (derived || (holds(response, one, true) && sameRater && sameDay(response, one))) {
                return;
            }
        }
        for (int i = 0; i < observed.size(); i++) {
            MeasureResponse other = observed.get(i);
            if (holds(other, one, false) && other.rater() == one.rater() && sameDay(one, other)) {
                return;
            }
            boolean sameSitting = other.measure().equals(one.measure())
                    && other.rater() == one.rater()
                    && other.answeredAt().equals(one.answeredAt())
                    && other.amended() == one.amended()
                    && one.values().keySet().stream().noneMatch(other.values()::containsKey);
            if (sameSitting) {
                Map<String, BigDecimal> values = new HashMap<>(other.values());
                values.putAll(one.values());
                observed.set(
                        i,
                        new MeasureResponse(
                                other.reference(),
                                other.measure(),
                                other.rater(),
                                other.answeredAt(),
                                other.amended(),
                                values));
                return;
            }
        }
        observed.add(one);
    }

    private static boolean holds(MeasureResponse response, MeasureResponse found, boolean rounded) {
        return response.measure().equals(found.measure())
                && found.values().entrySet().stream().allMatch(entry -> {
                    BigDecimal value = response.values().get(entry.getKey());
                    BigDecimal other = entry.getValue().stripTrailingZeros();
                    int decimals = Math.max(0, other.scale());
                    return value != null
                            && (value.compareTo(other) == 0
                                    || (rounded
                                            && decimals < value.scale()
                                            && value.setScale(decimals, RoundingMode.HALF_UP)
                                                            .compareTo(other)
                                                    == 0));
                });
    }

    private static boolean sameDay(MeasureResponse one, MeasureResponse other) {
        return day(one.answeredAt()).equals(day(other.answeredAt()));
    }

    private static LocalDate day(Instant when) {
        return when.atZone(Given.BERLIN).toLocalDate();
    }
}
