// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What CDS Hooks 2.0 asks of an answer, field by field; every answer in the tests passes through here. */
public final class CdsHooksStrictness {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> MAY_BE_EMPTY = Set.of("cards", "services");

    private CdsHooksStrictness() {}

    /** Discovery. */
    public static void checkDiscovery(JsonNode answer) {
        fields(answer, Set.of("services"), Set.of());
        nothingEmpty("", answer);
        Set<String> ids = new HashSet<>();
        for (JsonNode service : answer.path("services")) {
            fields(
                    service,
                    Set.of("hook", "description", "id"),
                    Set.of("title", "prefetch", "usageRequirements", "extension"));
            assertThat(ids.add(service.path("id").stringValue())).isTrue();
            for (JsonNode template : service.path("prefetch")) {
                checkTemplate(template.stringValue());
            }
        }
    }

    private static void checkTemplate(String template) {
        assertThat(template).doesNotContain("today()").doesNotStartWith("/").doesNotContain("http");
        assertThat(template.replaceAll("\\{\\{context\\.(patientId|userId|encounterId)}}", ""))
                .doesNotContain("{");
        if (template.contains("?")) {
            Set<String> names = new HashSet<>();
            for (String parameter :
                    template.substring(template.indexOf('?') + 1).split("&", -1)) {
                assertThat(names.add(parameter.substring(0, parameter.indexOf('='))))
                        .as("one parameter of a name in %s", template)
                        .isTrue();
            }
        }
    }

    /** The answer of a service. */
    public static void checkCards(JsonNode answer) {
        fields(answer, Set.of("cards"), Set.of("systemActions", "extension"));
        assertThat(answer.path("cards").isArray()).isTrue();
        nothingEmpty("", answer);
        Set<String> uuids = new HashSet<>();
        for (JsonNode card : answer.path("cards")) {
            fields(
                    card,
                    Set.of("summary", "indicator", "source"),
                    Set.of(
                            "uuid",
                            "detail",
                            "suggestions",
                            "selectionBehavior",
                            "overrideReasons",
                            "links",
                            "extension"));
            assertThat(card.path("summary").stringValue().length()).isBetween(1, 139);
            assertThat(card.path("summary").stringValue()).doesNotContain("\n");
            assertThat(card.path("indicator").stringValue()).isIn("info", "warning", "critical");
            checkUuid(card, uuids);
            checkSource(card.path("source"));
            assertThat(card.has("selectionBehavior")).isEqualTo(card.has("suggestions"));
            if (card.has("selectionBehavior")) {
                assertThat(card.path("selectionBehavior").stringValue()).isIn("any", "at-most-one");
            }
            for (JsonNode suggestion : card.path("suggestions")) {
                fields(suggestion, Set.of("label"), Set.of("uuid", "isRecommended", "actions", "extension"));
                checkUuid(suggestion, uuids);
            }
            for (JsonNode reason : card.path("overrideReasons")) {
                fields(reason, Set.of("code", "system", "display"), Set.of("extension"));
            }
            for (JsonNode link : card.path("links")) {
                fields(link, Set.of("label", "url", "type"), Set.of("appContext", "autolaunchable", "extension"));
                checkUrl(link.path("url"));
                assertThat(link.has("appContext"))
                        .isEqualTo(link.path("type").stringValue().equals("smart") && link.has("appContext"));
            }
        }
    }

    private static void checkSource(JsonNode source) {
        fields(source, Set.of("label"), Set.of("url", "icon", "topic", "extension"));
        if (source.has("url")) {
            checkUrl(source.path("url"));
        }
        if (source.has("topic")) {
            fields(source.path("topic"), Set.of("code", "system"), Set.of("display"));
            assertThat(source.path("topic").path("code").stringValue()).matches("[A-Za-z0-9]{1,100}");
        }
    }

    private static void checkUrl(JsonNode url) {
        URI address = URI.create(url.stringValue());
        assertThat(address.isAbsolute()).isTrue();
        assertThat(address.getHost()).isNotNull();
    }

    private static void checkUuid(JsonNode owner, Set<String> known) {
        assertThat(owner.path("uuid").stringValue()).matches(UUID);
        assertThat(known.add(owner.path("uuid").stringValue())).isTrue();
    }

    private static void fields(JsonNode object, Set<String> required, Set<String> allowed) {
        assertThat(object.isObject()).as("an object: %s", object).isTrue();
        Set<String> names = new HashSet<>(object.propertyNames());
        assertThat(names).containsAll(required);
        names.removeAll(required);
        assertThat(allowed).containsAll(names);
    }

    private static void nothingEmpty(String name, JsonNode node) {
        assertThat(node.isNull()).as("%s is null", name).isFalse();
        if (node.isString()) {
            assertThat(node.stringValue()).as(name).isNotBlank();
        }
        if (node.isContainer() && !MAY_BE_EMPTY.contains(name)) {
            assertThat(node.isEmpty()).as("%s is empty", name).isFalse();
        }
        if (node.isObject()) {
            node.properties().forEach(property -> nothingEmpty(property.getKey(), property.getValue()));
        }
        if (node.isArray()) {
            node.forEach(element -> nothingEmpty(name + "[]", element));
        }
    }
}
