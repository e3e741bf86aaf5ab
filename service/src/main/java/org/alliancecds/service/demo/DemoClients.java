// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.alliancecds.service.demo.RecordWriter.decimals;
import static org.alliancecds.service.demo.RecordWriter.flag;
import static org.alliancecds.service.demo.RecordWriter.homework;
import static org.alliancecds.service.demo.RecordWriter.item;
import static org.alliancecds.service.demo.RecordWriter.number;
import static org.alliancecds.service.demo.RecordWriter.object;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The synthetic clients, each with a story. A pure function of the day and the zone: the same arguments give the same
 * resources. Nobody in here exists.
 */
final class DemoClients {
    private static final Map<String, Object> HOMEWORK_DONE = homework("done", "Done");
    private static final Map<String, Object> HOMEWORK_NOT_DONE = homework("not-done", "Not done");
    private static final List<String> SRS_ITEMS = List.of("bond", "goals", "tasks", "overall");

    private final LocalDate today;
    private final ZoneId zone;

    private DemoClients(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    /** All clients as they stand on that day, in the order of the list that the page shows. */
    static List<DemoClient> on(LocalDate today, ZoneId zone) {
        DemoClients clients = new DemoClients(today, zone);
        return List.of(
                clients.nadia(),
                clients.tomasz(),
                clients.ines(),
                clients.callum(),
                clients.marisol(),
                clients.kofi(),
                clients.hanne(),
                clients.arash(),
                clients.yuki(),
                clients.ruth());
    }

    /** The therapist whose case load this is. */
    static String therapist() {
        return """
                {"resourceType":"Practitioner","id":"demo-therapist","active":true,\
                "name":[{"use":"usual","family":"Lindqvist","given":["Robin"]}]}""";
    }

    private DemoClient nadia() {
        RecordWriter record = record("nadia", today, 10)
                .patient("Nadia", "K.", "female", born(29))
                .attended(3)
                .srs(3, 9.5, 9, 9, 9.5)
                .note(
                        3,
                        "First meeting. Wants to sleep again, and to stop avoiding the bus.",
                        List.of(number("motivation", 7)))
                .attended(2)
                .srs(2, 9, 8, 8, 9)
                .note(
                        2,
                        "Quieter than last time. We planned the first steps; she looked unsure about them.",
                        List.of(number("tension", 1)))
                .missed(1)
                .booked(6);
        return new DemoClient("nadia", "Nadia K.", "Two sessions, then a missed one", record.json());
    }

    private DemoClient tomasz() {
        RecordWriter record = record("tomasz", today, 11)
                .patient("Tomasz", "R.", "male", born(41))
                .attended(5)
                .srs(5, 9.5, 9.5, 9, 9.5)
                .attended(4)
                .srs(4, 9.5, 9, 9, 9.5)
                .attended(3)
                .srs(3, 9, 9, 8.5, 9.5)
                .note(
                        3,
                        "Long talk about the plan at work. The exposure step is agreed for next week.",
                        List.of(HOMEWORK_DONE))
                .attended(2)
                .srs(2, 8.5, 8.5, 8.5, 9)
                .attended(1)
                .srs(1, 8.5, 8.5, 8, 8.5)
                .note(1, "Polite and punctual. Few questions of his own.", List.of(HOMEWORK_DONE))
                .booked(7);
        return new DemoClient("tomasz", "Tomasz R.", "Comes every week, and rates us lower each time", record.json());
    }

    private DemoClient ines() {
        RecordWriter record = record("ines", today.plusDays(1), 9)
                .patient("Inês", "M.", "female", born(36))
                .attended(7)
                .srs(7, 10, 9.5, 9.5, 10)
                .attended(6)
                .srs(6, 10, 9.5, 9, 10)
                .attended(5)
                .srs(5, 10, 9.5, 9.5, 10)
                .note(5, "Good work on the family map.", List.of(HOMEWORK_DONE))
                .attended(4)
                .srs(4, 10, 9.5, 9, 10)
                .attended(3)
                .srs(3, 9.5, 9, 9, 9.5)
                .note(3, "Moved on to the second module. A busy week for her.", List.of(HOMEWORK_DONE))
                .attended(2)
                .srs(2, 9.5, 9, 8.5, 9.5)
                .attended(1)
                .srs(1, 9.5, 9, 8.5, 9.5)
                .note(1, "Kept to the module. She said it was fine.", List.of(HOMEWORK_DONE))
                .booked(7);
        return new DemoClient("ines", "Inês M.", "High ratings, slowly sliding", record.json());
    }

    private DemoClient callum() {
        RecordWriter record = record("callum", today, 14)
                .patient("Callum", "D.", "male", born(24))
                .attended(6)
                .srs(6, 9.5, 9.5, 9, 9.5)
                .attended(5)
                .srs(5, 9.5, 9, 9.5, 9.5)
                .note(5, "First thought record, done together.", List.of(HOMEWORK_DONE))
                .attended(4)
                .srs(4, 9.5, 9, 9, 9.5)
                .late(3, 15)
                .srs(3, 9.5, 9, 9.5, 9.5)
                .note(3, "Roadworks on his way in.", List.of(number("late-minutes", 15), HOMEWORK_DONE))
                .attended(2)
                .srs(2, 9.5, 9, 9, 9)
                .note(2, "No thought records this week. He shrugged it off.", List.of(HOMEWORK_NOT_DONE))
                .late(1, 20)
                .srs(1, 9, 9.5, 9, 9)
                .note(
                        1,
                        "He wonders whether talking can change anything as long as the job stays as it is.",
                        List.of(flag("doubts-treatment"), number("late-minutes", 20), HOMEWORK_NOT_DONE))
                .booked(7);
        return new DemoClient("callum", "Callum D.", "Late, tasks left undone, doubts", record.json());
    }

    private DemoClient marisol() {
        RecordWriter record = record("marisol", today, 15)
                .patient("Marisol", "V.", "female", born(52))
                .attended(6)
                .srs(6, 9.5, 9, 9, 9.5)
                .attended(5)
                .srs(5, 9.5, 9.5, 9, 9.5)
                .attended(4)
                .srs(4, 9.5, 9.5, 9.5, 9.5)
                .attended(3)
                .srs(3, 10, 9.5, 9.5, 9.5)
                .attended(2)
                .srs(2, 10, 9.5, 9.5, 10)
                .attended(1)
                .srs(1, 10, 9.5, 9.5, 10)
                .note(1, "Warm and open. The anniversary of the loss is coming up.", List.of(HOMEWORK_DONE))
                .booked(7);
        record.phq9(6, null, 2, 2, 2, 2, 1, 2, 1, 1, 0);
        record.phq9(3, null, 2, 2, 2, 2, 1, 2, 1, 1, 1);
        record.phq9(0, null, 2, 3, 3, 2, 1, 2, 1, 1, 3);
        return new DemoClient("marisol", "Marisol V.", "Good alliance, a hard PHQ-9", record.json());
    }

    private DemoClient kofi() {
        RecordWriter record = record("kofi", today.plusDays(1), 13).patient("Kofi", "A.", "male", born(33));
        double[] bonds = {9, 9, 9.5, 9.5, 9.5, 9.5, 10, 10};
        double[] wellbeing = {4.5, 4.5, 5, 5.5, 6, 6.5, 7, 7};
        for (int session = 0; session < bonds.length; session++) {
            int week = bonds.length - session;
            double bond = bonds[session];
            double well = wellbeing[session];
            record.attended(week).srs(week, bond, 9, bond, 9.5).ors(week, well, well + 0.5, well, well - 0.5);
        }
        record.note(2, "Called his brother for the first time in a year.", List.of(HOMEWORK_DONE))
                .note(1, "Steady. He planned the next step himself.", List.of(HOMEWORK_DONE))
                .booked(7);
        return new DemoClient("kofi", "Kofi A.", "Eight sessions, going well", record.json());
    }

    private DemoClient hanne() {
        RecordWriter record = record("hanne", today, 16)
                .patient("Hanne", "L.", "female", born(47))
                .attended(5)
                .attended(4)
                .srs(4, 9, 9, 8.5, 9)
                .attended(3)
                .attended(2)
                .srs(2, 9, 8.5, 9, 9)
                .attended(1)
                .booked(7);
        return new DemoClient("hanne", "Hanne L.", "Too few ratings to say much", record.json());
    }

    /** A record as they are found: what cannot be used stands beside what can. */
    private DemoClient arash() {
        RecordWriter record = record("arash", today.plusDays(1), 17)
                .patient("Arash", "P.", "male", born(38))
                .attended(6)
                .srs(6, 9, 9.5, 9, 9.5)
                .attended(5)
                .srs(5, 9, 9, 9, 9.5)
                .attended(4)
                .srs(4, 9, 9, 9, 9)
                .cancelledByClient(3, "Bus strike <img src=x onerror=alert(1)> [more](javascript:alert(1))")
                .attended(2)
                .note(2, "Said <b>little</b> & left early.", List.of(HOMEWORK_DONE))
                .attended(1)
                .srs(1, 8.5, 8.5, 8.5, 9)
                .booked(7);

        record.response(5, "srs", decimals(SRS_ITEMS, 9, 9, 9, 9)).put("authored", "2026-13-45");

        record.response(4, "srs", decimals(SRS_ITEMS, 1, 1, 1, 1)).put("status", "entered-in-error");

        Map<String, Object> anotherClients = record.response(3, "srs", decimals(SRS_ITEMS, 10, 10, 10, 10));
        anotherClients.put("subject", object("reference", "Patient/kofi"));
        anotherClients.put("author", object("reference", "Patient/kofi"));
        anotherClients.put("source", object("reference", "Patient/kofi"));

        record.phq9(2, 14, 1, 2, 1, 2, 1, 1, 1, 1, 0);

        record.response(2, "wai", List.of(number("1", 7)))
                .put("questionnaire", "http://example.org/Questionnaire/WAI-work-ability");

        record.response(
                2,
                "srs",
                List.of(
                        item("bond", object("valueString", "about eight")),
                        item("goals", object("valueDecimal", 8.5)),
                        item("tasks", object("valueDecimal", 8)),
                        item("overall", object("valueDecimal", 8.5))));
        return new DemoClient("arash", "Arash P.", "A messy record, low ratings in it", record.json());
    }

    private DemoClient yuki() {
        RecordWriter record = record("yuki", today.minusDays(18), 12)
                .patient("Yuki", "S.", "female", born(31))
                .attended(6)
                .waiSr(6, 4, 4, 4, 3, 4, 4, 4, 4, 4, 3, 4, 4)
                .attended(5)
                .attended(4)
                .waiSr(4, 4, 4, 4, 4, 4, 4, 5, 4, 4, 3, 4, 4)
                .attended(3)
                .attended(2)
                .waiSr(2, 4, 4, 5, 4, 4, 4, 5, 4, 4, 4, 4, 4)
                .attended(1)
                .note(1, "She will call when the new rota is out.", List.of(HOMEWORK_DONE));
        return new DemoClient("yuki", "Yuki S.", "Not seen for a while, nothing booked", record.json());
    }

    private DemoClient ruth() {
        RecordWriter record = record("ruth", today, 18)
                .patient("Ruth", "B.", "female", born(58))
                .attended(9)
                .srs(9, 9.5, 9, 9.5, 9.5)
                .attended(8)
                .srs(8, 9.5, 9.5, 9.5, 9.5)
                .attended(7)
                .srs(7, 9.5, 9.5, 9, 9.5)
                .attended(6)
                .srs(6, 9.5, 9.5, 9.5, 9.5)
                .cancelledByClient(5, "Away for work")
                .attended(4)
                .srs(4, 9.5, 9, 9.5, 9.5)
                .cancelledByClient(3, "Mother in hospital")
                .attended(2)
                .srs(2, 9.5, 9.5, 9.5, 9.5)
                .note(2, "Much to do at home. Glad to be here, she said.", List.of(HOMEWORK_DONE))
                .cancelledByClient(1, "Mother in hospital")
                .booked(7);
        return new DemoClient("ruth", "Ruth B.", "Calls off in good time, often", record.json());
    }

    private RecordWriter record(String id, LocalDate anchor, int hour) {
        return new RecordWriter(id, anchor, LocalTime.of(hour, 0), zone);
    }

    /** A birth date some months back, so that the age holds on any day. */
    private LocalDate born(int age) {
        return today.minusYears(age).minusDays(100);
    }
}
