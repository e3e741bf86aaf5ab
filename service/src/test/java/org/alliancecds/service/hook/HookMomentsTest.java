// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.service.Calls;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The same record at the three hooks: what is seen stays the same but for the session or booking at hand. */
@ExtendWith(RunningService.class)
class HookMomentsTest {

    private static final String START = ", \"encounterId\": \"now\"";

    @Test
    void theSessionThatStartsIsNotAttendedYet(RunningService service) {
        String record = underWay(new Chart().session(14).session(7)).prefetch();

        assertThat(attended(service, "patient-view", START, record)).isEqualTo(3);
        assertThat(attended(service, "encounter-start", START, record)).isEqualTo(2);
    }

    @Test
    void theSessionThatStartsDoesNotMakeTheClientLate(RunningService service) {
        Chart chart = new Chart().session(21).session(14).appointment("late", "fulfilled", at(7, "11:00"));
        chart.encounter("late", "finished", at(7, "11:20"), "late");
        String record = underWay(chart).prefetch();

        // Twice late is a sign; the second time would be today's, of which nobody knows yet when the client came.
        assertThat(findings(service, "patient-view", START, record)).contains("late_or_wrong_day");
        assertThat(findings(service, "encounter-start", START, record)).doesNotContain("late_or_wrong_day");
    }

    @Test
    void theSessionBeforeIsTheLastOne(RunningService service) {
        String record = underWay(new Chart().session(14).session(7).note(7, "disengaged"))
                .prefetch();

        assertThat(findings(service, "patient-view", START, record)).doesNotContain("bored_or_disengaged");
        assertThat(findings(service, "encounter-start", START, record)).contains("bored_or_disengaged");
    }

    @Test
    void whoSitsDownHasNotGoneQuiet(RunningService service) {
        Chart chart = new Chart().session(40).session(33).session(26);

        assertThat(findings(service, "patient-view", "", chart.prefetch())).contains("gone_quiet");
        // The record may not show the encounter yet.
        assertThat(findings(service, "encounter-start", START, chart.prefetch()))
                .doesNotContain("gone_quiet");
        String walkIn = chart.encounter("now", "in-progress", Instant.now().toString(), "none")
                .prefetch();
        assertThat(findings(service, "encounter-start", START, walkIn)).doesNotContain("gone_quiet");
    }

    @Test
    void atTheStartOfASessionARatingIsAskedForAtItsEnd(RunningService service) {
        Chart chart = new Chart().session(14).session(7);

        assertThat(requests(service, "patient-view", "", chart.prefetch()))
                .contains("Ask for a short rating at the end of the next session in null");
        assertThat(requests(service, "encounter-start", START, underWay(chart).prefetch()))
                .contains("Ask for a short rating at the end of this session in Encounter/now");
    }

    @Test
    void nobodyIsToBeGotInTouchWithWhoIsHere(RunningService service) {
        String record = new Chart().session(14).missed(7).prefetch();

        assertThat(labels(service, "patient-view", "", record))
                .contains("Get in touch soon, warmly and without reproach");
        assertThat(labels(service, "encounter-start", START, record))
                .isNotEmpty()
                .doesNotContain("Get in touch soon, warmly and without reproach");
    }

    private static List<String> labels(RunningService service, String hook, String context, String record) {
        List<String> labels = new ArrayList<>();
        RunningService.json(service.post("/cds-services/alliance-" + hook, Calls.call(hook, context, record)))
                .path("cards")
                .forEach(card -> card.path("suggestions")
                        .forEach(one -> labels.add(one.path("label").stringValue())));
        return labels;
    }

    @Test
    void aBookingAsTheStandardWritesItSpeaksForItself(RunningService service) {
        String record = new Chart().session(40).session(33).session(26).prefetch();
        // The standard's own example: a Bundle without a type, entries without a fullUrl, no appointmentType.
        String booking = booking("""
                {"resource": {"resourceType": "Appointment", "id": "apt1", "status": "proposed",
                 "start": "%s", "end": "%s", "reasonCode": [], "participant": [
                   {"actor": {"reference": "Patient/p1"}, "status": "accepted", "required": true}]}}""".formatted(at(-5, "10:00"), at(-5, "10:50")));

        assertThat(findings(service, "appointment-book", booking(""), record)).contains("gone_quiet");
        assertThat(findings(service, "appointment-book", booking, record)).doesNotContain("gone_quiet");
    }

    @Test
    void aBookingClosesTheEarlyWindowsGap(RunningService service) {
        String record = new Chart().session(9).session(2).prefetch();
        String booking = booking(appointment("b", "proposed", -5, "p1"));

        assertThat(because(service, "early_window_open", "", record)).anyMatch(text -> text.contains("booked"));
        assertThat(findings(service, "appointment-book", booking, record)).doesNotContain("early_window_open");
    }

