// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.SessionNote;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each scenario of the shipped rulebook, as told, in other orders, and beside what is none of its business. */
class ScenariosTest {
    private final Rulebook shipped = Rulebook.builtIn(CourseSettings.DEFAULT);
    // A sign that a clinic may switch on has to keep its promises, too.
    private final Rulebook rulebook = shipped.withEverySignOn();
    private final ScenarioRunner runner = new ScenarioRunner(rulebook.signs());

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() {
        return rulebook.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.family() + ": " + scenario.name(), () -> {
                    Evaluation evaluation = rulebook.evaluate(scenario.client(), scenario.asOf());
                    ScenarioOutcome outcome = runner.compare(scenario, evaluation);

                    assertThat(outcome.passed()).as(outcome.toString()).isTrue();
                    for (int seed = 1; seed <= 3; seed++) {
                        ClientRecord shuffled = shuffled(scenario.client(), new Random(seed));
                        assertThat(rulebook.evaluate(shuffled, scenario.asOf())).isEqualTo(evaluation);
                    }
                    Evaluation beside = rulebook.evaluate(withUnrelated(scenario), scenario.asOf());
                    assertThat(beside.findings()).isEqualTo(evaluation.findings());
                    assertThat(beside.silent())
                            .extracting(Evaluation.Silence::sign)
                            .isEqualTo(evaluation.silent().stream()
                                    .map(Evaluation.Silence::sign)
                                    .toList());
                }));
    }

    @Test
    void noneBreaksWithTheSignsThatAreSwitchedOff() {
        assertThat(ScenarioRunner.runAll(shipped)).allMatch(ScenarioOutcome::passed);
    }

    private static ClientRecord shuffled(ClientRecord client, Random random) {
        return with(
                client,
                shuffled(client.contacts(), random),
                shuffled(client.responses(), random),
                shuffled(client.notes(), random),
                shuffled(client.riskAnswers(), random));
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> other = new ArrayList<>(items);
        Collections.shuffle(other, random);
        return other;
    }

    /** An outcome score by a rater whom no rule asks, one of a measure that nobody knows, and one from the far future. */
    private static ClientRecord withUnrelated(Scenario scenario) {
        ClientRecord client = scenario.client();
        Instant day = Stream.of(
                        client.contacts().stream().map(Contact::start),
                        client.responses().stream().map(MeasureResponse::answeredAt))
                .flatMap(instants -> instants)
                .filter(instant -> !instant.atZone(client.zone()).toLocalDate().isAfter(scenario.asOf()))
                .max(Instant::compareTo)
                .orElse(scenario.asOf().atStartOfDay(client.zone()).toInstant());
        List<MeasureResponse> responses = new ArrayList<>(client.responses());
        responses.add(0, response("gad-7", Rater.OBSERVER, day, "21"));
        responses.add(response("horoscope", Rater.CLIENT, day, "1"));
        responses.add(response("srs", Rater.CLIENT, Instant.parse("2099-01-01T10:00:00Z"), "1"));
        return with(client, client.contacts(), responses, client.notes(), client.riskAnswers());
    }

    private static MeasureResponse response(String measure, Rater rater, Instant answeredAt, String total) {
        return new MeasureResponse(
                "QuestionnaireResponse/unrelated-" + measure,
                measure,
                rater,
                answeredAt,
                false,
                Map.of("total", new BigDecimal(total)));
    }

    private static ClientRecord with(
            ClientRecord client,
            List<Contact> contacts,
            List<MeasureResponse> responses,
            List<SessionNote> notes,
            List<RiskAnswer> riskAnswers) {
        return new ClientRecord(
                client.zone(),
                client.receivedAt(),
                client.birthDate(),
                client.appointmentsSeen(),
                contacts,
                responses,
                notes,
                riskAnswers,
                client.conditions(),
                client.dataNotes());
    }
}
