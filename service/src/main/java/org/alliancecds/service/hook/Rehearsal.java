// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.fhir.contact.Ahead;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.service.card.CdsResponse;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a made-up call before the service opens, so that the first client does not wait while classes load, and a
 * program that cannot answer at all does not open. One that answers and reads the made-up record wrongly opens, since its
 * rulebook may be mid-edit, and says so in log and health.
 */
@Component("rehearsalHealthIndicator")
final class Rehearsal implements SmartInitializingSingleton, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final Status DEGRADED = new Status("DEGRADED");
    /** One missed appointment and one session. */
    private static final int CONTACTS = 2;

    private static final int RATINGS = 2;
    private static final String MEASURE = "srs";

    private final AllianceCheck check;
    private final JsonMapper mapper;
    private final String script;
    private volatile @Nullable String fault;

    @Autowired
    Rehearsal(AllianceCheck check, JsonMapper mapper) {
        this(check, mapper, "rehearsal.json");
    }

    Rehearsal(AllianceCheck check, JsonMapper mapper, String script) {
        this.check = check;
        this.mapper = mapper;
        this.script = script;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Instant now = Instant.parse("2026-01-09T12:00:00Z");
        CdsRequest call = call();
        EhrProfile ehr = EhrProfile.standIn(URI.create("http://localhost/rehearsal"));
        AllianceCheck.Answer answer = check.rehearse(call, call.occasion(ehr, now), LocalDate.of(2026, 1, 9));
        JsonNode cards = mapper.readTree(mapper.writeValueAsBytes(new CdsResponse(answer.cards())));
        JsonNode findings =
                mapper.readTree(mapper.writeValueAsBytes(EvaluationAnswer.of(answer.evaluation(), answer.sight())));
        String found = faultOf(answer, cards, findings);
        fault = found;
        if (found != null) {
            LOG.error("The rehearsal went wrong: {} Cards of this service are not to be relied on.", found);
        }
    }

    @Override
    public Health health() {
        String found = fault;
        return found == null
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("rehearsal", found).build();
    }

    private CdsRequest call() {
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        try (InputStream record = Rehearsal.class.getResourceAsStream(script)) {
            mapper.readTree(Objects.requireNonNull(record, script))
                    .properties()
                    .forEach(property -> prefetch.put(property.getKey(), property.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new CdsRequest(
                HookService.PATIENT_VIEW,
                "rehearsal",
                "Practitioner/rehearsal",
                "rehearsal",
                null,
                prefetch,
                Ahead.NOTHING,
                null);
    }

    /** What is true whatever the rulebook says; null when all of it is. */
    private static @Nullable String faultOf(AllianceCheck.Answer answer, JsonNode cards, JsonNode findings) {
        ClientRecord record = answer.sight().client();
        long asked = answer.rulebook().signs().stream()
                .filter(sign -> sign.switchedOff() == null)
                .count();
        int told = findings.path("findings").size() + findings.path("silent").size();
        if (record.contacts().size() != CONTACTS) {
            return record.contacts().size() + " of " + CONTACTS + " contacts of the made-up record were read.";
        }
        if (answer.rulebook().measures().byId(MEASURE) != null
                && record.responses().size() != RATINGS) {
            return record.responses().size() + " of " + RATINGS + " ratings of the made-up record were read.";
        }
        if (told != asked) {
            return told + " of " + asked + " warning signs gave an answer on the made-up record.";
        }
        return cards.path("cards").isArray() ? null : "The made-up call was not answered with cards.";
    }
}
