// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.definition.Definitions;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.Contact;
import org.alliancecds.record.TreatmentKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ContactTest {
    private static final String START = "2026-03-02T10:00:00Z";
    private static final String PSYCHOTHERAPY =
            "[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"75516001\"}]}]";
    private static final String PHYSIOTHERAPY =
            "[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"91251008\"}]}]";
    private static final String BY = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";

    private static List<String> outcomes(Reading reading) {
        return reading.client().contacts().stream()
                .map(contact -> contact.reference() + " " + contact.outcome() + " " + contact.minutesLate())
                .toList();
    }

    private static @Nullable AppointmentOutcome outcome(Reading reading) {
        return reading.client().contacts().isEmpty()
                ? null
                : reading.client().contacts().get(0).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "fulfilled, ATTENDED",
        "arrived, ATTENDED",
        "checked-in, ATTENDED",
        "noshow, NO_SHOW",
        "booked, BOOKED",
        "pending, BOOKED",
        "cancelled, CANCELLED",
        "proposed,",
        "waitlist,",
        "entered-in-error,",
        "gone,"
    })
    void a_past_appointment(String status, @Nullable AppointmentOutcome expected) {
        assertThat(outcome(Given.read(Given.appointment("a", status, START, ""))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "fulfilled,",
        "noshow,",
        "arrived, BOOKED",
        "checked-in, BOOKED",
        "booked, BOOKED",
        "cancelled, CANCELLED"
    })
    void an_appointment_ahead(String status, @Nullable AppointmentOutcome expected) {
        assertThat(outcome(Given.read(Given.appointment("a", status, "2026-03-10T12:30:00Z", ""))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "pat, CANCELLED_BY_CLIENT,",
        "pat-fb, CANCELLED_BY_CLIENT,",
        "pat-lt, CANCELLED_BY_CLIENT, TRANSPORT",
        "pat-dec, CANCELLED,",
        "prov, CANCELLED_BY_SERVICE,",
        "prov-pers, CANCELLED_BY_SERVICE,",
        "maint, CANCELLED_BY_SERVICE,",
        "meds-inc, CANCELLED_BY_SERVICE,",
        "oth-fin, CANCELLED, MONEY",
        "oth-weath, CANCELLED,",
        "patience, CANCELLED,"
    })
    void the_reason_says_who_cancelled(String code, AppointmentOutcome expected, @Nullable Barrier barrier) {
        Reading reading = Given.read(Given.appointment(
                "a",
                "cancelled",
                START,
                "\"cancelationReason\":{\"coding\":[{\"system\":\"" + BY + "\",\"code\":\"" + code + "\"}]}"));

        assertThat(outcome(reading)).isEqualTo(expected);
        assertThat(reading.client().contacts().get(0).barrier()).isEqualTo(barrier);
        assertThat(Given.notes(reading).contains("outcome-unknown Appointment/a"))
                .isEqualTo(expected == AppointmentOutcome.CANCELLED);
    }

    @Test
    void an_appointment_tells_when_it_was_booked_and_what_stood_in_the_way() {
        Reading reading = Given.read(Given.appointment(
                "a",
                "noshow",
                START,
                "\"created\":\"2026-02-20\",\"serviceType\":" + PSYCHOTHERAPY
                        + ",\"reasonCode\":[{\"coding\":[{\"system\":"
                        + "\"https://alliancecds.org/fhir/CodeSystem/session-note\",\"code\":\"childcare\"}]}]"));

        assertThat(reading.client().contacts())
                .containsExactly(new Contact(
                        "Appointment/a",
                        Instant.parse(START),
                        AppointmentOutcome.NO_SHOW,
                        null,
                        Barrier.CHILDCARE,
                        false,
                        false,
                        true,
                        Instant.parse("2026-02-19T23:00:00Z"),
                        Set.of()));
        assertThat(reading.client().appointmentsSeen()).isTrue();
        assertThat(reading.client().dataNotes()).isEmpty();
    }

    @Test
    void type_codes_say_what_kind_of_treatment_it_is() {
        Reading reading = Given.read(
                Given.encounter("a", "finished", START, "\"type\":" + treatment("cpt")),
                Given.encounter("b", "finished", "2026-03-03T10:00:00Z", "\"type\":" + treatment("supportive")),
                Given.encounter("c", "finished", "2026-03-04T10:00:00Z", "\"type\":" + PSYCHOTHERAPY),
                Given.appointment("d", "fulfilled", "2026-03-05T10:00:00Z", "\"serviceType\":" + PSYCHOTHERAPY),
                Given.encounter("d", "finished", "2026-03-05T10:00:00Z", "\"type\":" + treatment("pe")),
                Given.appointment(
                        "e",
                        "fulfilled",
                        "2026-03-06T10:00:00Z",
                        "\"appointmentType\":{\"coding\":[" + "{\"system\":\"" + ReadingSettings.TREATMENT
                                + "\",\"code\":\"trauma-focused\"}]}"));

        assertThat(reading.client().contacts().stream()
                        .collect(Collectors.toMap(Contact::reference, Contact::treatment)))
                .isEqualTo(Map.of(
                        "Encounter/a", Set.of(TreatmentKind.TRAUMA_FOCUSED),
                        "Encounter/b", Set.of(TreatmentKind.ALLIANCE_AS_MECHANISM),
                        "Encounter/c", Set.of(),
                        "Appointment/d", Set.of(TreatmentKind.TRAUMA_FOCUSED),
                        "Appointment/e", Set.of(TreatmentKind.TRAUMA_FOCUSED)));
    }

    @Test
    void a_contact_without_a_type_code_says_nothing_of_the_treatment() {
        Reading reading = Given.read(Given.encounter("a", "finished", START, ""));

        assertThat(reading.client().contacts().get(0).treatment()).isNull();
    }

    private static String treatment(String code) {
        return "[{\"coding\":[{\"system\":\"" + ReadingSettings.TREATMENT + "\",\"code\":\"" + code + "\"}]}]";
    }

    @ParameterizedTest
    @CsvSource({
        "finished, ATTENDED",
        "in-progress, ATTENDED",
        "arrived, ATTENDED",
        "triaged, ATTENDED",
        "onleave, ATTENDED",
        "planned,",
        "cancelled,",
        "entered-in-error,"
    })
    void an_encounter_counts_when_it_took_place(String status, @Nullable AppointmentOutcome expected) {
        Reading reading = Given.read(Given.encounter("e", status, START, ""));

        assertThat(outcome(reading)).isEqualTo(expected);
        assertThat(reading.client().appointmentsSeen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10:00, 0", "09:50, 0", "10:09, 9", "10:09:59, 9", "10:10, 10", "12:59, 179"})
    void an_encounter_and_its_appointment_are_one_contact_and_tell_lateness(String began, int minutes) {
        String time = began.length() == 5 ? began + ":00" : began;

        Reading near = Given.read(
                Given.appointment("a", "fulfilled", START, ""),
                Given.encounter("e", "finished", "2026-03-02T" + time + "Z", ""));
        Reading linked = Given.read(
                Given.appointment("a", "booked", START, ""),
                Given.encounter(
                        "e",
                        "finished",
                        "2026-03-02T" + time + "Z",
                        "\"appointment\":[{\"reference\":\"https://ehr.example/Appointment/a\"}]"));

        assertThat(outcomes(near)).containsExactly("Appointment/a ATTENDED " + minutes);
        assertThat(outcomes(linked)).containsExactly("Appointment/a ATTENDED " + minutes);
    }

    @Test
    void an_encounter_of_the_day_but_hours_away_is_a_contact_of_its_own() {
        assertThat(outcomes(Given.read(
                        Given.appointment("a", "fulfilled", START, ""),
                        Given.encounter("at", "finished", "2026-03-02T13:00:00Z", ""))))
                .containsExactly("Appointment/a ATTENDED 180");
        assertThat(outcomes(Given.read(
                        Given.appointment("a", "fulfilled", START, ""),
                        Given.encounter("beyond", "finished", "2026-03-02T13:00:01Z", ""))))
                .containsExactly("Appointment/a ATTENDED null", "Encounter/beyond ATTENDED null");
    }

    @Test
    void the_nearest_two_go_together_one_to_one() {
        assertThat(outcomes(Given.read(
                        Given.appointment("a", "fulfilled", START, ""),
                        Given.appointment("b", "fulfilled", "2026-03-02T11:00:00Z", ""),
                        Given.encounter("e", "finished", "2026-03-02T11:05:00Z", ""),
                        Given.encounter("f", "finished", "2026-03-02T10:02:00Z", ""))))
                .containsExactly("Appointment/a ATTENDED 2", "Appointment/b ATTENDED 5");
    }

    @Test
    void a_client_who_arrived_in_time_is_not_late_when_the_session_began_late() {
        Reading reading = Given.read(
                Given.appointment("a", "fulfilled", START, ""),
                Given.encounter(
                        "e",
                        "finished",
                        "2026-03-02T10:20:00Z",
                        "\"statusHistory\":[{\"status\":\"arrived\",\"period\":{\"start\":\"2026-03-02T09:58:00Z\"}}]"));

        assertThat(outcomes(reading)).containsExactly("Appointment/a ATTENDED 0");
    }

    @Test
    void coming_on_another_day_is_the_wrong_day() {
        String link = "\"appointment\":[{\"reference\":\"Appointment/a\"}]";

        assertThat(outcomes(Given.read(
                        Given.appointment("a", "noshow", START, ""),
                        Given.encounter("e", "finished", "2026-03-03T10:30:00Z", link))))
                .containsExactly("Appointment/a WRONG_DAY null");
    }

    @Test
    void a_missed_appointment_with_an_encounter_of_the_day_counts_neither_way() {
        Reading reading = Given.read(
                Given.appointment("a", "noshow", START, ""),
                Given.encounter("e", "finished", START, "\"appointment\":[{\"reference\":\"Appointment/a\"}]"));

        assertThat(outcomes(reading)).containsExactly("Appointment/a UNKNOWN null");
        assertThat(Given.notes(reading)).contains("outcome-unknown Appointment/a");
    }

    @Test
    void untyped_contacts_count_where_nothing_is_typed() {
        Reading reading = Given.read(
                Given.appointment(
                        "a",
                        "fulfilled",
                        START,
                        "\"appointmentType\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0276\",\"code\":\"FOLLOWUP\"}]}"),
                Given.encounter("e", "finished", "2026-03-04T10:00:00Z", ""));

        assertThat(outcomes(reading)).containsExactly("Appointment/a ATTENDED null", "Encounter/e ATTENDED null");
        assertThat(Given.notes(reading)).containsExactly("untyped-contacts ");
    }

    @Test
    void of_typed_contacts_only_psychotherapy_counts_and_one_note_names_the_others() {
        Reading reading = Given.read(
                Given.encounter("e", "finished", START, "\"type\":" + PSYCHOTHERAPY),
                Given.encounter("f", "finished", "2026-03-03T10:00:00Z", "\"type\":" + PHYSIOTHERAPY),
                Given.encounter("g", "finished", "2026-03-04T10:00:00Z", ""));

        assertThat(outcomes(reading)).containsExactly("Encounter/e ATTENDED null");
        assertThat(Given.texts(reading))
                .containsExactly(
                        "1 contact of the type \"http://snomed.info/sct|91251008\" and 1 contact without a type were left"
                                + " out. What is psychotherapy has its type in the setting"
                                + " alliance.psychotherapy-types.");
    }

    @Test
    void physiotherapy_of_the_same_morning_is_not_the_session() {
        Reading reading = Given.read(
                Given.appointment("a", "noshow", START, "\"serviceType\":" + PSYCHOTHERAPY),
                Given.appointment("b", "booked", START, "\"serviceType\":" + PSYCHOTHERAPY),
                Given.encounter("e", "finished", START, "\"type\":" + PHYSIOTHERAPY));

        assertThat(outcomes(reading)).containsExactly("Appointment/a NO_SHOW null", "Appointment/b BOOKED null");
    }

    @Test
    void an_assessment_is_a_contact_for_assessment_only() {
        Reading reading = Given.read(Given.encounter(
                "e",
                "finished",
                START,
                "\"type\":[{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.12\",\"code\":\"90791\"}]}]"));

        assertThat(reading.client().contacts())
                .extracting(Contact::assessmentOnly)
                .containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({"IMP, true", "ACUTE, true", "NONAC, true", "OBSENC, true", "VR, false"})
    void an_inpatient_stay_is_no_session_and_marks_what_falls_into_it(String encounterClass, boolean stay) {
        Reading reading = Given.read(
                Given.appointment("a", "noshow", START, ""),
                Given.appointment("b", "noshow", "2026-03-06T10:00:00Z", ""),
                Given.with(
                        Given.encounter(
                                "s",
                                "finished",
                                "2026-03-01T08:00:00Z",
                                "\"class\":{\"code\":\"" + encounterClass + "\"}"),
                        "\"period\":{\"start\":\"2026-03-01T08:00:00Z\",\"end\":\"2026-03-05\"}"));

        assertThat(reading.client().contacts()).hasSize(stay ? 2 : 3);
        assertThat(reading.client().contacts().subList(0, 2))
                .extracting(Contact::inpatientStay)
                .containsExactly(stay, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'start':null;date-missing Appointment/a",
                "'start':'soon';date-missing Appointment/a",
                "'status':'entered-in-error';status-not-used Appointment/a",
                "'status':'gone';status-not-used Appointment/a",
                "'start':'2026-03-20T10:00:00Z';date-in-future Appointment/a",
            })
    void an_appointment_that_cannot_be_used_is_said(String more, String note) {
        Reading reading = Given.read(Given.appointment("a", "fulfilled", START, more.replace('\'', '"')));

        assertThat(reading.client().contacts()).isEmpty();
        assertThat(reading.client().appointmentsSeen()).isFalse();
        assertThat(Given.notes(reading)).containsExactly(note);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, status-not-used Encounter/e",
        "gone, status-not-used Encounter/e",
        "planned,",
        "cancelled,",
    })
    void an_encounter_whose_status_says_nothing_is_said_and_one_that_did_not_take_place_is_not(
            String status, @Nullable String note) {
        Reading reading = Given.read(Given.encounter("e", status, START, ""));

        assertThat(reading.client().contacts()).isEmpty();
        assertThat(Given.notes(reading)).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:2.16.840.1.113883.6.96, http://snomed.info/sct",
        "http://snomed.info/sct/, urn:oid:2.16.840.1.113883.6.96",
        "https://snomed.info/sct, http://snomed.info/sct/731000124108",
        "urn:oid:1.2.840.114350.1.13.999, urn:oid:1.2.840.114350.1.13.999",
    })
    void a_type_is_configured_however_its_system_is_written(String set, String sent) {
        ReadingSettings settings =
                new ReadingSettings(Given.BERLIN, Set.of(set + "|1004"), Set.of(), Set.of(), Set.of());
        Map<String, @Nullable JsonNode> prefetch = Map.of(
                "encounters",
                Given.bundle(Given.encounter(
                        "e",
                        "finished",
                        START,
                        "\"type\":[{\"coding\":[{\"system\":\"" + sent + "\",\"code\":\"1004\"}]}]")));

        assertThat(outcomes(new CourseReader(Given.MEASURES, Definitions.builtIn(), settings)
                        .read(prefetch, "1", Given.NOW)))
                .containsExactly("Encounter/e ATTENDED null");
    }
}
