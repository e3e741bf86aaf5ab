// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import static org.alliancecds.service.problem.Problem.IssueType.REQUIRED;
import static org.alliancecds.service.problem.Problem.IssueType.STRUCTURE;
import static org.alliancecds.service.problem.Problem.IssueType.TOO_LONG;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.alliancecds.service.feedback.Feedback.Outcome;
import org.alliancecds.service.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads feedback as the standard writes it and as Epic does: the reason under {@code overrideReason} or
 * {@code overrideReasons}, one or a list, as a Coding, or somewhere within an extension in its place. What cannot be used
 * is named by its place and never spoils the rest.
 */
final class FeedbackReader {

    /** Cards and suggestions of ours have one; anything else under that name is not kept, since it may be data. */
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private static final Pattern SYSTEM = Pattern.compile("(?:https?://|urn:)[\\x21-\\x7e]{1,120}");
    /** A code has no blanks here: under that name some clients send what a user typed. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+/-]{0,63}");

    /** In one call; a batch is one transaction, which other feedback waits for. */
    private static final int MOST_ENTRIES = 500;

    /** No card has nearly as many; each is a row of its own. */
    private static final int MOST_SUGGESTIONS = 50;

    private static final int DEEPEST_REASON = 6;
    /** More faults are only counted, or the answer would be many times the request. */
    private static final int MOST_FAULTS = 20;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<Feedback> usable = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int notNamed;

    /**
     * Something that is not kept.
     *
     * @param place for example {@code feedback[2].card}
     * @param fault a whole sentence
     */
    record LeftOut(String place, String fault) {}

    /** What a batch holds. */
    record Batch(List<Feedback> usable, List<LeftOut> leftOut) {}

    private FeedbackReader() {}

    /**
     * The batch in that body.
     *
     * @throws Problem 400 when the body is no feedback, or nothing in it can be used; 413 when it holds more than 500
     *     entries
     */
    static Batch read(JsonNode body) {
        JsonNode items = body.path("feedback");
        if (!items.isArray()) {
            boolean absent = items.isMissingNode() || items.isNull();
            throw Problem.of(
                            400,
                            absent ? REQUIRED : STRUCTURE,
                            absent ? "feedback is missing." : "feedback is not a list.",
                            "Send {\"feedback\": [...]}, as CDS Hooks 2.0 describes it.")
                    .at("feedback");
        }
        if (items.size() > MOST_ENTRIES) {
            throw Problem.of(
                            413,
                            TOO_LONG,
                            "The batch has " + items.size() + " entries; at most " + MOST_ENTRIES
                                    + " are taken in one call.",
                            "Send it in several calls.")
                    .at("feedback");
        }
        FeedbackReader reader = new FeedbackReader();
        for (int i = 0; i < items.size(); i++) {
            reader.item(items.get(i), "feedback[" + i + "]");
        }
        if (reader.notNamed > 0) {
            reader.leftOut.add(new LeftOut("feedback", "As much again, in " + reader.notNamed + " more places."));
        }
        if (reader.usable.isEmpty() && !reader.leftOut.isEmpty()) {
            LeftOut first = reader.leftOut.get(0);
            throw Problem.of(
                            400,
                            STRUCTURE,
                            first.fault()
                                    + (items.size() == 1 ? "" : " Nothing else in the batch can be used, either."),
                            "Give each entry a card and an outcome, as CDS Hooks 2.0 describes it.")
                    .at(first.place());
        }
        return new Batch(List.copyOf(reader.usable), List.copyOf(reader.leftOut));
    }

    private void item(JsonNode item, String place) {
        String card = token(item.path("card"));
        if (card == null) {
            leaveOut(place + ".card", "The uuid of the card is missing or no uuid.");
            return;
        }
        Outcome outcome = outcome(item.path("outcome"));
        if (outcome == null) {
            leaveOut(place + ".outcome", "The outcome is neither accepted nor overridden.");
            return;
        }
        JsonNode reasons = item.has("overrideReason") ? item.path("overrideReason") : item.path("overrideReasons");
        JsonNode coding = coding(reasons);
        usable.add(new Feedback(
                card,
                outcome,
                suggestions(item.path("acceptedSuggestions"), place + ".acceptedSuggestions"),
                coding == null ? null : token(coding.path("system"), SYSTEM),
                coding == null ? null : token(coding.path("code"), CODE),
                hasComment(reasons) || hasComment(item),
                time(item.path("outcomeTimestamp"), place + ".outcomeTimestamp")));
    }

    private void leaveOut(String place, String fault) {
        if (leftOut.size() < MOST_FAULTS) {
            leftOut.add(new LeftOut(place, fault));
        } else {
            notNamed++;
        }
    }

    private static @Nullable Outcome outcome(JsonNode value) {
        String word = value.isString() ? value.stringValue().strip().toLowerCase(Locale.ROOT) : "";
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        return null;
    }

    private List<String> suggestions(JsonNode value, String place) {
        TreeSet<String> ids = new TreeSet<>();
        List<JsonNode> all = oneOrMore(value);
        if (all.size() > MOST_SUGGESTIONS) {
            leaveOut(
                    place,
                    "There are " + all.size() + " suggestions, more than the " + MOST_SUGGESTIONS
                            + " that are looked at; the rest is kept.");
        }
        for (int i = 0; i < Math.min(all.size(), MOST_SUGGESTIONS); i++) {
            String id = token(all.get(i).isString() ? all.get(i) : all.get(i).path("id"));
            if (id == null) {
                leaveOut(place + "[" + i + "]", "The id of the suggestion is missing or no uuid; the rest is kept.");
            } else {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    /** The first that has a code, going in level by level, so that it is found in whatever stands around it. */
    private static @Nullable JsonNode coding(JsonNode reasons) {
        Deque<JsonNode> level = new ArrayDeque<>(oneOrMore(reasons));
        for (int depth = 0; depth < DEEPEST_REASON && !level.isEmpty(); depth++) {
            Deque<JsonNode> next = new ArrayDeque<>();
            for (JsonNode node : level) {
                if (node.isObject() && token(node.path("code"), CODE) != null) {
                    return node;
                }
                node.forEach(next::add);
            }
            level = next;
        }
        return null;
    }

    private static boolean hasComment(JsonNode value) {
        return oneOrMore(value).stream()
                .map(one -> one.path("userComment"))
                .anyMatch(
                        comment -> comment.isString() && !comment.stringValue().isBlank());
    }

    private @Nullable Instant time(JsonNode value, String place) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value.isString() ? value.stringValue() : "")
                    .toInstant();
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        leaveOut(place, "The time is none of these days with a zone, such as 2026-03-01T09:30:00Z; the rest is kept.");
        return null;
    }

    private static List<JsonNode> oneOrMore(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        return all;
    }

    private static @Nullable String token(JsonNode value) {
        String token = token(value, UUID);
        return token == null ? null : token.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String token(JsonNode value, Pattern pattern) {
        String text = value.isString() ? value.stringValue().strip() : "";
        return pattern.matcher(text).matches() ? text : null;
    }
}
