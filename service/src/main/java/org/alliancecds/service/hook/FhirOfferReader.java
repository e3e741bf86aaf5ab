// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.alliancecds.service.problem.Problem.IssueType.STRUCTURE;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.alliancecds.fhir.access.Authorization;
import org.alliancecds.fhir.access.FhirOffer;
import org.alliancecds.service.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code fhirServer} and {@code fhirAuthorization}; no text of a fault repeats them. */
final class FhirOfferReader {

    private static final String AUTHORIZATION = "fhirAuthorization";

    private FhirOfferReader() {}

    /**
     * What a call offers; null where it names no server.
     *
     * @param allowed the servers that may be read for this caller
     * @throws Problem 400 when one of the two is not what CDS Hooks describes
     */
    static @Nullable FhirOffer read(JsonNode call, List<URI> allowed) {
        String server = server(call.path("fhirServer"));
        JsonNode given = call.path(AUTHORIZATION);
        Authorization authorization = isAbsent(given) ? null : authorization(given);
        return server == null ? null : new FhirOffer(server, authorization, allowed);
    }

    private static @Nullable String server(JsonNode value) {
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString() || !isAbsolute(value.stringValue())) {
            throw CdsRequestReader.absentOrWrong(value, "fhirServer", "an absolute URL");
        }
        return value.stringValue();
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static Authorization authorization(JsonNode given) {
        if (!given.isObject()) {
            throw CdsRequestReader.absentOrWrong(given, AUTHORIZATION, "an object");
        }
        String type = text(given, "token_type");
        if (type != null && !type.equalsIgnoreCase("Bearer")) {
            throw wrong("token_type", "Bearer");
        }
        JsonNode seconds = given.path("expires_in");
        boolean number = seconds.isIntegralNumber()
                || (seconds.isString() && seconds.stringValue().matches("\\d{1,10}"));
        if (!isAbsent(seconds) && !number) {
            throw wrong("expires_in", "a number of seconds");
        }
        String token = text(given, "access_token");
        if (token == null) {
            throw CdsRequestReader.absentOrWrong(
                    given.path("access_token"), AUTHORIZATION + ".access_token", "a text that is not empty");
        }
        String scope = text(given, "scope");
        if (scope != null && scope.length() > Authorization.LONGEST_SCOPE) {
            throw wrong("scope", "a text of at most " + Authorization.LONGEST_SCOPE + " characters");
        }
        try {
            return new Authorization(token, scope, text(given, "patient"));
        } catch (IllegalArgumentException unusable) {
            throw wrong("access_token", "a bearer token");
        }
    }

    private static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "a text");
        }
        return value.stringValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Problem wrong(String name, String expected) {
        String place = AUTHORIZATION + "." + name;
        return Problem.of(
                        400,
                        STRUCTURE,
                        place + " is not " + expected + ".",
                        "Give " + expected + ", as CDS Hooks 2.0 describes it.")
                .at(place);
    }
}
