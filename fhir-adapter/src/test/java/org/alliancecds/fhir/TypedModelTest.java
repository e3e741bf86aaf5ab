// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alliancecds.record.ClientRecord;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What is well-formed is read from the JSON tree as it is through HAPI's typed model. The reader here is another one than
 * the service's, and knows only the typed model.
 */
class TypedModelTest {
    private static final FhirContext HAPI = FhirContext.forR4Cached();
    private static final String BY = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";
    private static final Map<String, String> TOTALS = Map.of("44261-6", "phq-9 27", "70274-6", "gad-7 21");

    @Property(tries = 80)
    void observationsAreReadAlike(@ForAll("observations") List<Observation> observations) {
        List<String> expected = observations.stream()
                .map(TypedModelTest::reparsed)
                .flatMap(TypedModelTest::facts)
                .sorted()
                .toList();

        assertThat(facts(read(observations))).isEqualTo(expected);
    }

    @Property(tries = 80)
    void contactsAreReadAlike(@ForAll("contacts") List<Resource> contacts) {
        List<String> expected = contacts.stream()
                .map(TypedModelTest::reparsed)
                .flatMap(TypedModelTest::outcome)
                .sorted()
                .toList();

        assertThat(read(contacts).contacts().stream()
                        .map(contact -> contact.start() + " " + contact.outcome())
                        .sorted())
                .isEqualTo(expected);
    }

    private static ClientRecord read(List<? extends Resource> resources) {
        return Given.read(resources.stream()
                        .map(resource -> HAPI.newJsonParser().encodeResourceToString(resource))
                        .toArray(String[]::new))
                .client();
    }

    @SuppressWarnings("unchecked")
    private static <R extends Resource> R reparsed(R resource) {
        String json = HAPI.newJsonParser().encodeResourceToString(resource);
        return (R) HAPI.newJsonParser().parseResource(resource.getClass(), json);
    }

    private static List<String> facts(ClientRecord record) {
        List<String> facts = new ArrayList<>();
        record.responses()
                .forEach(response -> facts.add(response.measure() + " "
                        + Objects.requireNonNull(response.values().get("total"))
                                .stripTrailingZeros()
                                .toPlainString() + " "
                        + response.answeredAt() + " " + response.amended()));
        record.riskAnswers().forEach(risk -> facts.add("risk " + risk.answer() + " " + risk.answeredAt()));
        return facts.stream().sorted().toList();
    }

    private static Stream<String> facts(Observation observation) {
        if (observation.getStatus() == Observation.ObservationStatus.ENTEREDINERROR) {
            return Stream.empty();
        }
        Instant when = observation.getEffectiveDateTimeType().getValue().toInstant();
        boolean amended = observation.getStatus() != Observation.ObservationStatus.FINAL;
        boolean used = List.of("final", "amended", "corrected")
                .contains(observation.getStatus().toCode());
        String code = observation.getCode().getCodingFirstRep().getCode();
        if (code.equals("44260-8")) {
            return Stream.of("risk " + number(observation.getValue()) + " " + when);
        }
        if (!observation.getComponent().isEmpty()) {
            List<String> facts = new ArrayList<>();
            int sum = 0;
            for (Observation.ObservationComponentComponent component : observation.getComponent()) {
                int answer = number(component.getValue()).intValue();
                sum += answer;
                if (component.getCode().getCodingFirstRep().getCode().equals("44260-8")) {
                    facts.add("risk " + answer + " " + when);
                }
            }
            if (used && observation.getComponent().size() == 9) {
                facts.add("phq-9 " + sum + " " + when + " " + amended);
            }
            return facts.stream();
        }
        String[] measureAndMost = Objects.requireNonNull(TOTALS.get(code)).split(" ", 2);
        BigDecimal value = number(observation.getValue());
        boolean inRange = value.signum() >= 0 && value.compareTo(new BigDecimal(measureAndMost[1])) <= 0;
        return used && inRange
                ? Stream.of(measureAndMost[0] + " " + value.stripTrailingZeros().toPlainString() + " " + when + " "
                        + amended)
                : Stream.empty();
    }

    private static BigDecimal number(Type value) {
        if (value instanceof IntegerType integer) {
            return BigDecimal.valueOf(integer.getValue());
        }
        if (value instanceof Quantity quantity) {
            return quantity.getValue();
        }
        if (value instanceof StringType string) {
            return new BigDecimal(string.getValue());
        }
        return BigDecimal.valueOf(Given.ANSWERS.indexOf(
                ((CodeableConcept) value).getCodingFirstRep().getCode()));
    }

