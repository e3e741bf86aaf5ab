// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Each story gives the findings for which it is told, on whatever day the test runs. */
@ExtendWith(RunningService.class)
class DemoStoriesTest {
    private static final Map<String, List<String>> STORIES = stories();

    private static Map<String, List<String>> stories() {
        Map<String, List<String>> stories = new LinkedHashMap<>();
        stories.put("nadia", List.of("early_window_open warning", "missed_appointment warning"));
        stories.put("tomasz", List.of("mean_alliance_low warning"));
        stories.put("ines", List.of("mean_alliance_sliding info"));
        stories.put(
                "callum",
                List.of(
                        "doubts_treatment warning",
                        "homework_not_done warning",
                        "several_disengagement_signs warning",
                        "late_or_wrong_day info"));
        stories.put("marisol", List.of("self_harm_item_endorsed critical", "no_change_yet info"));
        stories.put("kofi", List.of("on_track info"));
        stories.put("hanne", List.of("on_track info"));
        stories.put("arash", List.of("mean_alliance_low warning"));
        stories.put("yuki", List.of("gone_quiet info"));
        stories.put("ruth", List.of("often_cancelled info"));
        return stories;
    }

    @Test
    void everyStoryGivesItsFindingsAtEveryMoment(RunningService service) {
        for (String hook : List.of("patient-view", "encounter-start")) {
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (String client : STORIES.keySet()) {
                JsonNode evaluation = evaluation(service, client, hook);
                List<String> findings = new ArrayList<>();
                evaluation
                        .path("findings")
                        .forEach(finding -> findings.add(finding.path("rule").asString("") + " "
                                + finding.path("level").asString("")));
                found.put(client, findings);
            }
            Map<String, List<String>> wanted = new LinkedHashMap<>(STORIES);
            if (hook.equals("encounter-start")) {
                // Nobody has gone quiet who is sitting down.
                wanted.put("yuki", List.of());
            }
            assertThat(found).as(hook).isEqualTo(wanted);
        }
    }

    @Test
    void bookingTheNextSessionBringsTheQuietClientBack(RunningService service) {
        assertThat(evaluation(service, "yuki", "appointment-book").path("findings"))
                .isEmpty();
    }

    @Test
    void theMessyRecordIsReadWithTheseRemarksAndNoOther(RunningService service) {
        List<String> codes = new ArrayList<>();
        evaluation(service, "arash", "patient-view")
                .path("dataNotes")
                .forEach(note -> codes.add(note.path("code").asString("")));
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "another-patient",
                        "unreadable-answer",
                        "status-not-used",
                        "date-missing",
                        "incomplete",
                        "total-disagrees",
                        "measure-unknown");
    }

    @Test
    void thePageShowsTheCardsThatTheServiceGives(RunningService service) {
        STORIES.forEach((client, findings) -> {
            HttpResponse<String> page = service.get("/demo/clients/" + client);
            assertThat(page.statusCode()).as(client).isEqualTo(200);
            assertThat(page.body())
                    .as(client)
                    .contains("Synthetic clients. Not for care.")
                    .doesNotContain("No answer that can be shown");
            String indicator = findings.get(0).substring(findings.get(0).indexOf(' ') + 1);
            assertThat(page.body()).as(client).contains("<article class=\"card " + indicator + "\"");
        });
    }

    @Test
    void thePageNeedsNoScriptAndNoStyleOfItsOwn(RunningService service) {
        String page = service.get("/demo").body();
        assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContainPattern("<script(?! src=)");
        assertThat(service.get("/demo/assets/demo.css").statusCode()).isEqualTo(200);
        assertThat(service.get("/demo/assets/demo.js").statusCode()).isEqualTo(200);
        assertThat(service.get("/webjars/htmx.org/dist/htmx.min.js").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFrontDoorLeadsToTheDemoAndAnUnknownClientNowhere(RunningService service) {
        HttpResponse<String> door = service.get("/");
        assertThat(door.statusCode()).isEqualTo(303);
        assertThat(door.headers().firstValue("Location")).hasValue("/demo");
        assertThat(service.get("/demo/clients/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void everyResourceIsServedAsFhir(RunningService service) {
        STORIES.keySet().forEach(client -> {
            int entries = 0;
            for (String type : List.of("Patient", "QuestionnaireResponse", "Appointment", "Encounter")) {
                JsonNode bundle = RunningService.json(service.get("/demo/fhir/" + type + "?patient=" + client));
                assertThat(bundle.path("resourceType").asString("")).isEqualTo("Bundle");
                assertThat(bundle.path("link").path(0).path("url").asString(""))
                        .startsWith("http://127.0.0.1:" + service.port() + "/demo/fhir");
                entries += bundle.path("entry").size();
            }
            assertThat(entries).as(client).isGreaterThan(5);
        });
    }

    private static JsonNode evaluation(RunningService service, String client, String hook) {
        String request = service.get("/demo/clients/" + client + "/request.json?hook=" + hook)
                .body();
        HttpResponse<String> answer = service.post("/evaluations", request);
        assertThat(answer.statusCode()).as(client + ": " + answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }
}
