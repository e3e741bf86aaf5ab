// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls a hook as an EHR does: reads discovery, fills the prefetch templates from its own FHIR endpoint, posts the
 * request. All of it over HTTP, so that what the demo shows is what an EHR would get.
 */
final class HookClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Made with the first call: it brings all of TLS along, which no start should wait for. */
    private static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    }

    /** A service of discovery: its id and its prefetch templates. */
    private record Offered(String id, JsonNode prefetch) {}

    /** Calls the service that answers the hook. */
    HookExchange call(URI home, HookContext context) {
        HookExchange prepared = prepare(home, context);
        String path = prepared.path();
        if (path == null || prepared.request() == null) {
            return prepared;
        }
        try {
            HttpResponse<String> response = Http.CLIENT.send(
                    HttpRequest.newBuilder(home.resolve(path))
                            .timeout(DEADLINE)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(prepared.request())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new HookExchange(path, prepared.request(), response.statusCode(), json(response.body()), null);
        } catch (IOException unreachable) {
            return new HookExchange(path, prepared.request(), 0, null, "The service gave no answer within its time.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new HookExchange(path, prepared.request(), 0, null, "The call was interrupted.");
        }
    }

    /**
     * The request, not yet sent.
     *
     * @param home this program as it reaches itself, for example {@code http://127.0.0.1:8080}
     */
    HookExchange prepare(URI home, HookContext context) {
        try {
            Offered offered = discover(home, context.hook());
            return offered == null
                    ? HookExchange.failed("No service answers the hook " + context.hook() + ".")
                    : new HookExchange("/cds-services/" + offered.id(), request(home, context, offered), 0, null, null);
        } catch (IOException unreachable) {
            return HookExchange.failed("Discovery or the chart could not be read in time.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return HookExchange.failed("The call was interrupted.");
        }
    }

    private @Nullable Offered discover(URI home, String hook) throws IOException, InterruptedException {
        JsonNode services = get(home.resolve("/cds-services")).path("services");
        for (JsonNode service : services) {
            if (hook.equals(service.path("hook").asString(""))) {
                return new Offered(service.path("id").asString(""), service.path("prefetch"));
            }
        }
        return null;
    }

    private ObjectNode request(URI home, HookContext context, Offered offered)
            throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        request.put("hookInstance", UUID.randomUUID().toString());
        request.put("hook", context.hook());
        // As it is known to others, and so allowed.
        request.put("fhirServer", "http://localhost:" + home.getPort() + "/demo/fhir");
        request.set("context", context.json());
        ObjectNode prefetch = request.putObject("prefetch");
        for (Map.Entry<String, JsonNode> template : offered.prefetch().properties()) {
            String query = template.getValue().asString("").replace("{{context.patientId}}", context.patientId());
            if (!query.contains("{{")) {
                prefetch.set(template.getKey(), get(URI.create(home + "/demo/fhir/" + query)));
            }
        }
        return request;
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response = Http.CLIENT.send(
                HttpRequest.newBuilder(address)
                        .timeout(DEADLINE)
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        JsonNode body = json(response.body());
        if (body == null) {
            throw new IOException(address.getPath() + " did not answer with JSON");
        }
        return body;
    }

    private static @Nullable JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
