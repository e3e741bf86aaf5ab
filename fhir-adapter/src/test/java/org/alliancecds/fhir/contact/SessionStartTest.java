// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.prefetch.PrefetchReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A session that starts with the call is still ahead: it was neither attended nor late. It is noon UTC on 10 March. */
class SessionStartTest {
    private static final String LATE = "2026-03-10T11:45:00Z";
    private static final String APPOINTED = "2026-03-10T11:00:00Z";
    private static final String OF_APPOINTMENT = "\"appointment\":[{\"reference\":\"Appointment/a\"}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                " Encounter/now ",
                "Encounter/now/_history/7",
                "Encounter/now/",
                "https://ehr.example/fhir/Encounter/now",
                "https://ehr.example/fhir/Encounter/now/_history/2",
            })
    void isAheadHoweverItIsNamed(String named) {
        String[] record = {
            Given.appointment("a", "arrived", APPOINTED, ""),
            Given.encounter("now", "in-progress", LATE, OF_APPOINTMENT)
        };

        assertThat(contacts(read(named, record))).containsExactly("Appointment/a BOOKED null");
        assertThat(contacts(read(null, record))).containsExactly("Appointment/a ATTENDED 45");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planned", "arrived", "triaged", "in-progress", "unknown"})
    void isAheadWithoutAnAppointment(String status) {
        assertThat(contacts(read("now", Given.encounter("now", status, LATE, ""))))
                .containsExactly("Encounter/now BOOKED null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fulfilled", "noshow", "cancelled", "booked", "checked-in"})
    void isAheadWhateverItsAppointmentSays(String status) {
        assertThat(contacts(read(
                        "now",
                        Given.appointment("a", status, APPOINTED, ""),
                        Given.encounter("now", "in-progress", LATE, OF_APPOINTMENT))))
                .containsExactly("Appointment/a BOOKED null");
    }

    @Test
    void isAheadWhereOnlyTheArrivalIsInTheRecord() {
        String arrived = Given.appointment("a", "arrived", APPOINTED, "");

        assertThat(contacts(read("not-sent-yet", arrived))).containsExactly("Appointment/a BOOKED null");
        assertThat(contacts(read(null, arrived))).containsExactly("Appointment/a ATTENDED null");
    }

    @Test
    void beginsNowWhereTheRecordDoesNotSay() {
        String undated = Given.encounter("now", "in-progress", LATE, "").replace(LATE, "soon");

        Reading reading = read("now", undated);
        assertThat(contacts(reading)).containsExactly("Encounter/now BOOKED null");
        assertThat(reading.client().contacts().get(0).start()).isEqualTo(Given.NOW);
        assertThat(Given.notes(reading)).isEqualTo(Given.notes(Given.read(Given.encounter("e", "finished", LATE, ""))));
    }

    @Test
    void changesNothingOfEarlierSessions() {
        assertThat(contacts(read(
                        "now",
                        Given.appointment("a", "arrived", "2026-03-10T08:00:00Z", ""),
                        Given.encounter("e", "finished", "2026-03-10T08:10:00Z", OF_APPOINTMENT),
                        Given.appointment("b", "arrived", "2026-03-03T08:00:00Z", ""),
                        Given.encounter("now", "in-progress", LATE, ""))))
                .containsExactlyInAnyOrder(
                        "Appointment/a ATTENDED 10", "Appointment/b ATTENDED null", "Encounter/now BOOKED null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "completed", "cancelled", "unknown"})
    void isAheadWhateverItsStatusWhileItsPeriodHasNoEnd(String status) {
        assertThat(contacts(read("now", Given.encounter("now", status, LATE, ""))))
                .containsExactly("Encounter/now BOOKED null");
        assertThat(contacts(read(
                        "now",
                        Given.appointment("a", "fulfilled", APPOINTED, ""),
                        Given.encounter("now", status, LATE, OF_APPOINTMENT))))
                .containsExactly("Appointment/a BOOKED null");
    }

    @Test
    void isAheadWithoutAStatusAndUntilTheEndThatIsPlanned() {
        String planned = "\"period\":{\"start\":\"" + LATE + "\",\"end\":\"2026-03-10T12:35:00Z\"}";

        assertThat(contacts(read("now", Given.encounter("now", "finished", LATE, "\"status\":null"))))
                .containsExactly("Encounter/now BOOKED null");
        assertThat(contacts(read("now", Given.encounter("now", "finished", LATE, planned))))
                .containsExactly("Encounter/now BOOKED null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "completed"})
    void isAttendedWhereTheRecordSaysThatItIsOver(String status) {
        String over = "\"period\":{\"start\":\"2026-03-10T10:45:00Z\",\"end\":\"2026-03-10T11:35:00Z\"}";

        assertThat(contacts(read("now", Given.encounter("now", status, LATE, over))))
                .containsExactly("Encounter/now ATTENDED null");
        assertThat(contacts(read("another", Given.encounter("now", status, LATE, ""))))
                .containsExactly("Encounter/now ATTENDED null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Encounter/a_b", "https://ehr.example/fhir/Encounter/a_b", "a_b"})
    void isFoundUnderAnIdWithAnUnderscore(String named) {
        assertThat(contacts(read(named, Given.encounter("a_b", "in-progress", LATE, ""))))
                .containsExactly("Encounter/a_b BOOKED null");
    }

    private static Reading read(@Nullable String starting, String... resources) {
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        PrefetchReader.KEYS.forEach(name -> prefetch.put(name, null));
        prefetch.put("encounters", Given.bundle(resources));
        return Given.READER.read(prefetch, Map.of(), "1", Given.NOW, starting);
    }

    private static List<String> contacts(Reading reading) {
        return reading.client().contacts().stream()
                .map(contact -> contact.reference() + " " + contact.outcome() + " " + contact.minutesLate())
                .toList();
    }
}
