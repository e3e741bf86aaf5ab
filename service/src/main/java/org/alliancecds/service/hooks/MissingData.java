// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hooks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliancecds.fhir.access.Fetched;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.fhir.access.FhirOffer;
import org.alliancecds.fhir.access.NotFetched;
import org.alliancecds.service.AllianceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Fetches what a call did not bring, where its caller lets it be fetched. */
@Component
final class MissingData implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(MissingData.class);

    private final FhirAccess access;

    MissingData(AllianceSettings settings) {
        this.access = new FhirAccess(
                new FhirAccess.Limits(
                        settings.fhir().deadline(),
                        settings.limits().body().toBytes(),
                        settings.limits().nesting()),
                settings.fhir().innerAddresses());
    }

    /**
     * A call with what could be fetched in the place of what was missing.
     *
     * @param fetched the keys whose place was filled
     * @param notFetched why the rest is still missing, by key
     */
    record Completed(CdsRequest call, Set<String> fetched, Map<String, NotFetched> notFetched) {

        /** Whether there was nothing to fetch, or nowhere to fetch it from. */
        boolean isAsGiven() {
            return fetched.isEmpty() && notFetched.isEmpty();
        }

        /** What became of a key that could not be seen. */
        String state(String key) {
            NotFetched why = notFetched.get(key);
            String given = fetched.contains(key)
                    ? "fetched, but not usable"
                    : call.prefetch().containsKey(key) ? "given, but not usable" : "not given";
            return why == null ? given : given + ", and not fetched, since " + why.words();
        }

        /** Why a key is absent, for a person to read. */
        Map<String, String> whyAbsent() {
            Map<String, String> words = new LinkedHashMap<>();
            notFetched.keySet().forEach(key -> words.put(key, state(key)));
            return words;
        }
    }

    /**
     * Asks for what is missing.
     *
     * @param missing prefetch keys that are absent or failed; none: nothing is done
     */
    Completed fetch(CdsRequest call, Set<String> missing) {
        FhirOffer offer = call.fhir();
        if (offer == null || missing.isEmpty()) {
            return new Completed(call, Set.of(), Map.of());
        }
        Map<String, String> templates = new LinkedHashMap<>(HookService.PREFETCH);
        templates.keySet().retainAll(missing);
        Fetched fetched = access.fetch(offer, templates, call.patientId());
        log(call.service(), fetched);
        Map<String, JsonNode> prefetch = new LinkedHashMap<>(call.prefetch());
        prefetch.putAll(fetched.answers());
        return new Completed(call.with(prefetch), fetched.answers().keySet(), fetched.notFetched());
    }

    /** Keys and reasons, and no address: an address holds the id of a client. */
    private static void log(HookService service, Fetched fetched) {
        Map<String, String> reasons = new TreeMap<>();
        fetched.notFetched().forEach((key, why) -> reasons.put(key, why.id()));
        fetched.partly().forEach((key, why) -> reasons.put(key, why.id() + " after a part"));
        if (!reasons.isEmpty()) {
            LOG.info("{} could not fetch {}", service.id(), reasons);
        }
    }

    @Override
    public void destroy() throws IOException {
        access.close();
    }
}
