// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Bundle that holds a part of what was found is not the record, and a record of which nothing can be used is not clean. */
@ExtendWith(RunningService.class)
class GivenInPartTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Six weekly sessions, newest first, each with a low rating. */
    private static String low() {
        Chart chart = new Chart();
        for (int week = 0; week < 6; week++) {
            chart.session(3 + 7 * week).srs(3 + 7 * week, "8.25");
        }
        return chart.prefetch();
    }

    /** Six weekly sessions, newest first, each kept and rated well. */
    private static String good() {
        Chart chart = new Chart();
        for (int week = 0; week < 6; week++) {
            chart.session(3 + 7 * week).srs(3 + 7 * week, "9.5");
        }
        return chart.prefetch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "next", "total and include"})
    void threeOfSixSessionsAreNotTheCourse(String how, RunningService service) {
        JsonNode whole = evaluation(service, good());
        JsonNode cut = evaluation(service, cut(good(), 3, how, "responses", "appointments", "encounters"));

        assertThat(rules(whole)).contains("on_track");
        assertThat(rules(cut)).doesNotContain("on_track", "early_window_open");
        assertThat(codes(cut)).contains("more-pages responses", "more-pages appointments", "more-pages encounters");
        assertThat(whole.path("attendance").path("attended").intValue()).isEqualTo(6);
        assertThat(cut.path("attendance").path("attended").isNull()).isTrue();
        assertThat(cut.path("attendance").path("attendedAtLeast").intValue()).isEqualTo(3);
        JsonNode card = cards(service, cut(good(), 3, how, "responses", "appointments", "encounters"))
                .path("cards")
                .path(0);
        assertThat(card.path("summary").asString(""))
                .isEqualTo("Could not tell: only a part of the record was given; no warning sign in that part");
        assertThat(card.path("detail").asString(""))
                .contains("More responses exist than were given; the rest was not looked at.");
    }

    @Test
    void aWarningOfThreeOfSixRatingsSaysThatTheyAreThree(RunningService service) {
        JsonNode cut = evaluation(service, cut(low(), 3, "total", "responses", "appointments", "encounters"));

        assertThat(rules(cut)).contains("mean_alliance_low");
        assertThat(cut.path("findings").toString())
                .contains("The client's 3 SRS ratings of this course that were given (")
                .doesNotContain("The client's 3 SRS ratings of this course (");
        assertThat(cards(service, cut(low(), 3, "total", "responses", "appointments", "encounters"))
                        .path("cards")
                        .toString())
                .contains("More responses exist than were given; the rest was not looked at.");
    }

    @Test
    void aWarningThatIsCutAwayLeavesACardThatSaysSo(RunningService service) {
        String record = cut(low(), 1, "total", "responses", "appointments", "encounters");

        assertThat(rules(evaluation(service, low()))).contains("mean_alliance_low");
        assertThat(summaries(service, record))
                .containsExactly("Could not tell: only a part of the record was given; no warning sign in that part");
    }

    @Test
    void whatIsCutOldestFirstLacksWhatIsLast(RunningService service) {
        Chart chart = new Chart();
        for (int week = 12; week >= 0; week--) {
            chart.session(3 + 7 * week);
        }
        JsonNode whole = evaluation(service, chart.prefetch());
        JsonNode cut = evaluation(service, cut(chart.prefetch(), 4, "total", "appointments", "encounters"));

        assertThat(rules(whole)).doesNotContain("gone_quiet");
        assertThat(rules(cut)).doesNotContain("gone_quiet", "missed_appointment", "early_window_open", "on_track");
        assertThat(cut.path("attendance").path("bookingsKnown").booleanValue()).isFalse();
    }

    @Test
    void asManyMatchesAsTheTotalAreAllAndSoAreAllPagesOfAList(RunningService service) {
        ObjectNode record = (ObjectNode) JSON.readTree(good());
        ObjectNode responses = (ObjectNode) record.path("responses");
        ArrayNode entries = (ArrayNode) responses.path("entry");
        ObjectNode first = responses.deepCopy();
        ObjectNode second = responses.deepCopy();
        ((ArrayNode) first.path("entry")).removeAll();
        ((ArrayNode) second.path("entry")).removeAll();
        for (int i = 0; i < 6; i++) {
            ((ArrayNode) (i < 3 ? first : second).path("entry")).add(entries.get(i));
        }
        first.put("total", 6)
                .putArray("link")
                .addObject()
                .put("relation", "next")
                .put("url", "x");
        second.put("total", 6);
        record.putArray("responses").add(first).add(second);

        assertThat(evaluation(service, record.toString())).isEqualTo(evaluation(service, good()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "QuestionnaireResponse;'status':'completed','questionnaire':'urn:of-the-house','authored':'%s';measure-unknown",
                "QuestionnaireResponse;'status':'in-progress','questionnaire':'https://alliancecds.org/fhir/Questionnaire/srs','authored':'%s';status-not-used",
                "Observation;'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},'effectiveDateTime':'%s','valueInteger':70;observation-unknown",
                "Appointment;'status':'gone','start':'%s';status-not-used",
                "Encounter;'status':'unknown','period':{'start':'%s'};status-not-used",
                "Appointment;'status':'noshow','start':'%s','serviceType':[{'coding':[{'system':'urn:of-the-house','code':'1'}]}];type-not-configured",
            })
    void whereNothingCouldBeUsedThatIsSaidOnceHoweverManyThereAre(
            String type, String properties, String code, RunningService service) {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            resources.add("{\"resourceType\": \"" + type + "\", \"id\": \"r" + i + "\", "
                    + properties
                            .formatted(Chart.today().minusDays(2 + i) + "T10:00:00Z")
                            .replace('\'', '"') + "}");
        }
        String record = "{\"patient\": null, \"responses\": [" + String.join(",", resources)
                + "], \"appointments\": null, \"encounters\": null, \"observations\": null, \"conditions\": null}";

        assertThat(summaries(service, record)).containsExactly("Could not tell: nothing in this record could be used");
        List<JsonNode> notes = new ArrayList<>();
        evaluation(service, record).path("dataNotes").forEach(note -> {
            if (note.path("code").asString("").equals(code)) {
                notes.add(note);
            }
        });
        assertThat(notes).hasSize(1);
        boolean ofTheWhole = code.equals("type-not-configured");
        assertThat(notes.get(0).path("count").intValue()).isEqualTo(ofTheWhole ? 1 : 30);
        assertThat(notes.get(0).path("references").size()).isEqualTo(ofTheWhole ? 0 : 5);
        if (ofTheWhole) {
            assertThat(notes.get(0).path("text").asString(""))
                    .isEqualTo(
                            "30 contacts of the type \"urn:of-the-house|1\" were left out. What is psychotherapy has its"
                                    + " type in the setting alliance.psychotherapy-types.");
        }
    }

    @Test
    void formsOfManyNamesAreOneKindOfTrouble(RunningService service) {
        List<String> forms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            forms.add("{\"resourceType\": \"QuestionnaireResponse\", \"id\": \"f" + (10 + i)
                    + "\", \"status\": \"completed\", \"questionnaire\": \"urn:form-" + i % 5 + "\"}");
        }
        String record = "{\"responses\": [" + String.join(",", forms) + "], \"appointments\": null}";
        JsonNode note = evaluation(service, record).path("dataNotes").path(0);

        assertThat(note.path("code").asString("")).isEqualTo("measure-unknown");
        assertThat(note.path("count").intValue()).isEqualTo(12);
        assertThat(note.path("text").asString(""))
                .startsWith("Its form is \"urn:form-0\", \"urn:form-1\", \"urn:form-2\" and 2 more and is none of the");
        assertThat(note.path("remedy").asString("")).contains("measures/");
    }

    @Test
    void contactsThatCouldNotBeUsedAreSaidBesideAGoodRating(RunningService service) {
        Chart varied = new Chart();
        for (int week = 0; week < 6; week++) {
            // No two alike, since that would be a card of its own.
            varied.session(3 + 7 * week).srs(3 + 7 * week, "9." + (week + 1));
        }
        String missed = varied.prefetch()
                .replace(
                        "\"participant\"",
                        "\"serviceType\": [{\"coding\": [{\"system\": \"urn:of-the-house\", \"code\": \"1\"}]}], \"participant\"")
                .replace("\"fulfilled\"", "\"noshow\"");
        ObjectNode record = (ObjectNode) JSON.readTree(missed);
        record.putNull("encounters");

        assertThat(summaries(service, record.toString()))
                .containsExactly(
                        "Could not tell: none of the appointments and visits could be used; no warning sign in the"
                                + " rest");
    }

    @Test
    void unclosedAppointmentsWithRatingsMakeNoEarlyMiss(RunningService service) {
        Chart chart = new Chart();
        for (int week = 1; week <= 20; week++) {
            chart.appointment("b" + week, "booked", Chart.today().minusDays(7L * week) + "T10:00:00Z")
                    .srs(7 * week, "9.5");
        }
        chart.missed(1);
        JsonNode evaluation = evaluation(service, chart.prefetch());

        assertThat(evaluation.path("findings").toString())
                .contains("\"missed_appointment\"")
                .doesNotContain("\"level\":\"warning\"");
        assertThat(evaluation.path("attendance").path("attended").intValue()).isEqualTo(20);
        assertThat(evaluation.path("attendance").path("outcomeUnknown").intValue())
                .isEqualTo(20);
    }

    /** The first entries of some Bundles. */
    private static String cut(String record, int to, String how, String... keys) {
        ObjectNode tree = (ObjectNode) JSON.readTree(record);
        for (String key : keys) {
            ObjectNode bundle = (ObjectNode) tree.path(key);
            ArrayNode entries = (ArrayNode) bundle.path("entry");
            int all = entries.size();
            while (entries.size() > to) {
                entries.remove(entries.size() - 1);
            }
            if (how.equals("next")) {
                bundle.putArray("link").addObject().put("relation", "next").put("url", "https://ehr.example/page");
            } else {
                bundle.put("total", all);
            }
            if (how.endsWith("include")) {
                for (int i = 0; i < all; i++) {
                    ObjectNode entry = entries.addObject();
                    entry.putObject("resource")
                            .put("resourceType", "Practitioner")
                            .put("id", "p" + i);
                    entry.putObject("search").put("mode", "include");
                }
            }
        }
        return tree.toString();
    }

    private static List<String> codes(JsonNode evaluation) {
        List<String> codes = new ArrayList<>();
        evaluation
                .path("dataNotes")
                .forEach(note -> codes.add(note.path("code").asString("") + " "
                        + note.path("reference").asString("")));
        return codes;
    }

    private static List<String> rules(JsonNode evaluation) {
        List<String> rules = new ArrayList<>();
        evaluation
                .path("findings")
                .forEach(finding -> rules.add(finding.path("rule").asString("")));
        return rules;
    }

    private static List<String> summaries(RunningService service, String record) {
        List<String> summaries = new ArrayList<>();
        cards(service, record)
                .path("cards")
                .forEach(card -> summaries.add(card.path("summary").asString("")));
        return summaries;
    }

    private static JsonNode cards(RunningService service, String record) {
        return RunningService.json(service.post("/cds-services/alliance-patient-view", Calls.patientView(record)));
    }

    private static JsonNode evaluation(RunningService service, String record) {
        HttpResponse<String> answer = service.post("/evaluations", Calls.patientView(record));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }
}
