// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.YamlFault;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.Homework;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.record.SessionNote;
import org.alliancecds.rule.Level;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {
    private static final String FILE = "warning_signs/mean_alliance/scenarios.yaml";

    @Test
    void tellsAWholeCourse() {
        Scenario scenario = read("""
                - scenario: Five ratings are low
                  course:
                    - {day: 0,  session: attended, srs: 34}
                    - {day: 7,  session: wrong-day, note: {homework: not-done, doubts-treatment: true, barrier: money}}
                    - {day: 14, session: no-show, barrier: work-hours}
                    - {day: 21, session: attended, late: 12, time: "16:30", srs: [{total: 31, bond: 8.5}, {total: 30, by: therapist, amended: true}]}
                    - {day: 30, phq-9: {total: 12, item 2: 1}}
                    - {day: 35, session: booked, booked-on: 28, inpatient: true, assessment: true}
                  age: 34
                  fires: {mean_alliance_low: warning}
                  silent: [mean_alliance_sliding]
                  says: {mean_alliance_low: "33.4"}
                """).get(0);

        assertThat(scenario)
                .isEqualTo(new Scenario(
                        FILE,
                        1,
                        "Five ratings are low",
                        "mean_alliance",
                        new ClientRecord(
                                ZoneOffset.UTC,
                                Instant.parse("2026-02-04T23:59:59Z"),
                                LocalDate.of(1992, 2, 4),
                                true,
                                List.of(
                                        contact(
                                                "session-day-0",
                                                "2026-01-05T10:00:00Z",
                                                AppointmentOutcome.ATTENDED,
                                                0),
                                        contact(
                                                "session-day-7",
                                                "2026-01-12T10:00:00Z",
                                                AppointmentOutcome.WRONG_DAY,
                                                0),
                                        new Contact(
                                                "Appointment/session-day-14",
                                                Instant.parse("2026-01-19T10:00:00Z"),
                                                AppointmentOutcome.NO_SHOW,
                                                null,
                                                Barrier.WORK_HOURS,
                                                false,
                                                false,
                                                true,
                                                null),
                                        contact(
                                                "session-day-21",
                                                "2026-01-26T16:30:00Z",
                                                AppointmentOutcome.ATTENDED,
                                                12),
                                        new Contact(
                                                "Appointment/session-day-35",
                                                Instant.parse("2026-02-09T10:00:00Z"),
                                                AppointmentOutcome.BOOKED,
                                                null,
                                                null,
                                                true,
                                                true,
                                                true,
                                                Instant.parse("2026-02-02T10:00:00Z"))),
                                List.of(
                                        new MeasureResponse(
                                                "QuestionnaireResponse/srs-day-0",
                                                "srs",
                                                Rater.CLIENT,
                                                Instant.parse("2026-01-05T10:00:00Z"),
                                                false,
                                                Map.of("total", new BigDecimal("34"))),
                                        new MeasureResponse(
                                                "QuestionnaireResponse/srs-day-21",
                                                "srs",
                                                Rater.CLIENT,
                                                Instant.parse("2026-01-26T16:30:00Z"),
                                                false,
                                                Map.of("total", new BigDecimal("31"), "bond", new BigDecimal("8.5"))),
                                        new MeasureResponse(
                                                "QuestionnaireResponse/srs-day-21-2",
                                                "srs",
                                                Rater.THERAPIST,
                                                Instant.parse("2026-01-26T16:31:00Z"),
                                                true,
                                                Map.of("total", new BigDecimal("30"))),
                                        new MeasureResponse(
                                                "QuestionnaireResponse/phq-9-day-30",
                                                "phq-9",
                                                Rater.CLIENT,
                                                Instant.parse("2026-02-04T10:00:00Z"),
                                                false,
                                                Map.of("total", new BigDecimal("12")))),
                                List.of(new SessionNote(
                                        "QuestionnaireResponse/note-day-7",
                                        Instant.parse("2026-01-12T11:00:00Z"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        true,
                                        null,
                                        Homework.NOT_DONE,
                                        null,
                                        null,
                                        null,
                                        Barrier.MONEY,
                                        null,
                                        null,
                                        null)),
                                List.of(new RiskAnswer(
                                        "QuestionnaireResponse/phq-9-day-30",
                                        "phq-9",
                                        "/44260-8",
                                        RiskKind.HARM_TO_SELF,
                                        Instant.parse("2026-02-04T10:00:00Z"),
                                        Rater.CLIENT,
                                        1,
                                        false)),
                                List.of(),
                                List.of()),
                        LocalDate.of(2026, 2, 4),
                        Map.of("mean_alliance_low", Level.WARNING),
                        List.of("mean_alliance_sliding"),
                        Map.of("mean_alliance_low", "33.4")));
    }

    @Test
    void bookingsAreKnownOnlyWhereAnEntryTellsOfAnAppointment() {
        ClientRecord client = record("- {day: 0, session: attended, late: 5}", "received-on: 41");

        assertThat(client.appointmentsSeen()).isFalse();
        assertThat(client.contacts())
                .containsExactly(new Contact(
                        "Encounter/session-day-0",
                        Instant.parse("2026-01-05T10:00:00Z"),
                        AppointmentOutcome.ATTENDED,
                        5,
                        null,
                        false,
                        false,
                        false,
                        null));
        assertThat(client.receivedAt()).isEqualTo(Instant.parse("2026-02-15T23:59:59Z"));
        assertThat(client.birthDate()).isNull();
        assertThat(record("- {day: 0, session: attended}", "bookings: known").appointmentsSeen())
                .isTrue();
        assertThat(record("- {day: 0, session: no-show}", "age: 20").appointmentsSeen())
                .isTrue();
        assertThat(faults("""
                - scenario: A
                  course:
                    - {day: 0, session: no-show}
                  bookings: unknown
                  silent: [gone_quiet]
                """))
                .containsExactly("4 In \"A\": An entry tells of an appointment, so bookings are known."
                        + " Maybe: leave bookings out, or name only sessions that took place.");
    }

    private static ClientRecord record(String entry, String key) {
        return read("""
                - scenario: A
                  course:
                    %s
                  on-day: 40
                  %s
                  silent: [gone_quiet]
                """.formatted(entry, key)).get(0).client();
    }

    @Test
    void namesEveryFaultWithItsPlaceAndARemedy() {
        assertThat(faults("""
                - scenario: A
                  course:
                    - {day: 0, session: atended}
                    - {session: attended}
                    - {day: 2, late: 5}
                    - {day: 3, srs: 41}
                    - {day: 4, srs: {bonds: 8}}
                    - {day: 5, phq-9: {item 1: 2}}
                    - {day: 6, session: no-show, late: 5}
                    - {day: 7, note: {homework: forgotten, tension: 6, doubts: true}}
                    - {day: 8, session: attended, time: ten}
                    - {day: 9, srs: {items: [9, 9]}}
                    - {day: 9, srs: {items: [11]}}
                  fires: {mean_alliance_low: warn}
                  silent: mean_alliance_sliding
                - scenario: A
                  course: []
                  fire: {x: info}
                - course: {day: 0}
                  fires: {x: info}
                  silent: [x]
                  says: {y: "1"}
                """))
                .containsExactly(
                        "3 In \"A\": \"atended\" is not a value of \"session\". Maybe: attended",
                        "4 In \"A\": An entry has no day. Maybe: {day: 0, …}",
                        "5 In \"A\": \"late\" belongs to a session. Maybe: session: attended",
                        "6 In \"A\": \"total: 41\" is not a number from 0 to 40. Maybe: the value of another measure or scale?",
                        "7 In \"A\": \"bonds\" is not known here. Maybe: bond",
                        "8 In \"A\": \"item 1\" is not known here. Maybe: item 2",
                        "9 In \"A\": Only a session that took place can begin late. Maybe: session: attended",
                        "10 In \"A\": \"doubts\" is not known here. Maybe: doubts-treatment",
                        "10 In \"A\": \"forgotten\" is not a value of \"homework\". Maybe: one of done, none-set, not-done, partly",
                        "10 In \"A\": \"tension: 6\" is not a whole number from 0 to 5. Maybe: tension: 0",
                        "11 In \"A\": \"ten\" is not a time of day. Maybe: time: \"10:00\"",
                        "12 In \"A\": Every item of the srs needs its answer (1), and here stand 2. Maybe: the total alone, srs: …",
                        "13 In \"A\": \"11\" is no answer to item 1, which goes from 0 to 10. Maybe: 10",
                        "14 In \"A\": \"warn\" is not a value of \"mean_alliance_low\". Maybe: warning",
                        "15 In \"A\": \"silent\" needs a list. Maybe: silent: [one, another]",
                        "16 In \"A\": Another scenario of this file has the same name. Maybe: say what differs.",
                        "16 In \"A\": It is not clear on which day to look. Maybe: on-day: 30",
                        "18 In \"A\": \"fire\" is not known here. Maybe: fires",
                        "19 A scenario has no name. Maybe: scenario: Five ratings with a mean of 33 are low",
                        "19 A scenario needs its course. Maybe: course: with lines like - {day: 0, session: attended}",
                        "21 x cannot both fire and stay silent. Maybe: two scenarios?",
                        "22 y says something only when it fires. Maybe: name it under fires, too.");
    }

    @Test
    void refusesWhatIsNoListOrNoYaml() {
        assertThat(faults(""))
                .containsExactly("1 A scenario file is a list. Maybe: begin each scenario with \"- scenario: …\"");
        assertThat(faults("scenario: A"))
                .containsExactly("1 A scenario file is a list. Maybe: begin each scenario with \"- scenario: …\"");
        assertThat(faults("- just words"))
                .containsExactly("1 This is not a scenario. Maybe: begin it with \"- scenario: …\"");
        assertThat(faults("- scenario: A\n  scenario: B\n  course: [{day: 0}]\n  silent: [x]"))
                .containsExactly("2 \"scenario\" stands twice here; the first is in line 1."
                        + " Maybe: one of the two, or a list of values behind one \"scenario\".");
        assertThat(faults("- scenario: A\n  course: [{day: 0}]"))
                .containsExactly(
                        "1 In \"A\": Nothing is expected. Maybe: fires: {sign: warning} or silent: [sign], or both.");
        assertThat(faults("- scenario: A\n---\n- scenario: B"))
                .containsExactly("3 A second document begins here. Maybe: put all in one list.");
        assertThat(faults("- scenario: A\n  course: [{day: 0\n"))
                .hasSize(1)
                .first()
                .asString()
                .contains("not well-formed YAML")
                .contains("Maybe:");
    }

    private static Contact contact(String name, String start, AppointmentOutcome outcome, int minutesLate) {
        return new Contact(
                "Appointment/" + name, Instant.parse(start), outcome, minutesLate, null, false, false, true, null);
    }

    private static List<Scenario> read(String yaml) {
        return ScenarioFile.read(FILE, "mean_alliance", yaml, KnownNames.of(MEASURES));
    }

    private static List<String> faults(String yaml) {
        return catchThrowableOfType(YamlFault.class, () -> read(yaml)).faults().stream()
                .map(fault -> fault.line() + " " + fault.problem() + " Maybe: " + fault.maybe())
                .toList();
    }

    private static final MeasureCatalogue MEASURES = new MeasureCatalogue(List.of(
            measure("srs", Measure.Kind.ALLIANCE, List.of(item("bond", 10)), 40, Map.of()),
            measure(
                    "phq-9",
                    Measure.Kind.OUTCOME,
                    List.of(item("/44250-9", 3), item("/44260-8", 3)),
                    27,
                    Map.of("/44260-8", RiskKind.HARM_TO_SELF))));

    private static Measure measure(
            String id, Measure.Kind kind, List<Measure.Item> items, int max, Map<String, RiskKind> riskItems) {
        return new Measure(
                id,
                id,
                id,
                kind,
                Rater.UNKNOWN,
                false,
                true,
                List.of("https://alliancecds.org/fhir/Questionnaire/" + id),
                List.of(),
                items,
                Map.of("total", scale("total", max), "bond", scale("bond", 10)),
                Map.of(),
                riskItems,
                List.of(),
                new Measure.Licence("structure-only", "", ""));
    }

    private static Measure.Item item(String linkId, int max) {
        return new Measure.Item(
                linkId, List.of(), null, linkId, BigDecimal.ZERO, BigDecimal.valueOf(max), false, List.of());
    }

    private static Measure.Scale scale(String id, int max) {
        return new Measure.Scale(
                id,
                id,
                List.of(),
                Measure.Method.SUM,
                0,
                BigDecimal.ZERO,
                BigDecimal.valueOf(max),
                List.of(),
                List.of(),
                List.of());
    }
}
