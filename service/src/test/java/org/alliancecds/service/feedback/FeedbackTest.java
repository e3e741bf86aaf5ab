// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alliancecds.service.ledger.ClientFile;
import org.alliancecds.service.ledger.ClientFile.Outcome;
import org.alliancecds.service.ledger.MemoryService;
import org.alliancecds.service.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Feedback as clients write it, and what is kept of it. */
class FeedbackTest {

    @TempDir
    static @Nullable Path folder;

    private static @Nullable MemoryService service;

    @BeforeAll
    static void start() {
        service = new MemoryService(List.of("--alliance.store.path=" + folder + "/f.db"));
    }

    @AfterAll
    static void stop() {
        service().close();
    }

    private static MemoryService service() {
        return Objects.requireNonNull(service);
    }

    @Test
    void asTheStandardWritesIt() {
        JsonNode card = service().card("standard");
        String uuid = card.path("uuid").stringValue();
        String suggestion = card.path("suggestions").path(1).path("uuid").stringValue();

        HttpResponse<String> answer = send("""
                {"card": "%s", "outcome": "accepted", "acceptedSuggestions": [{"id": "%s"}],
                 "outcomeTimestamp": "2026-03-01T10:30:00+01:00", "extension": {"x": 1}}""".formatted(uuid, suggestion));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(kept("standard"))
                .extracting(Outcome::outcome, Outcome::outcomeAt, Outcome::acceptedSuggestions, Outcome::reasonCode)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "accepted", Instant.parse("2026-03-01T09:30:00Z"), List.of(suggestion), null));
    }

    @Test
    void aReasonIsFoundWhereverTheClientPutsIt() {
        String reason = "{\"code\": \"already-known\", \"system\": \"https://alliancecds.org/override-reasons\"}";
        List<String> dialects = List.of(
                "\"overrideReason\": {\"reason\": " + reason + "}",
                "\"overrideReasons\": [{\"reason\": " + reason + "}]",
                "\"overrideReasons\": [{\"extension\": {\"com.example.reason\": " + reason + "}}]",
                "\"overrideReasons\": {\"extension\": [{\"url\": \"u\", \"valueCoding\": " + reason + "}]}",
                "\"overrideReason\": {\"reason\": {\"coding\": [" + reason + "]}}",
                "\"overrideReason\": " + reason);
        for (int i = 0; i < dialects.size(); i++) {
            String client = "dialect-" + i;
            HttpResponse<String> answer = send("{\"card\": \"%s\", \"outcome\": \"overridden\", %s}"
                    .formatted(service().card(client).path("uuid").stringValue(), dialects.get(i)));

            assertThat(answer.body()).as(dialects.get(i)).isEmpty();
            assertThat(kept(client))
                    .as(dialects.get(i))
                    .extracting(Outcome::reasonCode, Outcome::reasonSystem, Outcome::commented)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "already-known", "https://alliancecds.org/override-reasons", false));
        }
    }

    @Test
    void theWordsOfAUserAreNotKept() throws Exception {
        String words = "Her-mother-died";
        String uuid = service().card("words").path("uuid").stringValue();

        send("""
                {"card": "%1$s", "outcome": "overridden", "overrideReason": {"userComment": "%2$s",
                 "reason": {"code": "%2$s, last week", "display": "%2$s"}}}""".formatted(uuid, words));

        assertThat(kept("words"))
                .extracting(Outcome::outcome, Outcome::commented, Outcome::reasonCode)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("overridden", true, null));
        service().bean(Store.class).settle();
        assertThat(Files.readString(Objects.requireNonNull(folder).resolve("f.db"), StandardCharsets.ISO_8859_1))
                .contains(uuid)
                .doesNotContain(words);
    }

    @Test
    void theSameAgainIsKeptOnceAndAnotherOutcomeBesideIt() {
        JsonNode card = service().card("again");

        assertThat(service().accept(card).statusCode()).isEqualTo(200);
        assertThat(service().accept(card).statusCode()).isEqualTo(200);
        assertThat(kept("again")).extracting(Outcome::outcome).containsExactly("accepted");

        assertThat(service().override(card).statusCode()).isEqualTo(200);
        assertThat(service().accept(card).statusCode()).isEqualTo(200);
        assertThat(kept("again")).extracting(Outcome::outcome).containsExactly("accepted", "overridden");
    }

    @Test
    void feedbackOnACardOfNobodyIsKept() {
        int before = service().json("/rulebook/feedback").path("onUnknownCards").intValue();

        HttpResponse<String> answer =
                send("{\"card\": \"%s\", \"outcome\": \"accepted\"}".formatted(UUID.randomUUID()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service().json("/rulebook/feedback").path("onUnknownCards").intValue())
                .isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeUsedIsNamedAndSpoilsNothing() {
        String uuid = service().card("partly").path("uuid").stringValue();

        HttpResponse<String> answer = send("""
                {"outcome": "accepted"},
                {"card": "%s", "outcome": "ACCEPTED", "acceptedSuggestions": [{"id": ""}], "outcomeTimestamp": "yesterday"},
                "nonsense",
                {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "ignored"}""".formatted(uuid.toUpperCase(java.util.Locale.ROOT)));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode issues = org.alliancecds.service.RunningService.json(answer).path("issue");
        assertThat(issues.valueStream()
                        .map(issue -> issue.path("expression").path(0).stringValue()))
                .containsExactly(
                        "feedback[0].card",
                        "feedback[1].acceptedSuggestions[0]",
                        "feedback[1].outcomeTimestamp",
                        "feedback[2].card",
                        "feedback[3].outcome");
        assertThat(issues.valueStream().map(issue -> issue.path("severity").stringValue()))
                .containsOnly("warning");
        assertThat(kept("partly"))
                .extracting(Outcome::outcome, Outcome::outcomeAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("accepted", null));
    }

    @Test
    void whatIsNoUuidOfOursIsNotKept() {
        HttpResponse<String> answer = send("{\"card\": \"mr-marked\", \"outcome\": \"accepted\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no uuid").doesNotContain("mr-marked");
    }

    @Test
    void aTimeBeyondAllTimesIsLeftOutAndTheRestIsKept() {
        String uuid = service().card("timeless").path("uuid").stringValue();

        assertThat(send("{\"card\": \"%s\", \"outcome\": \"accepted\", \"outcomeTimestamp\": \"%s\"}"
                                .formatted(uuid, "+999999999-12-31T23:59:59Z"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(kept("timeless")).extracting(Outcome::outcomeAt).containsExactly((Instant) null);
    }

    @Test
    void manyFaultsAreCountedAndNotListed() {
        String uuid = service().card("many").path("uuid").stringValue();

        HttpResponse<String> answer =
                send("{\"card\": \"%s\", \"outcome\": \"accepted\"}".formatted(uuid) + ", 0".repeat(499));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode issues = org.alliancecds.service.RunningService.json(answer).path("issue");
        assertThat(issues.size()).isEqualTo(21);
        assertThat(issues.path(20).path("diagnostics").stringValue()).contains("in 479 more places");
    }

    @Test
    void aBatchThatIsTooLongIsRefusedWithHowManyMayCome() {
        String uuid = service().card("batch").path("uuid").stringValue();
        String entry = "{\"card\": \"%s\", \"outcome\": \"accepted\"}".formatted(uuid);

        HttpResponse<String> refused = send(entry + (", " + entry).repeat(500));

        assertThat(refused.statusCode()).isEqualTo(413);
        JsonNode issue = org.alliancecds.service.RunningService.json(refused)
                .path("issue")
                .path(0);
        assertThat(issue.path("diagnostics").stringValue())
                .isEqualTo("The batch has 501 entries; at most 500 are taken in one call. Send it in several calls.");
        assertThat(issue.path("expression").path(0).stringValue()).isEqualTo("feedback");
        assertThat(kept("batch")).isEmpty();
        assertThat(send(entry + (", " + entry).repeat(499)).statusCode()).isEqualTo(200);
        assertThat(kept("batch")).hasSize(1);
    }

    @Test
    void moreSuggestionsThanAnyCardHasAreNotKept() {
        JsonNode card = service().card("suggestions");
        String taken = card.path("suggestions").path(0).path("uuid").stringValue();
        String more = java.util.stream.Stream.generate(() -> "{\"id\": \"%s\"}".formatted(UUID.randomUUID()))
                .limit(50)
                .collect(java.util.stream.Collectors.joining(", "));

        HttpResponse<String> answer =
                send("{\"card\": \"%s\", \"outcome\": \"accepted\", \"acceptedSuggestions\": [{\"id\": \"%s\"}, %s]}"
                        .formatted(card.path("uuid").stringValue(), taken, more));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode issues = org.alliancecds.service.RunningService.json(answer).path("issue");
        assertThat(issues.size()).isEqualTo(1);
        assertThat(issues.path(0).path("expression").path(0).stringValue())
                .isEqualTo("feedback[0].acceptedSuggestions");
        assertThat(issues.path(0).path("diagnostics").stringValue())
                .startsWith("There are 51 suggestions, more than the 50 that are looked at; the rest is kept.");
        assertThat(kept("suggestions"))
                .extracting(one -> one.acceptedSuggestions().size())
                .containsExactly(50);
    }

    @Test
    void anEmptyListIsNoFault() {
        HttpResponse<String> answer = service().post(MemoryService.FEEDBACK, "{\"feedback\": []}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static HttpResponse<String> send(String entries) {
        return service().post(MemoryService.FEEDBACK, "{\"feedback\": [" + entries + "]}");
    }

    private static List<Outcome> kept(String patient) {
        ClientFile file = new ClientFile(service().bean(Store.class), "stand-in", patient);
        return MemoryService.once(file::export, held -> !held.cards().isEmpty()).cards().stream()
                .flatMap(card -> card.feedback().stream())
                .toList();
    }
}
