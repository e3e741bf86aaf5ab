// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a hook, ready to be shown.
 *
 * @param path of the service that was called, null when it came to no call
 * @param faults what went wrong, in words; empty when cards came
 * @param requestJson the request, indented; null when it came to no call
 * @param answerJson the answer, indented; null when there was none
 */
record DecisionSupport(
        @Nullable String path,
        int status,
        List<String> faults,
        List<Card> cards,
        @Nullable String requestJson,
        @Nullable String answerJson) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A card.
     *
     * @param indicator info, warning or critical
     * @param detailHtml the detail, safe to show as it is; empty when there is none
     */
    record Card(
            String uuid,
            String indicator,
            String word,
            String summary,
            String detailHtml,
            String sourceLabel,
            @Nullable String sourceUrl,
            List<Suggestion> suggestions,
            List<Reason> overrideReasons,
            List<WebLink> links) {
        private static final int FEW_LINES = 900;

        /** Whether the detail is folded at first. A critical card never is. */
        public boolean isLong() {
            return detailHtml.length() > FEW_LINES && !"critical".equals(indicator);
        }
    }

    /** A suggestion, and what choosing it would create; null when nothing. */
    record Suggestion(String uuid, String label, @Nullable String creates) {}

    /** Why a card may be set aside. */
    record Reason(String code, String system, String display) {}

    /** A link of a card. */
    record WebLink(String label, String url) {}

    static DecisionSupport of(HookExchange exchange) {
        List<String> faults = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        JsonNode answer = exchange.answer();
        if (exchange.fault() != null) {
            faults.add(exchange.fault());
        } else if (exchange.status() != 200) {
            faults.addAll(issues(exchange.status(), answer));
        } else if (answer == null || !answer.path("cards").isArray()) {
            faults.add("The answer is not one of a CDS service.");
        } else {
            answer.path("cards").forEach(card -> cards.add(card(card)));
        }
        return new DecisionSupport(
                exchange.path(),
                exchange.status(),
                List.copyOf(faults),
                List.copyOf(cards),
                indented(exchange.request()),
                indented(answer));
    }

    private static List<String> issues(int status, @Nullable JsonNode answer) {
        List<String> issues = new ArrayList<>();
        if (answer != null) {
            answer.path("issue").forEach(issue -> {
                String text = issue.path("diagnostics")
                        .asString(issue.path("details").path("text").asString(""));
                if (!text.isBlank()) {
                    issues.add(text);
                }
            });
        }
        return issues.isEmpty() ? List.of("The service answered with status " + status + ".") : issues;
    }

    private static Card card(JsonNode card) {
        String indicator = card.path("indicator").asString("info");
        JsonNode source = card.path("source");
        return new Card(
                card.path("uuid").asString(""),
                switch (indicator) {
                    case "warning", "critical" -> indicator;
                    default -> "info";
                },
                switch (indicator) {
                    case "warning" -> "Warning";
                    case "critical" -> "Critical";
                    default -> "For information";
                },
                card.path("summary").asString(""),
                Markdown.toHtml(card.path("detail").asString("")),
                source.path("label").asString(""),
                webAddress(source.path("url")),
                suggestions(card.path("suggestions")),
                reasons(card.path("overrideReasons")),
                links(card.path("links")));
    }

    private static List<Suggestion> suggestions(JsonNode list) {
        List<Suggestion> suggestions = new ArrayList<>();
        list.forEach(one -> suggestions.add(new Suggestion(
                one.path("uuid").asString(""),
                one.path("label").asString(""),
                creates(one.path("actions").path(0)))));
        return List.copyOf(suggestions);
    }

    private static @Nullable String creates(JsonNode action) {
        JsonNode resource = action.path("resource");
        String type = resource.path("resourceType").asString("");
        return type.isEmpty()
                ? null
                : type + ", “" + resource.path("code").path("text").asString("") + "”";
    }

    private static List<Reason> reasons(JsonNode list) {
        List<Reason> reasons = new ArrayList<>();
        list.forEach(one -> reasons.add(new Reason(
                one.path("code").asString(""),
                one.path("system").asString(""),
                one.path("display").asString(""))));
        return List.copyOf(reasons);
    }

    private static List<WebLink> links(JsonNode list) {
        List<WebLink> links = new ArrayList<>();
        list.forEach(link -> {
            String url = webAddress(link.path("url"));
            if (url != null) {
                links.add(new WebLink(link.path("label").asString(""), url));
            }
        });
        return List.copyOf(links);
    }

    /** Only http and https: a link of a card is text from outside. */
    private static @Nullable String webAddress(JsonNode node) {
        String url = node.asString("");
        return url.startsWith("https://") || url.startsWith("http://") ? url : null;
    }

    private static @Nullable String indented(@Nullable JsonNode json) {
        return json == null ? null : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
