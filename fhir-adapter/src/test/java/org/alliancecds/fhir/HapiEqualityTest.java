// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.RiskAnswer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** On well-formed responses our reading of the tree is the same as one of HAPI's typed model, by a small reader of its own. */
class HapiEqualityTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    /** What an instrument is, written down a second time: address, link ids, whether its total is a mean, its risk item. */
    private record Instrument(
            String id, String address, List<String> linkIds, int least, int most, String factor, String risk) {}

    private static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument("phq-9", "http://loinc.org/q/44249-1", loinc(Given.PHQ9_ITEMS), 0, 3, "1", "/44260-8"),
            new Instrument("gad-7", "http://loinc.org/q/69737-5", loinc(Forms.GAD7_ITEMS), 0, 3, "1", ""),
            new Instrument("pcl-5", own("pcl-5"), Forms.numbered("", 1, 20), 0, 4, "1", ""),
            new Instrument("wai-sr", own("wai-sr"), Forms.numbered("", 1, 12), 1, 5, "1", ""),
            new Instrument("core-10", own("core-10"), Forms.numbered("", 1, 10), 0, 4, "1", "6"),
            new Instrument("wsas", own("wsas"), Forms.numbered("", 1, 5), 0, 8, "1", ""),
            new Instrument("srs", own("srs"), List.of("bond", "goals", "tasks", "overall"), 0, 10, "1", ""));

    private static List<String> loinc(List<String> codes) {
        return codes.stream().map(code -> "/" + code).toList();
    }

    private static String own(String id) {
        return "https://alliancecds.org/fhir/Questionnaire/" + id;
    }

    @Provide
    Arbitrary<Instrument> instruments() {
        return Arbitraries.of(INSTRUMENTS);
    }

    @Property(tries = 300)
    void a_response_says_the_same_through_the_typed_model(
            @ForAll("instruments") Instrument instrument, @ForAll Random random) {
        QuestionnaireResponse response = response(instrument, random);
        String json = R4.newJsonParser().encodeResourceToString(response);
        QuestionnaireResponse parsed = R4.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(QuestionnaireResponse.class, json);
        Map<String, BigDecimal> typed = new HashMap<>();
        collect(parsed.getItem(), typed);

        Reading reading = Given.read(json);

        assertThat(reading.client().dataNotes()).isEmpty();
        assertThat(reading.client().responses()).hasSize(1);
        MeasureResponse read = reading.client().responses().get(0);
        assertThat(read.measure()).isEqualTo(instrument.id());
        assertThat(read.answeredAt()).isEqualTo(parsed.getAuthored().toInstant());
        assertThat(read.itemAnswers()).hasSameSizeAs(typed);
        read.itemAnswers().forEach((linkId, value) -> assertThat(value).isEqualByComparingTo(typed.get(linkId)));
        BigDecimal sum = typed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(read.values().get("total")).isEqualByComparingTo(sum.multiply(new BigDecimal(instrument.factor())));
        assertThat(reading.client().riskAnswers().stream().map(RiskAnswer::answer))
                .isEqualTo(
                        instrument.risk().isEmpty()
                                ? List.of()
                                : List.of(java.util.Objects.requireNonNull(typed.get(instrument.risk()))
                                        .intValueExact()));
    }

    /** Walks the typed model: items in items, and items under answers. */
    private static void collect(List<QuestionnaireResponseItemComponent> items, Map<String, BigDecimal> values) {
        for (QuestionnaireResponseItemComponent item : items) {
            for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
                BigDecimal value = number(answer.getValue());
                if (value != null) {
                    values.put(item.getLinkId(), value);
                }
                collect(answer.getItem(), values);
            }
            collect(item.getItem(), values);
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(Type value) {
        if (value instanceof IntegerType integer) {
            return BigDecimal.valueOf(integer.getValue());
        }
        if (value instanceof DecimalType decimal) {
            return decimal.getValue();
        }
        if (value instanceof Quantity quantity) {
            return quantity.getValue();
        }
        if (value instanceof Coding coding) {
            Extension weight = coding.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/ordinalValue");
            return weight == null
                    ? BigDecimal.valueOf(Given.ANSWERS.indexOf(coding.getCode()))
                    : ((DecimalType) weight.getValue()).getValue();
        }
        return null;
    }

    private static QuestionnaireResponse response(Instrument instrument, Random random) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setId("r");
        response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        response.setQuestionnaire(instrument.address());
        response.getSubject().setReference("Patient/1");
        response.getAuthoredElement()
                .setValueAsString("2026-0%d-1%dT10:0%d:00+0%d:00"
                        .formatted(1 + random.nextInt(2), random.nextInt(9), random.nextInt(9), random.nextInt(4)));
        List<QuestionnaireResponseItemComponent> items = new ArrayList<>();
        for (String linkId : instrument.linkIds()) {
            QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
            item.setLinkId(linkId);
            item.addAnswer().setValue(value(instrument, random));
            items.add(item);
        }
        java.util.Collections.shuffle(items, random);
        QuestionnaireResponseItemComponent group = response.addItem().setLinkId("group");
        QuestionnaireResponseItemComponent ask = response.addItem().setLinkId("ask");
        QuestionnaireResponseItemAnswerComponent under = ask.addAnswer();
        under.setValue(new StringType("said"));
        for (QuestionnaireResponseItemComponent item : items) {
            switch (random.nextInt(3)) {
                case 0 -> group.addItem(item);
                case 1 -> under.addItem(item);
                default -> response.addItem(item);
            }
        }
        if (group.getItem().isEmpty()) {
            response.getItem().remove(group);
        }
        return response;
    }

    private static Type value(Instrument instrument, Random random) {
        int value = instrument.least() + random.nextInt(instrument.most() - instrument.least() + 1);
        boolean loinc = instrument.linkIds().get(0).startsWith("/");
        return switch (random.nextInt(loinc ? 5 : 4)) {
            case 0 -> new IntegerType(value);
            case 1 -> new DecimalType(BigDecimal.valueOf(value).setScale(random.nextInt(3)));
            case 2 -> new Quantity().setValue(BigDecimal.valueOf(value));
            case 3 -> {
                Coding coding = new Coding("http://clinic.example/answers", "c" + value, "choice " + value);
                coding.addExtension(
                        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
                        new DecimalType(BigDecimal.valueOf(value)));
                yield coding;
            }
            default -> new Coding("http://loinc.org", Given.ANSWERS.get(value), null);
        };
    }
}
