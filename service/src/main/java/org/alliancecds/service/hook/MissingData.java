// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.alliancecds.fhir.access.Fetched;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.fhir.access.FhirOffer;
import org.alliancecds.fhir.access.NotFetched;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fetches what a call did not bring, where its caller lets it be fetched. */
@Component
final class MissingData implements DisposableBean {
    private static final Words WORDS = Words.beside(MissingData.class);

    private static final Logger LOG = LoggerFactory.getLogger(MissingData.class);

    /** Each costs a search. */
    private static final int MOST_FORMS = 5;

    private static final Duration NOTHING_SPENT = Duration.ZERO;

    private final FhirAccess access;
    private final Duration deadline;

    MissingData(AllianceSettings settings) {
        this.deadline = settings.fhir().deadline();
        this.access = new FhirAccess(
                new FhirAccess.Limits(
                        settings.fhir().deadline(),
                        settings.limits().body().toBytes(),
                        settings.limits().nesting(),
                        settings.fhir().atOnce()),
                settings.fhir().innerAddresses());
    }

    /**
     * A call with what could be fetched in the place of what was missing.
     *
     * @param fetched the keys whose place was filled
     * @param notFetched why the rest is still missing, by key
     * @param partly keys of which a part had been given
     * @param spent how long it took
     */
    record Completed(
            CdsRequest call,
            Set<String> fetched,
            Map<String, NotFetched> notFetched,
            Set<String> partly,
            Duration spent) {

        /** Whether there was nothing to fetch, or nowhere to fetch it from. */
        boolean isAsGiven() {
            return fetched.isEmpty() && notFetched.isEmpty();
        }

        /** What became of a key that could not be seen. */
        Phrase state(String key) {
            NotFetched why = notFetched.get(key);
            Phrase given = WORDS.say(
                    "state",
                    "state",
                    fetched.contains(key) ? "fetched" : call.prefetch().containsKey(key) ? "given" : "absent");
            return why == null ? given : WORDS.say("not-fetched", "state", given, "why", words(why));
        }

        /** Why a key is absent, for a person to read. */
        Map<String, Phrase> whyAbsent() {
            Map<String, Phrase> words = new LinkedHashMap<>();
            notFetched.forEach((key, why) -> words.put(key, partly.contains(key) ? words(why) : state(key)));
            return words;
        }
    }

    /**
     * Asks for what is missing.
     *
     * @param absent prefetch keys that are absent or failed
     * @param partly those of which more exists than was given; they are asked for anew, since a link of a Bundle that the
     *     caller sent is not to be trusted more than its templates
     */
    Completed fetch(CdsRequest call, Set<String> absent, Set<String> partly) {
        FhirOffer offer = call.fhir();
        Set<String> missing = new HashSet<>(absent);
        missing.addAll(partly);
        if (offer == null || missing.isEmpty()) {
            return new Completed(call, Set.of(), Map.of(), partly, NOTHING_SPENT);
        }
        Map<String, String> templates = new LinkedHashMap<>(HookService.PREFETCH);
        templates.keySet().retainAll(missing);
        long start = System.nanoTime();
        Fetched fetched = access.fetch(offer, templates, call.patientId());
        log(call.service(), fetched);
        Map<String, JsonNode> prefetch = new LinkedHashMap<>(call.prefetch());
        Map<String, NotFetched> notFetched = new LinkedHashMap<>(fetched.notFetched());
        fetched.answers().forEach((key, answer) -> {
            NotFetched why = fetched.partly().get(key);
            if (why != null) {
                notFetched.put(key, why);
            }
            // A part beside a part: each may hold what the other lacks.
            JsonNode given = why != null && partly.contains(key) ? prefetch.get(key) : null;
            prefetch.put(key, given == null ? answer : both(given, answer));
        });
        Set<String> inPart = new HashSet<>(partly);
        inPart.addAll(fetched.partly().keySet());
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        return new Completed(call.with(prefetch), fetched.answers().keySet(), notFetched, inPart, spent);
    }

    private static JsonNode both(JsonNode given, JsonNode fetched) {
        return JsonNodeFactory.instance.arrayNode().add(given).add(fetched);
    }

    /**
     * Asks the EHR's own server, never the one in a form's address, for forms that are needed to understand an answer.
     *
     * @param completed what the call has so far; the forms have what is left of its deadline
     * @param wanted canonicals or relative references, the most needed first; of many only the first are asked for
     * @return the same with the forms beside the responses; null when none was found
     */
    @Nullable
    Completed withForms(Completed completed, List<String> wanted) {
        CdsRequest call = completed.call();
        FhirOffer offer = call.fhir();
        Map<String, String> queries = offer == null ? Map.of() : FormQueries.of(wanted, offer.server(), MOST_FORMS);
        JsonNode responses = call.prefetch().get("responses");
        if (offer == null || queries.isEmpty() || responses == null) {
            return null;
        }
        Fetched fetched = access.fetch(offer, queries, call.patientId(), deadline.minus(completed.spent()));
        log(call.service(), fetched);
        List<JsonNode> forms = new ArrayList<>();
        fetched.answers()
                .forEach((key, answer) -> forms.addAll(
                        FormQueries.forms(answer, Objects.requireNonNull(queries.get(key)), offer.server())));
        if (forms.isEmpty()) {
            return null;
        }
        ArrayNode both = JsonNodeFactory.instance.arrayNode();
        both.add(responses);
        both.addAll(forms);
        Map<String, JsonNode> prefetch = new LinkedHashMap<>(call.prefetch());
        prefetch.put("responses", both);
        return new Completed(
                call.with(prefetch),
                completed.fetched(),
                completed.notFetched(),
                completed.partly(),
                completed.spent());
    }

    /** Why something was not fetched, for a person to read. */
    static Phrase words(NotFetched why) {
        return WORDS.say("why." + why.id());
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
