// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alliancecds.record.ClientRecord;

/** The same resources give the same record in any order, and what does not belong changes nothing but data notes. */
class OrderTest {
    private static final String SESSION =
            "\"serviceType\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"75516001\"}]}]";
    private static final String OF_ANOTHER = "\"subject\":{\"reference\":\"Patient/2\"}";

    @Property(tries = 60)
    void the_order_of_resources_does_not_matter(@ForAll("records") List<String> resources, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(resources);
        Collections.shuffle(shuffled, random);

        assertThat(record(shuffled)).isEqualTo(record(resources));
    }

    @Property(tries = 60)
    void what_does_not_belong_changes_only_data_notes(
            @ForAll("records") List<String> resources,
            @ForAll("strangers") List<String> strangers,
            @ForAll Random random) {
        List<String> mixed = new ArrayList<>(resources);
        mixed.addAll(strangers);
        Collections.shuffle(mixed, random);

        assertThat(withoutNotes(record(mixed))).isEqualTo(withoutNotes(record(resources)));
        assertThat(record(mixed).dataNotes()).containsAll(record(resources).dataNotes());
    }

    @Provide
    Arbitrary<List<String>> records() {
        return Arbitraries.integers()
                .between(0, 27)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(OrderTest::resources);
    }

    @Provide
    Arbitrary<List<String>> strangers() {
        return Arbitraries.of(
                        "{\"resourceType\":\"Nonsense\"}",
                        "{}",
                        "7",
                        "{\"resourceType\":\"Practitioner\",\"id\":\"7\"}",
                        "{\"resourceType\":\"MeasureReport\",\"id\":\"7\",\"status\":\"complete\"}",
                        "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"broken\"}",
                        "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"odd\",\"item\":7,\"authored\":{}}",
                        "{\"resourceType\":\"Observation\",\"id\":\"broken\",\"code\":[],\"valueInteger\":\"x\"}",
                        "{\"resourceType\":\"Appointment\",\"id\":\"broken\",\"status\":\"noshow\",\"start\":\"9\"}",
                        "{\"resourceType\":\"Encounter\",\"id\":\"broken\",\"status\":7,\"period\":[]}",
                        Given.phq9("other", OF_ANOTHER, 3, 3, 3, 3, 3, 3, 3, 3, 3),
                        Given.observation("other", "44260-8", "\"valueInteger\":3", OF_ANOTHER),
                        Given.encounter("other", "finished", "2026-02-10T10:00:00Z", OF_ANOTHER),
                        Given.observation("pulse", "8867-4", "\"valueInteger\":70", ""))
                .list()
                .ofMaxSize(6);
    }

    /** Responses, Observations that repeat some of them, appointments and encounters, as the numbers fall. */
    private static List<String> resources(List<Integer> numbers) {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            String day = "2026-02-%02dT%02d:00:00Z".formatted(1 + number % 20, 9 + i % 3);
            resources.add(
                    switch (number % 6) {
                        case 0 ->
                            Given.phq9(
                                    "q" + i,
                                    "\"authored\":\"" + day + "\"",
                                    1,
                                    1,
                                    1,
                                    1,
                                    1,
                                    1,
                                    1,
                                    number % 4,
                                    number % 3);
                        case 1 -> Given.srs("s" + i, "\"authored\":\"" + day + "\"", "9", "8", "7", "6." + i % 10);
                        case 2 ->
                            Given.observation(
                                    "o" + i,
                                    "44261-6",
                                    "\"valueInteger\":" + (number % 10),
                                    "\"effectiveDateTime\":\"" + day
                                            + "\",\"derivedFrom\":[{\"reference\":\"QuestionnaireResponse/q" + (i - 1)
                                            + "\"}]");
                        case 3 ->
                            Given.observation(
                                    "r" + i,
                                    "44260-8",
                                    "\"valueInteger\":" + (number % 4),
                                    "\"effectiveDateTime\":\"" + day + "\"");
                        case 4 -> Given.appointment("a" + i, number % 5 == 0 ? "noshow" : "fulfilled", day, SESSION);
                        default -> Given.encounter("e" + i, "finished", day.replace(":00:00Z", ":07:00Z"), "");
                    });
        }
        return resources;
    }

    private static ClientRecord record(List<String> resources) {
        return Given.read(resources.toArray(String[]::new)).client();
    }

    private static ClientRecord withoutNotes(ClientRecord record) {
        return new ClientRecord(
                record.zone(),
                record.receivedAt(),
                record.birthDate(),
                record.appointmentsSeen(),
                record.contacts(),
                record.responses(),
                record.notes(),
                record.riskAnswers(),
                record.conditions(),
                List.of());
    }
}
