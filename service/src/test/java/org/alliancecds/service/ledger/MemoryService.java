// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.service.AllianceCdsApplication;
import org.alliancecds.service.ehr.KnownCaller;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of its own with a memory of its own, and calls about clients whose alliance is rated low. */
public final class MemoryService implements AutoCloseable {

    public static final String VIEW = "/cds-services/alliance-patient-view";
    public static final String FEEDBACK = VIEW + "/feedback";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final boolean withTokens;
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** In the demo; or, with the settings of {@link KnownCaller}, as that EHR. */
    public MemoryService(List<String> settings) {
        this(settings, context -> {});
    }

    /** The same by another clock than that of the machine. */
    public MemoryService(List<String> settings, Clock clock) {
        this(
                settings,
                context -> context.registerBean(
                        "clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    }

    /** The same, with a clock of the test. */
    MemoryService(List<String> settings, TestClock clock) {
        this(settings, clock::replaceIn);
    }

    private MemoryService(List<String> settings, Consumer<GenericApplicationContext> more) {
        List<String> args = new ArrayList<>(List.of("--server.port=0", "--alliance.zone=Europe/Berlin"));
        args.addAll(settings);
        withTokens = settings.stream().anyMatch(setting -> setting.contains("alliance.ehrs"));
        SpringApplication application = new SpringApplication(AllianceCdsApplication.class);
        application.addInitializers(starting -> more.accept((GenericApplicationContext) starting));
        context = application.run(args.toArray(String[]::new));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** The status of a GET with that token. */
    public int status(String path, String token) {
        return send(address(path).header("Authorization", "Bearer " + token)).statusCode();
    }

    public JsonNode json(String path) {
        return MAPPER.readTree(
                send(request(path).header("Accept", "application/json")).body());
    }

    public String page(String path) {
        return send(request(path).header("Accept", "text/html")).body();
    }

    /** The one card for that client. */
    public JsonNode card(String patient) {
        HttpResponse<String> answer = post(VIEW, call(patient));
        JsonNode cards = MAPPER.readTree(answer.body()).path("cards");
        if (answer.statusCode() != 200 || cards.size() != 1) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return cards.path(0);
    }

    /** Accepts the first suggestion of that card. */
    public HttpResponse<String> accept(JsonNode card) {
        return post(FEEDBACK, """
                {"feedback": [{"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                  "outcomeTimestamp": "2026-03-01T09:30:00Z"}]}""".formatted(
                        card.path("uuid").stringValue(),
                        card.path("suggestions").path(0).path("uuid").stringValue()));
    }

    /** Sets that card aside for its first reason. */
    public HttpResponse<String> override(JsonNode card) {
        return post(FEEDBACK, """
                {"feedback": [{"card": "%s", "outcome": "overridden", "overrideReason": {"reason": %s},
                  "outcomeTimestamp": "2026-03-01T09:45:00Z"}]}""".formatted(
                card.path("uuid").stringValue(), card.path("overrideReasons").path(0)));
    }

    /** A call about a client whose mean is low since the last of five weekly ratings; ids hold the client's. */
    public static String call(String patient) {
        List<String> quarters = List.of("8.375", "8.625", "9", "9.25", "9.375");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String ratings = IntStream.rangeClosed(1, 5)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "QuestionnaireResponse", "id": "%1$s-%2$d", "status": "completed",
                         "authored": "%3$sT10:00:00Z", "questionnaire": "https://alliancecds.org/fhir/Questionnaire/srs",
                         "subject": {"reference": "Patient/%1$s"}, "source": {"reference": "Patient/%1$s"},
                         "item": [{"linkId": "bond", "answer": [{"valueDecimal": %4$s}]},
                                  {"linkId": "goals", "answer": [{"valueDecimal": %4$s}]},
                                  {"linkId": "tasks", "answer": [{"valueDecimal": %4$s}]},
                                  {"linkId": "overall", "answer": [{"valueDecimal": %4$s}]}]}}""".formatted(patient, week, today.minusDays(7L * week), quarters.get(week - 1)))
                .collect(Collectors.joining(","));
        String sessions = IntStream.rangeClosed(1, 5)
                .mapToObj(week -> """
                        {"resource": {"resourceType": "Encounter", "id": "%1$s-e%2$d", "status": "finished",
                         "class": {"code": "AMB"}, "subject": {"reference": "Patient/%1$s"},
                         "period": {"start": "%3$sT09:00:00Z", "end": "%3$sT09:50:00Z"}}}""".formatted(patient, week, today.minusDays(7L * week)))
                .collect(Collectors.joining(","));
        return """
                {"hook": "patient-view", "hookInstance": "3c4f6b1e-31a0-4f2e-9c1a-000000000001",
                 "context": {"userId": "Practitioner/t1", "patientId": "%1$s"},
                 "prefetch": {"patient": {"resourceType": "Patient", "id": "%1$s", "birthDate": "1980-05-05"},
                  "responses": {"resourceType": "Bundle", "type": "searchset", "entry": [%2$s]},
                  "encounters": {"resourceType": "Bundle", "type": "searchset", "entry": [%3$s]},
                  "appointments": null, "observations": null, "conditions": null}}""".formatted(patient, ratings, sessions);
    }

    /** What is asked for, as soon as it is so: what is written behind the answer takes its time. */
    public static <T> T once(Supplier<T> asked, Predicate<T> so) {
        Instant end = Instant.now().plus(PATIENCE);
        T answer = asked.get();
        while (!so.test(answer)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain; the last answer is " + answer);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            answer = asked.get();
        }
        return answer;
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder address(String path) {
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = address(path);
        return withTokens ? request.header("Authorization", "Bearer " + KnownCaller.token(path)) : request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