    @Test
    void ofSeveralBookingsTheSoonestIsNext(RunningService service) {
        String booking = booking(appointment("b1", "proposed", -12, "p1") + "," + appointment("b2", "pending", -5, "p1")
                + "," + appointment("b3", "proposed", -19, "p1"));
        JsonNode answer = evaluation(
                service, "appointment-book", booking, new Chart().session(7).prefetch());

        assertThat(answer.path("attendance").path("nextBooked").stringValue())
                .isEqualTo(Chart.today().plusDays(5).toString());
    }

    @Test
    void twoBookingsUnderOnePlaceholderIdAreTwo(RunningService service) {
        String record = new Chart()
                .session(7)
                .appointment("apt1", "booked", at(-30, "10:00"))
                .prefetch();
        String booking =
                booking(appointment("apt1", "proposed", -5, "p1") + "," + appointment("apt1", "proposed", -12, "p1"));
        String other =
                booking(appointment("apt1", "proposed", -12, "p1") + "," + appointment("apt1", "proposed", -5, "p1"));

        for (String order : List.of(booking, other)) {
            assertThat(evaluation(service, "appointment-book", order, record)
                            .path("attendance")
                            .path("nextBooked")
                            .stringValue())
                    .isEqualTo(Chart.today().plusDays(5).toString());
        }
    }

