// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.service.ehr.EhrProfile;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a made-up call before the service opens, so that the first client does not wait while classes load, and a
 * program that cannot answer at all does not open.
 */
@Component
final class Rehearsal implements SmartInitializingSingleton {

    private final AllianceCheck check;
    private final JsonMapper mapper;

    Rehearsal(AllianceCheck check, JsonMapper mapper) {
        this.check = check;
        this.mapper = mapper;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        try (InputStream script = Rehearsal.class.getResourceAsStream("rehearsal.json")) {
            mapper.readTree(Objects.requireNonNull(script, "rehearsal.json"))
                    .properties()
                    .forEach(property -> prefetch.put(property.getKey(), property.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        CdsRequest call = new CdsRequest(
                HookService.PATIENT_VIEW,
                "rehearsal",
                "Practitioner/rehearsal",
                "rehearsal",
                null,
                prefetch,
                List.of(),
                null);
        Instant now = Instant.parse("2026-01-09T12:00:00Z");
        AllianceCheck.Result result = check.rehearse(call, now, LocalDate.of(2026, 1, 9));
        EhrProfile ehr = EhrProfile.standIn(URI.create("http://localhost/rehearsal"));
        byte[] answer = mapper.writeValueAsBytes(check.cards(result, call.occasion(ehr, now)));
        byte[] evaluation = mapper.writeValueAsBytes(EvaluationAnswer.of(result.evaluation(), result.sight()));
        if (answer.length == 0 || evaluation.length == 0) {
            throw new IllegalStateException("The rehearsal gave an empty answer.");
        }
    }
}
