// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alliancecds.fhir.call.Notes;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.fhir.resource.Written;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes the prefetch apart into resources, and tells an empty answer from no answer. */
public final class PrefetchReader {
    private static final Words WORDS = Words.beside(PrefetchReader.class);

    /** The keys that a call may carry; the names stand in the service's discovery. */
    public static final List<String> KEYS =
            List.of("patient", "responses", "appointments", "encounters", "observations", "conditions");

    private static final Set<String> RESOURCE_TYPES =
            Arrays.stream(ResourceType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** A Bundle in a Bundle in a Bundle is no answer to a search. */
    static final int DEEPEST_BUNDLE = 3;

    private final Notes notes;
    private final Map<String, Phrase> whyAbsent;
    private final Deadline deadline;
    private final Map<String, Written> byReference = new LinkedHashMap<>();
    private final List<Resource> withoutId = new ArrayList<>();
    private final TreeSet<String> seen = new TreeSet<>();
    private final TreeMap<String, Phrase> notSeen = new TreeMap<>();
    private final TreeSet<String> partly = new TreeSet<>();
    private final TreeSet<String> anyEnd = new TreeSet<>();

    private PrefetchReader(Map<String, Phrase> whyAbsent, Notes notes, Deadline deadline) {
        this.whyAbsent = whyAbsent;
        this.notes = notes;
        this.deadline = deadline;
    }

    /**
     * The resources of the keys that are read.
     *
     * @param more resources that are read beside them, and count among what may be read at once
     * @throws Bounds.Exceeded when there is more than may be read at once
     * @throws Deadline.Passed when there is no time left
     */
    public static Prefetch read(
            Map<String, @Nullable JsonNode> prefetch,
            List<JsonNode> more,
            Map<String, Phrase> whyAbsent,
            Notes notes,
            Bounds bounds) {
        List<@Nullable JsonNode> given = new ArrayList<>(more);
        KEYS.forEach(key -> given.add(prefetch.get(key)));
        PrefetchSize.check(given, bounds.resources());
        PrefetchReader reader = new PrefetchReader(whyAbsent, notes, bounds.deadline());
        for (String key : KEYS) {
            reader.key(key, prefetch);
        }
        List<Resource> resources = new ArrayList<>();
        reader.byReference.values().forEach(kept -> resources.add(kept.resource()));
        resources.addAll(reader.withoutId);
        return new Prefetch(List.copyOf(resources), reader.seen, reader.notSeen, reader.partly, reader.anyEnd);
    }

    private void key(String key, Map<String, @Nullable JsonNode> prefetch) {
        if (!prefetch.containsKey(key)) {
            fail(key, whyAbsent.getOrDefault(key, WORDS.say("not-given")));
            return;
        }
        Answer answer = new Answer(key);
        JsonNode value = prefetch.get(key);
        if (value != null && !value.isNull()) {
            value(value, answer, 0);
        }
        if (answer.failure != null && answer.found == 0) {
            fail(key, answer.failure);
            return;
        }
        if (answer.failure != null) {
            notes.add(Code.NOT_SEEN, key, WORDS.say("not-seen-in-part", "key", key, "why", answer.failure));
        }
        if (answer.isCut()) {
            Phrase why = whyAbsent.get(key);
            notes.add(
                    Code.MORE_PAGES,
                    key,
                    why == null
                            ? WORDS.say("more-exist", "key", key)
                            : WORDS.say("more-not-fetched", "key", key, "why", why));
        }
        if (answer.isCut() || answer.failure != null) {
            partly.add(key);
            if (!answer.isNewestFirst()) {
                anyEnd.add(key);
            }
        }
        seen.add(key);
    }

    private void fail(String key, Phrase why) {
        notSeen.put(key, why);
        notes.add(Code.NOT_SEEN, key, WORDS.say("not-seen", "key", key, "why", why));
    }

    private void value(JsonNode value, Answer answer, int depth) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                entry(element, answer, depth);
            }
        } else if (value.isObject()) {
            entry(value, answer, depth);
        } else if (value.isString() && XmlResource.looksLikeXml(value.stringValue())) {
            xml(value.stringValue(), answer, depth);
        } else {
            answer.fail(WORDS.say("no-resource", "text", value.isString()));
        }
    }

    private void xml(String xml, Answer answer, int depth) {
        deadline.check();
        JsonNode tree = XmlResource.toJson(xml);
        if (tree == null) {
            answer.found++;
            notes.add(Code.UNREADABLE, answer.key, WORDS.say("xml-unreadable"));
        } else {
            resource(tree, null, answer, depth);
        }
    }

    /** A resource, an entry of a Bundle, or a resource wrapped together with the status of its search. */
    private void entry(JsonNode entry, Answer answer, int depth) {
        if (entry.isString()) {
            value(entry, answer, depth);
            return;
        }
        if (!entry.isObject()) {
            unreadable(answer, WORDS.say("entry-no-resource", "key", answer.key));
            return;
        }
        if (entry.has("resourceType")) {
            answer.isMatch = true;
            resource(entry, null, answer, depth);
            return;
        }
        String mode = Tree.text(entry.path("search"), "mode");
        answer.isMatch = mode == null || mode.equals("match");
        JsonNode response = entry.path("response");
        String status = status(response);
        Phrase refusal = status == null || status.startsWith("2")
                ? null
                : WORDS.say("status-answered", "status", new Quoted(status));
        JsonNode resource = entry.path("resource");
        if (resource.isString()) {
            value(resource, answer, depth);
        } else if (resource.isObject()) {
            resource(resource, Tree.text(entry, "fullUrl"), answer, depth);
        } else if (refusal != null) {
            answer.fail(withOutcome(refusal, response.path("outcome")));
        } else if (!entry.has("response") && !entry.has("resource")) {
            unreadable(answer, WORDS.say("entry-empty", "key", answer.key));
        }
        if (refusal != null && resource.isObject() && !isOutcome(resource)) {
            answer.fail(refusal);
        }
    }

    private static @Nullable String status(JsonNode response) {
        JsonNode status = response.path("status");
        return status.isNumber() ? status.asString() : Tree.text(response, "status");
    }

    private void unreadable(Answer answer, Phrase said) {
        answer.found++;
        answer.matches += answer.isMatch ? 1 : 0;
        notes.add(Code.UNREADABLE, answer.key, said);
    }

    private void resource(JsonNode tree, @Nullable String fullUrl, Answer answer, int depth) {
        String type = Tree.text(tree, "resourceType");
        if (type == null) {
            unreadable(answer, WORDS.say("without-type"));
        } else if (type.equals("OperationOutcome")) {
            outcome(tree, answer);
        } else if (type.equals("Bundle")) {
            bundle(tree, answer, depth);
        } else if (!RESOURCE_TYPES.contains(type)) {
            unreadable(answer, WORDS.say("type-not-known", "type", new Quoted(type)));
        } else {
            Resource resource = Resource.of(type, fullUrl, tree);
            answer.found++;
            answer.match(resource);
            keep(resource);
        }
    }

    private void bundle(JsonNode bundle, Answer answer, int depth) {
        if (depth >= DEEPEST_BUNDLE) {
            answer.fail(WORDS.say("nested-too-deeply"));
            return;
        }
        Collection<JsonNode> entries = Tree.list(bundle, "entry");
        boolean more = Tree.list(bundle, "link").stream().anyMatch(link -> "next".equals(Tree.text(link, "relation")));
        if (entries.isEmpty() && (more || Tree.list(bundle, "total").stream().anyMatch(PrefetchReader::isPositive))) {
            answer.fail(WORDS.say("matches-missing"));
            return;
        }
        for (JsonNode entry : entries) {
            entry(entry, answer, depth + 1);
        }
        answer.page(bundle, more);
    }

    private static boolean isPositive(JsonNode total) {
        return total.isNumber() && total.doubleValue(0) > 0;
    }

    private static void outcome(JsonNode outcome, Answer answer) {
        List<JsonNode> issues = Tree.list(outcome, "issue");
        boolean harmless = !issues.isEmpty()
                && issues.stream().map(issue -> Tree.text(issue, "severity")).allMatch(PrefetchReader::isHarmless);
        if (!harmless) {
            answer.fail(withOutcome(WORDS.say("error-answered"), outcome));
        }
    }

    /** Epic answers an empty search with a warning. */
    private static boolean isHarmless(@Nullable String severity) {
        return "information".equals(severity) || "warning".equals(severity) || "success".equals(severity);
    }

    private static boolean isOutcome(JsonNode tree) {
        return "OperationOutcome".equals(Tree.text(tree, "resourceType"));
    }

    /** The answer of an EHR, with what its OperationOutcome says. */
    private static Phrase withOutcome(Phrase answered, JsonNode outcome) {
        for (JsonNode issue : Tree.list(outcome, "issue")) {
            for (String text : new @Nullable String[] {
                Tree.text(issue, "diagnostics"), Tree.text(issue.path("details"), "text"), Tree.text(issue, "code")
            }) {
                if (text != null) {
                    return WORDS.say("with-outcome", "answered", answered, "outcome", new Quoted(text));
                }
            }
        }
        return answered;
    }

    /** Each resource once; of two states of one, the one that was updated later. */
    private void keep(Resource resource) {
        if (!resource.hasId()) {
            withoutId.add(resource);
            return;
        }
        Written candidate = new Written(resource);
        Written other = byReference.get(resource.reference());
        if (other == null || isNewer(candidate, other)) {
            byReference.put(resource.reference(), candidate);
        }
    }

    /** By the instant of the update, then by the number of the version. */
    private static boolean isNewer(Written candidate, Written other) {
        JsonNode mine = candidate.resource().tree().path("meta");
        JsonNode theirs = other.resource().tree().path("meta");
        int order = Comparator.nullsFirst(Comparator.<Instant>naturalOrder())
                .compare(lastUpdated(mine), lastUpdated(theirs));
        if (order == 0) {
            order = Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder())
                    .compare(version(mine), version(theirs));
        }
        // Where neither tells, the choice must still not depend on the order in which they came.
        return order != 0 ? order > 0 : candidate.text().compareTo(other.text()) > 0;
    }

    private static @Nullable Instant lastUpdated(JsonNode meta) {
        return When.read(Tree.text(meta, "lastUpdated"), ZoneOffset.UTC) instanceof When.At at ? at.instant() : null;
    }

    private static @Nullable BigDecimal version(JsonNode meta) {
        return Tree.number(meta.get("versionId"));
    }

    /** What one key has given so far. */
    private static final class Answer {
        private final String key;
        private final Set<String> references = new HashSet<>();
        private int found;
        private int matches;
        private boolean isMatch = true;
        private int pagesBefore;
        private int lastPages;
        private @Nullable BigDecimal total;
        private final List<JsonNode> inOrder = new ArrayList<>();
        private @Nullable Phrase failure;

        private Answer(String key) {
            this.key = key;
        }

        /** Counts what the search found; what came along with it is no match. */
        private void match(Resource resource) {
            if (!isMatch) {
                return;
            }
            if (!resource.hasId() || references.add(resource.reference())) {
                matches++;
            }
            inOrder.add(resource.tree());
        }

        private static @Nullable String date(JsonNode tree) {
            for (String text : new @Nullable String[] {
                Tree.text(tree, "authored"),
                Tree.text(tree, "start"),
                Tree.text(tree.path("period"), "start"),
                Tree.text(tree, "effectiveDateTime"),
                Tree.text(tree, "issued")
            }) {
                if (text != null) {
                    return text;
                }
            }
            return null;
        }

        /** A page of a search, after its entries; a Bundle of Bundles is none. */
        private void page(JsonNode bundle, boolean more) {
            BigDecimal said = Tree.number(bundle.get("total"));
            total = said == null || (total != null && total.compareTo(said) > 0) ? total : said;
            if (more) {
                pagesBefore++;
            } else if (Tree.list(bundle, "entry").stream()
                    .noneMatch(entry -> "Bundle".equals(Tree.text(entry.path("resource"), "resourceType")))) {
                lastPages++;
            }
        }

        /** Whether more was found than was given: fewer matches than the total, or a page that leads to another. */
        private boolean isCut() {
            return (total != null && total.compareTo(BigDecimal.valueOf(matches)) > 0)
                    || (pagesBefore > 0 && lastPages == 0);
        }

        /** Whether what is missing can only be older than what was given. */
        private boolean isNewestFirst() {
            Instant previous = null;
            int dated = 0;
            for (JsonNode tree : inOrder) {
                if (When.read(date(tree), ZoneOffset.UTC) instanceof When.At at) {
                    if (previous != null && at.instant().isAfter(previous)) {
                        return false;
                    }
                    previous = at.instant();
                    dated++;
                }
            }
            return dated > 1;
        }

        /** Of several failures one is told, the same whatever their order. */
        private void fail(Phrase why) {
            if (failure == null || why.text().compareTo(failure.text()) < 0) {
                failure = why;
            }
        }
    }
}
