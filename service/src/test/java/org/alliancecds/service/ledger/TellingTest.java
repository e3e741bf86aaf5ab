// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.CdsHooksStrictness;
import org.alliancecds.service.RunningService;
import org.alliancecds.service.ehr.KnownCaller;
import org.alliancecds.service.rulebook.ClinicFolder;
import org.alliancecds.service.rulebook.RulebookInUse;
import org.alliancecds.service.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is new is told until the next session, what stands is seen, and risk is never silent: over weeks, by the hook. */
class TellingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 5);
    private static final String THERAPIST = "Practitioner/t1";
    private static final String COLLEAGUE = "Practitioner/t2";

    private final Path folder;
    private final Hands clock = new Hands();
    private final List<MemoryService> services = new ArrayList<>();
    private int calls;

    TellingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A clock that is put forward. */
    private static final class Hands extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return BERLIN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void onSqlite() {
        try (MemoryService service =
                new MemoryService(List.of("--alliance.store.path=" + folder.resolve("t.db")), clock)) {
            services.add(service);
            tellsOverWeeks();
        }
    }

    @Test
    void onPostgresqlWithTwoReplicas() throws Exception {
        Path key = Files.writeString(folder.resolve("client.key"), "k".repeat(40));
        try (EmbeddedPostgres server = MemoryTest.postgres(folder)) {
            List<String> settings = List.of(
                    "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--alliance.store.client-key=" + key);
            try (MemoryService one = new MemoryService(settings, clock);
                    MemoryService other = new MemoryService(settings, clock)) {
                services.addAll(List.of(one, other));
                tellsOverWeeks();
            }
        }
    }

    /** Four sessions with an SRS of 33 before anybody looks, and what follows. */
    private void tellsOverWeeks() {
        String low = "warning meanAllianceLow";
        String standing = "info standing";
        assertThat(opens(21, THERAPIST, low(4))).containsExactly(low);
        assertThat(opens(22, THERAPIST, low(4))).containsExactly(low);
        assertThat(opens(27, THERAPIST, low(4))).containsExactly(low);
        assertThat(opens(28, THERAPIST, low(5))).containsExactly(standing);
        assertThat(last(THERAPIST, low(5)).path("detail").stringValue())
                .isEqualTo("- Mean alliance across sessions is low: since 26 Jan, 1 session; last answered: not yet");
        assertThat(last(THERAPIST, low(5)).path("summary").stringValue())
                .isEqualTo("Still there: Mean alliance across sessions is low");
        assertThat(opens(42, THERAPIST, low(7))).containsExactly(standing);

        // Four sessions after it was last shown, and nobody has answered.
        assertThat(opens(49, THERAPIST, low(8))).containsExactly(low);
        JsonNode back = last(THERAPIST, low(8));
        assertThat(back.path("detail").stringValue())
                .startsWith("Shown on 1 Feb; since then 4 sessions and no answer.\n\n**What was seen**");
        assertThat(opens(49, COLLEAGUE, low(8))).containsExactly(low);
        assertThat(last(COLLEAGUE, low(8)).path("detail").stringValue()).startsWith("**What was seen**");

        assertThat(services.get(0).accept(back).statusCode()).isEqualTo(200);
        assertThat(opens(49, THERAPIST, low(8))).containsExactly(standing);
        assertThat(last(THERAPIST, low(8)).path("detail").stringValue())
                .isEqualTo("- Mean alliance across sessions is low: since 26 Jan, 4 sessions; last answered: 23 Feb");
        assertThat(opens(49, COLLEAGUE, low(8))).containsExactly(low);

        // A further step down on the mean.
        String[] ratings = {"33", "33", "33", "33", "33", "33", "33", "33", "12"};
        assertThat(opens(56, THERAPIST, ratings)).containsExactly(low);
        assertThat(last(THERAPIST, ratings).path("detail").stringValue())
                .contains("shown on 23 Feb; since then the mean SRS rating is a further 2.3 points lower.");

        // Of the evaluations nobody is told anything.
        JsonNode evaluation = RunningService.json(services.get(0).post("/evaluations", call(COLLEAGUE, "", low(8))));
        assertThat(evaluation.path("findings").path(0).propertyNames())
                .containsExactlyInAnyOrder("rule", "level", "card", "because", "suggestions");
    }

    @Test
    void aThresholdMadeStricterSilencesNothing() {
        ClinicFolder rules = ClinicFolder.copiedTo(folder.resolve("rules"));
        // Under the stricter line the warning would have held as of the earlier sessions, too.
        String[] ratings = {"36.5", "36.5", "36.5", "34"};
        try (MemoryService service = new MemoryService(
                List.of("--alliance.store.path=" + folder.resolve("t.db"), "--alliance.rulebook.path=" + rules.path()),
                clock)) {
            services.add(service);
            assertThat(opens(21, THERAPIST, ratings)).containsExactly("warning meanAllianceLow");
            String before = service.bean(RulebookInUse.class).rulebook().version();

            rules.edit("measures/srs/measure.yaml", "    value: 36\n", "    value: 37\n");
            MemoryService.once(
                    () -> service.bean(RulebookInUse.class).rulebook().version(), version -> !version.equals(before));

            assertThat(opens(22, THERAPIST, ratings)).containsExactly("warning meanAllianceLow");
            assertThat(opens(22, COLLEAGUE, ratings)).containsExactly("warning meanAllianceLow");
        }
    }

    @Test
    void aRiskIsShownUntilItIsAnsweredThenStandsFirstAndIsBackWithAnotherAnswer() {
        String risk = "warning selfHarmItemEndorsed";
        try (MemoryService service =
                new MemoryService(List.of("--alliance.store.path=" + folder.resolve("t.db")), clock)) {
            services.add(service);
            String endorsed = riskAnswer(21, "LA6569-3");
            assertThat(opens(21, THERAPIST, endorsed, low(4))).containsExactly(risk, "warning meanAllianceLow");
            assertThat(opens(28, THERAPIST, endorsed, low(5))).containsExactly(risk, "info standing");
            assertThat(opens(35, THERAPIST, endorsed, low(6))).containsExactly(risk, "info standing");

            JsonNode card = cards(THERAPIST, endorsed, low(6)).path(0);
            assertThat(service.override(card).statusCode()).isEqualTo(200);

            assertThat(opens(36, THERAPIST, endorsed, low(6))).containsExactly("info standing");
            assertThat(last(THERAPIST, endorsed, low(6)).path("detail").stringValue())
                    .isEqualTo(
                            "- A risk item was answered: since 26 Jan, 2 sessions; last answered: 9 Feb\n"
                                    + "- Mean alliance across sessions is low: since 26 Jan, 2 sessions; last answered: not yet");
            assertThat(opens(36, COLLEAGUE, endorsed, low(6))).containsExactly(risk, "warning meanAllianceLow");

            String again = endorsed + riskAnswer(42, "LA6569-3");
            assertThat(opens(42, THERAPIST, again, low(7))).containsExactly(risk, "info standing");
            assertThat(cards(THERAPIST, again, low(7)).path(0).path("detail").stringValue())
                    .startsWith("Answered on 9 Feb; a risk item was answered again since.\n\n");
        }
    }

    @Test
    void whatWouldHaveBeenShownInTheShadowWasNotTold() throws Exception {
        List<String> settings = new ArrayList<>(KnownCaller.settings(folder));
        settings.add("--alliance.store.path=" + folder.resolve("t.db"));
        List<String> shadow = new ArrayList<>(settings);
        shadow.add("--alliance.mode=shadow");
        try (MemoryService service = new MemoryService(shadow)) {
            assertThat(service.post(MemoryService.VIEW, MemoryService.call("anna"))
                            .body())
                    .isEqualTo("{\"cards\":[]}");
        }
        settings.add("--alliance.ehrs[0].standing-card=false");
        try (MemoryService service = new MemoryService(settings)) {
            JsonNode card = service.card("anna");
            assertThat(topic(card)).isEqualTo("meanAllianceLow");

            // Without a standing card nothing is shown of what was answered.
            assertThat(service.accept(card).statusCode()).isEqualTo(200);
            assertThat(service.post(MemoryService.VIEW, MemoryService.call("anna"))
                            .body())
                    .isEqualTo("{\"cards\":[]}");
        }
    }

    private static String[] low(int weeks) {
        return IntStream.range(0, weeks).mapToObj(week -> "33").toArray(String[]::new);
    }

    private List<String> opens(int day, String user, String... ratings) {
        return opens(day, user, "", ratings);
    }

    /** The chart is opened on the evening of that day: level and topic of each card. */
    private List<String> opens(int day, String user, String more, String[] ratings) {
        clock.now =
                DAY_0.plusDays(day).atTime(LocalTime.of(20, 0)).atZone(BERLIN).toInstant();
        List<String> seen = new ArrayList<>();
        cards(user, more, ratings)
                .forEach(card -> seen.add(card.path("indicator").stringValue() + " " + topic(card)));
        return seen;
    }

    private JsonNode last(String user, String... ratings) {
        return last(user, "", ratings);
    }

    private JsonNode last(String user, String more, String[] ratings) {
        JsonNode cards = cards(user, more, ratings);
        return cards.path(cards.size() - 1);
    }

    /** Asks the replicas in turn, once what the one before has shown is written. */
    private JsonNode cards(String user, String more, String[] ratings) {
        MemoryService asked = services.get(calls % services.size());
        JsonNode answer = RunningService.json(asked.post(MemoryService.VIEW, call(user, more, ratings)));
        CdsHooksStrictness.checkCards(answer);
        calls++;
        ClientFile file = new ClientFile(asked.bean(Store.class), "stand-in", "anna");
        int unused = MemoryService.once(() -> file.export().calls().size(), number -> number == calls);
        return answer.path("cards");
    }

    private static String topic(JsonNode card) {
        return card.path("source").path("topic").path("code").stringValue();
    }

    /** Weekly sessions in the morning, each with a rating. */
    private static String call(String user, String more, String[] ratings) {
        String responses = IntStream.range(0, ratings.length)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "QuestionnaireResponse", "id": "r%1$d", "status": "completed",
                         "authored": "%2$sT10:00:00Z", "questionnaire": "https://alliancecds.org/fhir/Questionnaire/srs",
                         "subject": {"reference": "Patient/anna"}, "source": {"reference": "Patient/anna"},
                         "item": [{"linkId": "bond", "answer": [{"valueDecimal": %3$s}]},
                                  {"linkId": "goals", "answer": [{"valueDecimal": %3$s}]},
                                  {"linkId": "tasks", "answer": [{"valueDecimal": %3$s}]},
                                  {"linkId": "overall", "answer": [{"valueDecimal": %3$s}]}]}}""".formatted(week, DAY_0.plusWeeks(week), Double.parseDouble(ratings[week]) / 4))
                .collect(Collectors.joining(","));
        String sessions = IntStream.range(0, ratings.length)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "Encounter", "id": "e%1$d", "status": "finished",
                         "class": {"code": "AMB"}, "subject": {"reference": "Patient/anna"},
                         "period": {"start": "%2$sT09:00:00Z", "end": "%2$sT09:50:00Z"}}}""".formatted(week, DAY_0.plusWeeks(week)))
                .collect(Collectors.joining(","));
        return """
                {"hook": "patient-view", "hookInstance": "3c4f6b1e-31a0-4f2e-9c1a-000000000001",
                 "context": {"userId": "%1$s", "patientId": "anna"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "anna", "birthDate": "1980-05-05"},
                  "responses": {"resourceType": "Bundle", "type": "searchset", "entry": [%2$s%3$s]},
                  "encounters": {"resourceType": "Bundle", "type": "searchset", "entry": [%4$s]},
                  "appointments": null, "observations": null, "conditions": null}}""".formatted(user, responses, more, sessions);
    }

    /** Item 9 of the PHQ-9 alone, in the morning of that day. */
    private static String riskAnswer(int day, String code) {
        return """
                , {"resource": {"resourceType": "QuestionnaireResponse", "id": "phq%1$d", "status": "completed",
                 "questionnaire": "http://loinc.org/q/44249-1", "authored": "%2$sT11:00:00Z",
                 "subject": {"reference": "Patient/anna"}, "source": {"reference": "Patient/anna"},
                 "item": [{"linkId": "/44260-8", "answer": [{"valueCoding":
                   {"system": "http://loinc.org", "code": "%3$s"}}]}]}}""".formatted(day, DAY_0.plusDays(day), code);
    }
}