    @Test
    void aBookingWithoutAnIdTakesNoIdOfTheRecord(RunningService service) {
        String record = new Chart()
                .appointment("proposed-1", "noshow", at(7, "10:00"))
                .appointment("starting-session", "noshow", at(14, "10:00"))
                .prefetch();
        String booking = booking(appointment("x", "proposed", -5, "p1").replace("\"id\": \"x\", ", ""));

        JsonNode booked =
                evaluation(service, "appointment-book", booking, record).path("attendance");
        assertThat(booked.path("nextBooked").stringValue())
                .isEqualTo(Chart.today().plusDays(5).toString());
        assertThat(booked.path("noShow").intValue()).isEqualTo(2);
        assertThat(evaluation(service, "encounter-start", START, record)
                        .path("attendance")
                        .path("noShow")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aBookingComesToAppointmentsThatAreNoBundle(RunningService service) {
        String record = "{\"responses\": null, \"appointments\": ["
                + appointment("a", "noshow", 7, "p1")
                        .replaceFirst("\\{\"resource\": ", "")
                        .replaceFirst("\\}\\s*$", "")
                + "]}";
        String booking = booking(appointment("b", "proposed", -5, "p1"));
        JsonNode attendance =
                evaluation(service, "appointment-book", booking, record).path("attendance");

        assertThat(attendance.path("noShow").intValue()).isEqualTo(1);
        assertThat(attendance.path("nextBooked").stringValue())
                .isEqualTo(Chart.today().plusDays(5).toString());
    }

    @ParameterizedTest
    @CsvSource({"finished", "in-progress", "cancelled"})
    void theSessionThatStartsIsAheadWhateverItsStatusWhileItHasNoEnd(String status, RunningService service) {
        String record = new Chart()
                .session(14)
                .session(7)
                .encounter("now", status, Instant.now().minusSeconds(600).toString(), "none")
                .prefetch();

        assertThat(attended(
                        service,
                        "encounter-start",
                        ", \"encounterId\": \"https://ehr.example/Encounter/now/\"",
                        record))
                .isEqualTo(2);
    }

    @Test
    void aBookingOfAnotherClientIsNoneOfThisOnes(RunningService service) {
        String record = new Chart().session(40).session(33).session(26).prefetch();
        String booking = booking(appointment("b", "proposed", -5, "somebody-else"));
        JsonNode answer = evaluation(service, "appointment-book", booking, record);

        assertThat(rules(answer)).contains("gone_quiet");
        assertThat(answer.path("dataNotes").toString()).contains("another-patient");
    }

    @Test
    void whatIsNotBookedCountsForNothing(RunningService service) {
        String record = new Chart().session(40).session(33).session(26).prefetch();
        String others = booking(appointment("b", "waitlist", -5, "p1") + "," + appointment("c", "cancelled", -6, "p1")
                + ", {\"resource\": {\"resourceType\": \"QuestionnaireResponse\", \"id\": \"stray\"}}"
                + ", {\"resource\": null}, {}, 7");
        JsonNode answer = evaluation(service, "appointment-book", others, record);

        assertThat(rules(answer)).contains("gone_quiet");
        assertThat(answer.path("dataNotes").toString()).doesNotContain("stray");
    }

    @ParameterizedTest
    @CsvSource({"3, 10", "10, 3"})
    void whatIsBookedAnewIsAsTheBookingSaysIt(int before, int now, RunningService service) {
        String record = new Chart()
                .session(14)
                .session(7)
                .appointment("moved", "booked", at(-before, "10:00"))
                .prefetch();
        JsonNode answer =
                evaluation(service, "appointment-book", booking(appointment("moved", "proposed", -now, "p1")), record);

        assertThat(answer.path("attendance").path("nextBooked").stringValue())
                .isEqualTo(Chart.today().plusDays(now).toString());
    }

    @Test
    void onBookingRemarksOnFormsWaitForTheChart(RunningService service) {
        String record = new Chart().session(14).session(7).prefetch();
        String booking = booking(appointment("b", "proposed", -3, "p1"));

        assertThat(topics(service, "patient-view", booking, record)).contains("noRecentRating");
        assertThat(topics(service, "appointment-book", booking, record)).isEmpty();
        assertThat(findings(service, "appointment-book", booking, record)).contains("no_recent_rating");
    }

    @Test
    void onBookingARiskIsSaidAsLoudAsEver(RunningService service) {
        String record = new Chart().session(14).session(7).phq9(7, "LA6571-9").prefetch();
        String booking = booking(appointment("b", "proposed", -3, "p1"));

        assertThat(topics(service, "appointment-book", booking, record)).contains("selfHarmItemEndorsed");
        assertThat(answer(service, "appointment-book", booking, record)
                        .path("cards")
                        .path(0)
                        .path("indicator")
                        .stringValue())
                .isEqualTo("critical");
    }

    /** Today's appointment and encounter; the encounter began a while after the appointed time. */
    private static Chart underWay(Chart chart) {
        Instant appointed = Instant.now().minusSeconds(1800);
        return chart.appointment("today", "arrived", appointed.toString())
                .encounter("now", "in-progress", appointed.plusSeconds(1740).toString(), "today");
    }

    private static String at(int daysAgo, String time) {
        return Chart.today().minusDays(daysAgo) + "T" + time + ":00Z";
    }

    private static String appointment(String id, String status, int daysAgo, String patient) {
        return """
                {"resource": {"resourceType": "Appointment", "id": "%s", "status": "%s", "start": "%s",
                 "participant": [{"actor": {"reference": "Patient/%s"}, "status": "needs-action"}]}}""".formatted(id, status, at(daysAgo, "10:00"), patient);
    }

    private static String booking(String entries) {
        return ", \"appointments\": {\"resourceType\": \"Bundle\", \"entry\": [" + entries + "]}";
    }

    private static List<String> requests(RunningService service, String hook, String more, String prefetch) {
        List<String> requests = new ArrayList<>();
        for (JsonNode card : answer(service, hook, more, prefetch).path("cards")) {
            for (JsonNode suggestion : card.path("suggestions")) {
                JsonNode resource = suggestion.path("actions").path(0).path("resource");
                requests.add(resource.path("code").path("text").asString("") + " in "
                        + resource.path("encounter").path("reference").asString(null));
            }
        }
        return requests;
    }

    private static List<String> topics(RunningService service, String hook, String more, String prefetch) {
        List<String> topics = new ArrayList<>();
        answer(service, hook, more, prefetch)
                .path("cards")
                .forEach(card -> topics.add(
                        card.path("source").path("topic").path("code").asString("")));
        return topics;
    }

    private static JsonNode answer(RunningService service, String hook, String more, String prefetch) {
        HttpResponse<String> answer = service.post("/cds-services/alliance-" + hook, Calls.call(hook, more, prefetch));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }

    private static int attended(RunningService service, String hook, String more, String prefetch) {
        return evaluation(service, hook, more, prefetch)
                .path("attendance")
                .path("attended")
                .intValue();
    }

    private static List<String> because(RunningService service, String rule, String more, String prefetch) {
        List<String> because = new ArrayList<>();
        for (JsonNode finding :
                evaluation(service, "patient-view", more, prefetch).path("findings")) {
            if (finding.path("rule").asString("").equals(rule)) {
                finding.path("because").forEach(text -> because.add(text.asString("")));
            }
        }
        return because;
    }

    private static List<String> findings(RunningService service, String hook, String more, String prefetch) {
        return rules(evaluation(service, hook, more, prefetch));
    }

    private static List<String> rules(JsonNode evaluation) {
        List<String> rules = new ArrayList<>();
        evaluation
                .path("findings")
                .forEach(finding -> rules.add(finding.path("rule").asString("")));
        return rules;
    }

    private static JsonNode evaluation(RunningService service, String hook, String more, String prefetch) {
        HttpResponse<String> answer = service.post("/evaluations", Calls.call(hook, more, prefetch));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }
}
