// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.fhir.prefetch.PrefetchReader;
import org.alliancecds.therapy.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is about to be counts as booked beside the record, and changes nothing else of it. It is noon UTC on 10 March. */
class AheadTest {
    private static final String PAST = "2026-03-03T10:00:00Z";
    private static final String SOON = "2026-03-12T10:00:00Z";
    private static final String LATER = "2026-03-19T10:00:00Z";
    private static final String THERAPY =
            "\"serviceType\":[{\"coding\":[{\"system\":\"http://www.ama-assn.org/go/cpt\",\"code\":\"90837\"}]}]";
    private static final String DENTIST =
            "\"serviceType\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\"," + "\"code\":\"310146006\"}]}]";

    @ParameterizedTest
    @ValueSource(strings = {"proposed", "pending", "booked", "arrived", "of-their-own"})
    void aProposedAppointmentIsBookedWhateverItsStatus(String status) {
        assertThat(contacts(booking(Given.appointment("b", status, SOON, "")))).containsExactly("Appointment/b BOOKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waitlist", "entered-in-error", "noshow", "fulfilled"})
    void oneThatIsNotToBeBookedIsNot(String status) {
        assertThat(contacts(booking(Given.appointment("b", status, SOON, "")))).isEmpty();
    }

    @Test
    void oneWithTheIdOfAnotherTakesItsPlace() {
        Ahead ahead = booking(Given.appointment("a", "proposed", LATER, ""));

        assertThat(read(ahead, Given.appointment("a", "cancelled", SOON, ""))
                        .client()
                        .contacts())
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.outcome().name()).isEqualTo("BOOKED");
                    assertThat(contact.start()).hasToString(LATER);
                });
    }

    @Test
    void twoOfOneIdAndTwoWithoutAreFour() {
        String withoutId = Given.appointment("x", "proposed", LATER, "").replace("\"id\":\"x\",", "");
        Ahead ahead = booking(
                Given.appointment("a", "proposed", SOON, ""),
                Given.appointment("a", "proposed", LATER, ""),
                withoutId,
                withoutId);

        assertThat(contacts(ahead, Given.appointment("a", "noshow", PAST, "")))
                .hasSize(5)
                .contains("Appointment/a NO_SHOW");
    }

    @Test
    void withoutATypeItIsATherapySessionAmongTypedOnes() {
        assertThat(contacts(
                        booking(Given.appointment("b", "proposed", SOON, "")),
                        Given.appointment("a", "noshow", PAST, THERAPY)))
                .containsExactly("Appointment/a NO_SHOW", "Appointment/b BOOKED");
    }

    @Test
    void anotherTypeIsLeftOutAmongTypedOnes() {
        assertThat(contacts(
                        booking(Given.appointment("b", "proposed", SOON, DENTIST)),
                        Given.appointment("a", "noshow", PAST, THERAPY)))
                .containsExactly("Appointment/a NO_SHOW");
    }

    @Test
    void itsTypeTakesNoUntypedOneOut() {
        assertThat(contacts(
                        booking(Given.appointment("b", "proposed", SOON, THERAPY)),
                        Given.appointment("a", "noshow", PAST, "")))
                .containsExactly("Appointment/a NO_SHOW", "Appointment/b BOOKED");
    }

    @Test
    void anotherClientsIsNotedAndLeftOut() {
        Reading reading =
                read(booking(Given.appointment("b", "proposed", SOON, "").replace("Patient/1\"", "Patient/2\"")));

        assertThat(reading.client().contacts()).isEmpty();
        assertThat(reading.client().dataNotes()).singleElement().satisfies(note -> {
            assertThat(note.code().id()).isEqualTo("another-patient");
            assertThat(note.reference()).isEqualTo("Appointment/b");
        });
    }

    @Test
    void aSessionThatStartsIsBookedWhereTheRecordShowsAppointments() {
        Ahead session = Ahead.session("not-sent-yet");

        assertThat(contacts(session, Given.appointment("a", "noshow", PAST, "")))
                .hasSize(2)
                .contains("Appointment/a NO_SHOW")
                .anyMatch(contact -> contact.endsWith(" BOOKED"));
        assertThat(contacts(session, Given.encounter("e", "finished", PAST, "")))
                .containsExactly("Encounter/e ATTENDED");
    }

    @Test
    void whatIsProposedCountsAmongWhatMayBeRead() {
        Ahead two =
                booking(Given.appointment("a", "proposed", SOON, ""), Given.appointment("b", "proposed", LATER, ""));

        assertThatThrownBy(() -> Given.READER.read(
                        Map.of("responses", Given.bundle()),
                        Map.of(),
                        "1",
                        Given.NOW,
                        two,
                        new Bounds(1, Deadline.NONE)))
                .isInstanceOfSatisfying(Bounds.Exceeded.class, exceeded -> assertThat(exceeded.given())
                        .isEqualTo(2));
    }

    private static Ahead booking(String... appointments) {
        return Ahead.booking(Given.bundle(appointments));
    }

    private static List<String> contacts(Ahead ahead, String... record) {
        return read(ahead, record).client().contacts().stream()
                .map(contact -> contact.reference() + " " + contact.outcome())
                .toList();
    }

    private static Reading read(Ahead ahead, String... record) {
        Map<String, @Nullable JsonNode> prefetch = new HashMap<>();
        PrefetchReader.KEYS.forEach(name -> prefetch.put(name, null));
        prefetch.put("appointments", Given.bundle(record));
        return Given.READER.read(prefetch, Map.of(), "1", Given.NOW, ahead, Bounds.NONE);
    }
}
