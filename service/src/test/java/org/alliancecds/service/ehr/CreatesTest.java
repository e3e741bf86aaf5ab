// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.alliancecds.fhir.suggestion.StepCode;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.service.settings.EhrProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What suggestions create in an EHR, as its settings say. */
class CreatesTest {

    @Test
    void whatIsNotSetIsTheStandard() {
        EhrProfile.Creates creates = bound(Map.of("ehr.issuer", "https://ehr.example"));

        assertThat(creates).isEqualTo(new EhrProfile.Creates(EhrProfile.Created.SERVICE_REQUEST, Map.of()));
        assertThat(creates.code(EhrStep.SHORT_RATING)).isNull();
    }

    @Test
    void anEhrHasItsResourceAndItsCodes() {
        EhrProfile.Creates creates = bound(Map.of(
                "ehr.creates.resource", "communication-request",
                "ehr.creates.codes.short-rating", "https://ehr.example/orders|4711|Short form"));

        assertThat(creates.resource()).isEqualTo(EhrProfile.Created.COMMUNICATION_REQUEST);
        assertThat(creates.code(EhrStep.SHORT_RATING))
                .isEqualTo(new StepCode("https://ehr.example/orders", "4711", "Short form"));
        assertThat(creates.code(EhrStep.REVIEW_SESSION)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "short-ratings, https://ehr.example/orders|4711, \"short-ratings\" is no step that creates something. Maybe:",
        "supervision, https://ehr.example/orders|4711, \"supervision\" is no step that creates something. Maybe:",
        "short-rating, 4711, \"4711\" is not the code of a step. Maybe:"
    })
    void aSettingThatCannotBeMeantIsRefusedAtTheStart(String step, String code, String fault) {
        assertThatThrownBy(() -> bound(Map.of("ehr.creates.codes." + step, code)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    private static EhrProfile.Creates bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("ehr", EhrProfile.class)
                .get()
                .creates();
    }
}
