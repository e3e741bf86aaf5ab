// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What CDS Hooks 2.0 asks of an answer, field by field, and what this service asks of itself beyond it. The clients of
 * the tests send every answer below {@code /cds-services} through here; {@link CdsHooksStrictnessTest} breaks each rule.
 */
public final class CdsHooksStrictness {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TOKEN = Pattern.compile(
            "\\{\\{(context\\.[A-Za-z]+|userPractitionerId|userPractitionerRoleId|userPatientId|userRelatedPersonId)}}");
    private static final Set<String> SEVERITIES = Set.of("fatal", "error", "warning", "information");
    /** FHIR's issue types, as far as a service can mean them. */
    private static final Set<String> ISSUE_TYPES = Set.of("""
            invalid structure required value invariant security login unknown expired forbidden suppressed processing \
            not-supported duplicate multiple-matches not-found deleted too-long code-invalid extension too-costly \
            business-rule conflict transient lock-error no-store exception timeout incomplete throttled informational""".split(" "));

    private CdsHooksStrictness() {}

    /** An answer over HTTP, whatever it is; one to another address than {@code /cds-services} is none of ours. */
    public static void check(HttpResponse<String> answer) {
        String path = answer.request().uri().getPath();
        if (path.equals("/cds-services") || path.startsWith("/cds-services/")) {
            check(
                    answer.request().method(),
                    path,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    static void check(String method, String path, int status, String contentType, String body) {
        boolean bare = status == 401 || path.endsWith("/feedback") || !(method.equals("GET") || method.equals("POST"));
        if (body.isEmpty() && bare) {
            return;
        }
        assertThat(contentType).as("content type").startsWith("application/json");
        JsonNode answer = MAPPER.readTree(body);
        if (status != 200) {
            checkOutcome(answer);
        } else if (path.replaceFirst("/$", "").equals("/cds-services")) {
            checkDiscovery(answer);
        } else if (!path.endsWith("/feedback")) {
            checkCards(answer);
        }
    }

    /** The body of an error. */
    private static void checkOutcome(JsonNode answer) {
        nothingEmpty("", "", answer);
        assertThat(text(answer, "resourceType"))
                .as("an error is an OperationOutcome")
                .isEqualTo("OperationOutcome");
        assertThat(answer.path("issue").isArray()).as("issue is a list").isTrue();
        for (JsonNode issue : answer.path("issue")) {
            assertThat(text(issue, "severity")).as("severity").isIn(SEVERITIES);
            assertThat(text(issue, "code")).as("issue type").isIn(ISSUE_TYPES);
            text(issue, "diagnostics");
        }
    }

    /** Discovery. */
    public static void checkDiscovery(JsonNode answer) {
        fields(answer, Set.of("services"), Set.of());
        list(answer, "services");
        nothingEmpty("", "services", answer);
        Set<String> ids = new HashSet<>();
        for (JsonNode service : answer.path("services")) {
            fields(
                    service,
                    Set.of("hook", "description", "id"),
                    Set.of("title", "prefetch", "usageRequirements", "extension"));
            for (String name : service.propertyNames()) {
                if (!name.equals("prefetch") && !name.equals("extension")) {
                    text(service, name);
                }
            }
            assertThat(text(service, "id")).as("an id is part of an address").matches("[A-Za-z0-9._~-]+");
            assertThat(ids.add(text(service, "id")))
                    .as("an id for each service")
                    .isTrue();
            assertThat(service.path("prefetch").isObject() || !service.has("prefetch"))
                    .as("prefetch is an object")
                    .isTrue();
            for (String key : service.path("prefetch").propertyNames()) {
                checkTemplate(text(service.path("prefetch"), key));
            }
            checkExtension(service);
        }
    }

    private static void checkTemplate(String template) {
        assertThat(template).as("no today() in 2.0").doesNotContain("today()");
        assertThat(template)
                .as("relative to the FHIR server")
                .doesNotStartWith("/")
                .doesNotContain("http");
        assertThat(TOKEN.matcher(template).replaceAll("1"))
                .as("tokens in {{ }}, context.field or a user id, in %s", template)
                .doesNotContain("{")
                .doesNotContain("}");
        String search = TOKEN.matcher(template).replaceAll("1");
        if (!search.contains("?")) {
            assertThat(search).as("a read by id").matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+");
            return;
        }
        Set<String> names = new HashSet<>();
        for (String parameter : search.substring(search.indexOf('?') + 1).split("&", -1)) {
            String name = parameter.substring(0, parameter.indexOf('='));
            assertThat(names.add(name))
                    .as("one parameter of a name in %s", template)
                    .isTrue();
            assertThat(name)
                    .as("no modifier but :in, no chain, no include in %s", template)
                    .matches("(_count|_sort|[a-z][a-z-]*)(:in)?");
        }
    }

    /** The answer of a service. */
    public static void checkCards(JsonNode answer) {
        fields(answer, Set.of("cards"), Set.of("systemActions", "extension"));
        list(answer, "cards");
        nothingEmpty("", "cards", answer);
        checkExtension(answer);
        Set<String> uuids = new HashSet<>();
        for (JsonNode card : answer.path("cards")) {
            checkCard(card, uuids);
        }
        for (JsonNode action : list(answer, "systemActions")) {
            checkAction(action, uuids);
        }
    }

    private static void checkCard(JsonNode card, Set<String> uuids) {
        fields(
                card,
                Set.of("summary", "indicator", "source"),
                Set.of("uuid", "detail", "suggestions", "selectionBehavior", "overrideReasons", "links", "extension"));
        assertThat(text(card, "summary").length()).as("length of the summary").isLessThan(140);
        assertThat(text(card, "summary")).as("summary is one line").doesNotContain("\n");
        assertThat(text(card, "indicator")).as("indicator").isIn("info", "warning", "critical");
        textIfGiven(card, "detail");
        checkExtension(card);
        checkUuid(card, uuids);
        checkSource(card.path("source"));
        assertThat(card.has("selectionBehavior"))
                .as("selectionBehavior exactly where there are suggestions")
                .isEqualTo(card.has("suggestions"));
        if (card.has("selectionBehavior")) {
            assertThat(text(card, "selectionBehavior")).as("selectionBehavior").isIn("any", "at-most-one");
        }
        int recommended = 0;
        for (JsonNode suggestion : list(card, "suggestions")) {
            checkSuggestion(suggestion, uuids);
            recommended += suggestion.path("isRecommended").asBoolean(false) ? 1 : 0;
        }
        assertThat(recommended <= 1 || text(card, "selectionBehavior").equals("any"))
                .as("several are recommended only where several may be chosen")
                .isTrue();
        for (JsonNode reason : list(card, "overrideReasons")) {
            fields(reason, Set.of("code", "system", "display"), Set.of("extension"));
            checkCoding(reason);
        }
        for (JsonNode link : list(card, "links")) {
            checkLink(link);
        }
    }

    private static void checkSuggestion(JsonNode suggestion, Set<String> uuids) {
        fields(suggestion, Set.of("label"), Set.of("uuid", "isRecommended", "actions", "extension"));
        text(suggestion, "label");
        checkUuid(suggestion, uuids);
        assertThat(suggestion.path("isRecommended").isBoolean() || !suggestion.has("isRecommended"))
                .as("isRecommended is true or false")
                .isTrue();
        for (JsonNode action : list(suggestion, "actions")) {
            checkAction(action, uuids);
        }
    }

    private static void checkAction(JsonNode action, Set<String> uuids) {
        fields(action, Set.of("type", "description"), Set.of("resource", "resourceId", "extension"));
        text(action, "description");
        switch (text(action, "type")) {
            case "create" -> {
                text(action.path("resource"), "resourceType");
                assertThat(text(action.path("resource"), "id"))
                        .as("the id of what is created")
                        .matches(UUID);
                assertThat(uuids.add(text(action.path("resource"), "id")))
                        .as("an id is used once")
                        .isTrue();
                assertThat(action.has("resourceId"))
                        .as("resourceId of a create")
                        .isFalse();
            }
            case "update" -> {
                text(action.path("resource"), "resourceType");
                text(action.path("resource"), "id");
            }
            case "delete" -> {
                assertThat(text(action, "resourceId")).as("Type/id").matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+");
                assertThat(action.has("resource")).as("resource of a delete").isFalse();
            }
            default -> throw new AssertionError("type of action: " + action.path("type"));
        }
    }

    private static void checkLink(JsonNode link) {
        fields(link, Set.of("label", "url", "type"), Set.of("appContext", "autolaunchable", "extension"));
        text(link, "label");
        checkUrl(text(link, "url"));
        assertThat(text(link, "type")).as("type of link").isIn("absolute", "smart");
        textIfGiven(link, "appContext");
        assertThat(link.has("appContext") && !text(link, "type").equals("smart"))
                .as("appContext of a link that is not smart")
                .isFalse();
        assertThat(link.path("autolaunchable").isBoolean() || !link.has("autolaunchable"))
                .as("autolaunchable is true or false")
                .isTrue();
    }

    private static void checkSource(JsonNode source) {
        fields(source, Set.of("label"), Set.of("url", "icon", "topic", "extension"));
        text(source, "label");
        for (String name : Set.of("url", "icon")) {
            if (source.has(name)) {
                checkUrl(text(source, name));
            }
        }
        if (source.has("topic")) {
            fields(source.path("topic"), Set.of("code", "system"), Set.of("display", "extension"));
            checkCoding(source.path("topic"));
            assertThat(text(source.path("topic"), "code"))
                    .as("a topic that every client can remember")
                    .matches("[A-Za-z0-9]{1,100}");
        }
    }

    private static void checkCoding(JsonNode coding) {
        text(coding, "code");
        assertThat(text(coding, "system")).as("a system is a URI").contains(":");
        textIfGiven(coding, "display");
    }

    private static void checkUrl(String url) {
        try {
            URI address = new URI(url);
            assertThat(address.isAbsolute() && address.getHost() != null)
                    .as("an absolute address: %s", url)
                    .isTrue();
        } catch (URISyntaxException none) {
            throw new AssertionError("an absolute address: " + url, none);
        }
    }

    private static void checkUuid(JsonNode owner, Set<String> known) {
        assertThat(text(owner, "uuid")).as("uuid").matches(UUID);
        assertThat(known.add(text(owner, "uuid"))).as("a uuid is used once").isTrue();
    }

    private static void checkExtension(JsonNode owner) {
        for (JsonNode extension : owner.path("extension")) {
            assertThat(extension.isObject()).as("an extension is an object").isTrue();
        }
        for (String name : owner.path("extension").propertyNames()) {
            assertThat(name).as("an extension is named by a domain").contains(".");
        }
    }

    private static void fields(JsonNode object, Set<String> required, Set<String> allowed) {
        assertThat(object.isObject()).as("an object: %s", object).isTrue();
        Set<String> names = new HashSet<>(object.propertyNames());
        assertThat(names).as("required fields").containsAll(required);
        names.removeAll(required);
        assertThat(allowed).as("known fields").containsAll(names);
    }

    private static String text(JsonNode owner, String name) {
        assertThat(owner.path(name).isString()).as("%s is a text", name).isTrue();
        return owner.path(name).stringValue();
    }

    private static void textIfGiven(JsonNode owner, String name) {
        if (owner.has(name)) {
            text(owner, name);
        }
    }

    private static JsonNode list(JsonNode owner, String name) {
        assertThat(owner.path(name).isArray() || !owner.has(name))
                .as("%s is a list", name)
                .isTrue();
        return owner.path(name);
    }

    private static void nothingEmpty(String path, String mayBeEmpty, JsonNode node) {
        assertThat(node.isNull()).as("%s is null", path).isFalse();
        if (node.isString()) {
            assertThat(node.stringValue()).as("%s is empty", path).isNotBlank();
        }
        if (node.isContainer() && !path.equals("/" + mayBeEmpty)) {
            assertThat(node.isEmpty()).as("%s is empty", path).isFalse();
        }
        node.properties()
                .forEach(property -> nothingEmpty(path + "/" + property.getKey(), mayBeEmpty, property.getValue()));
        if (node.isArray()) {
            node.forEach(element -> nothingEmpty(path + "/[]", mayBeEmpty, element));
        }
    }
}