    private static Stream<String> outcome(Resource resource) {
        if (resource instanceof Encounter encounter) {
            boolean tookPlace = List.of("finished", "in-progress", "arrived", "triaged", "onleave")
                    .contains(encounter.getStatus().toCode());
            return tookPlace ? Stream.of(encounter.getPeriod().getStart().toInstant() + " ATTENDED") : Stream.empty();
        }
        Appointment appointment = (Appointment) resource;
        String reason = appointment.getCancelationReason().getCodingFirstRep().getCode();
        String outcome =
                switch (appointment.getStatus()) {
                    case FULFILLED, ARRIVED, CHECKEDIN -> "ATTENDED";
                    case NOSHOW -> "NO_SHOW";
                    case BOOKED, PENDING -> "BOOKED";
                    case CANCELLED ->
                        reason == null
                                ? "CANCELLED"
                                : reason.startsWith("pat") ? "CANCELLED_BY_CLIENT" : "CANCELLED_BY_SERVICE";
                    default -> "";
                };
        return outcome.isEmpty()
                ? Stream.empty()
                : Stream.of(appointment.getStart().toInstant() + " " + outcome);
    }

    /** Each of a day of its own, so that none is the same fact as another. */
    @Provide
    Arbitrary<List<Observation>> observations() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(12).map(numbers -> {
            List<Observation> observations = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                observations.add(observation(i, numbers.get(i)));
            }
            return observations;
        });
    }

    private static Observation observation(int day, int number) {
        Observation observation = new Observation();
        observation.setId("o" + day);
        observation.setSubject(new Reference("Patient/1"));
        Observation.ObservationStatus[] statuses = Observation.ObservationStatus.values();
        observation.setStatus(statuses[number % (statuses.length - 1)]);
        observation.setEffective(new DateTimeType(at(day)));
        switch (number % 4) {
            case 0 -> {
                observation.setCode(loinc("44260-8"));
                observation.setValue(answer(number));
            }
            case 1 -> {
                observation.setCode(loinc("44249-1"));
                int answered = number % 3 == 0 ? 8 : 9;
                for (int i = 9 - answered; i < 9; i++) {
                    observation
                            .addComponent()
                            .setCode(loinc(Given.PHQ9_ITEMS.get(i)))
                            .setValue(answer(number / (i + 1)));
                }
            }
            default -> {
                observation.setCode(loinc(number % 4 == 2 ? "44261-6" : "70274-6"));
                int value = number % 31 - 2;
                observation.setValue(
                        switch (number % 3) {
                            case 0 -> new IntegerType(value);
                            case 1 -> new Quantity(value).setUnit("{score}");
                            default -> new StringType(String.valueOf(value));
                        });
            }
        }
        return observation;
    }

    private static Type answer(int number) {
        int value = number % 4;
        return switch (number % 3) {
            case 0 -> new IntegerType(value);
            case 1 -> new Quantity(value);
            default -> loinc(Given.ANSWERS.get(value));
        };
    }

    private static CodeableConcept loinc(String code) {
        return new CodeableConcept(new Coding("http://loinc.org", code, null));
    }

    private static Date at(int day) {
        return Date.from(Given.NOW.minus(90 - day, ChronoUnit.DAYS));
    }

    @Provide
    Arbitrary<List<Resource>> contacts() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(12).map(numbers -> {
            Map<Integer, Resource> contacts = new TreeMap<>();
            for (int i = 0; i < numbers.size(); i++) {
                contacts.put(i, contact(i, numbers.get(i)));
            }
            return List.copyOf(contacts.values());
        });
    }

    private static Resource contact(int day, int number) {
        if (number % 2 == 0) {
            Encounter encounter = new Encounter();
            encounter.setId("e" + day);
            Encounter.EncounterStatus[] statuses = Encounter.EncounterStatus.values();
            encounter.setStatus(statuses[number % (statuses.length - 1)]);
            encounter.setClass_(new Coding(null, "AMB", null));
            encounter.setSubject(new Reference("Patient/1"));
            encounter.getPeriod().setStart(at(day));
            return encounter;
        }
        Appointment appointment = new Appointment();
        appointment.setId("a" + day);
        Appointment.AppointmentStatus[] statuses = Appointment.AppointmentStatus.values();
        appointment.setStatus(statuses[number % (statuses.length - 1)]);
        appointment.setStart(at(day));
        appointment.addParticipant().setActor(new Reference("Patient/1"));
        if (number % 3 != 0) {
            appointment.setCancelationReason(
                    new CodeableConcept(new Coding(BY, number % 3 == 1 ? "pat-fb" : "prov-pers", null)));
        }
        return appointment;
    }
}
