// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import static org.alliancecds.service.problem.Problem.IssueType.INVALID;
import static org.alliancecds.service.problem.Problem.IssueType.NOT_SUPPORTED;
import static org.alliancecds.service.problem.Problem.IssueType.STRUCTURE;
import static org.alliancecds.service.problem.Problem.IssueType.TOO_COSTLY;
import static org.alliancecds.service.problem.Problem.IssueType.TOO_LONG;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.alliancecds.fhir.access.StrictJson;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.settings.AllianceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a request within limits; what it refuses, it describes by place, never by content. */
@Component
public final class RequestBody {

    private final long mostBytes;
    private final int deepest;
    private final long mostTokens;
    private final JsonMapper mapper;

    RequestBody(AllianceSettings settings) {
        this.mostBytes = settings.limits().body().toBytes();
        this.deepest = settings.limits().nesting();
        this.mostTokens = settings.limits().tokens();
        this.mapper = StrictJson.mapper(deepest, mostTokens);
    }

    /**
     * The body as a tree; numbers keep their digits. It is parsed when memory is free for it.
     *
     * @throws Problem 400, 413, 415 or 503
     */
    public JsonNode read(HttpServletRequest request) {
        checkHead(request);
        byte[] bytes = IncomingBody.of(request);
        Admission.Ticket.of(request).work(bytes.length);
        String text = decode(bytes);
        if (text.isBlank()) {
            throw Problem.of(400, STRUCTURE, "The body is empty.", "Send a CDS Hooks request as JSON.");
        }
        try {
            // From bytes it is read faster; with a zero byte they would be taken for another encoding.
            return text.indexOf(0) < 0 ? mapper.readTree(bytes) : mapper.readTree(text);
        } catch (StreamConstraintsException beyond) {
            if (String.valueOf(beyond.getOriginalMessage()).startsWith("Token count")) {
                throw TooMuch.tokens(mostTokens);
            }
            throw Problem.of(
                            400,
                            TOO_COSTLY,
                            "The JSON is nested deeper than " + deepest + " levels, or holds a number or name of"
                                    + " unreasonable length.",
                            "Send plain FHIR resources.")
                    .at(place(beyond.getLocation()));
        } catch (NumberFormatException | ArithmeticException beyond) {
            throw Problem.of(
                    400, TOO_COSTLY, "The JSON holds a number of unreasonable size.", "Send plain FHIR resources.");
        } catch (JacksonException broken) {
            boolean twice = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate");
            throw Problem.of(
                            400,
                            twice ? STRUCTURE : INVALID,
                            twice ? "A property stands twice in one JSON object." : "The body is not JSON.",
                            twice ? "Give each property once." : "Check the JSON at the place named.")
                    .at(place(broken.getLocation()));
        }
    }

    /**
     * What the head of the request already decides.
     *
     * @throws Problem 413 or 415
     */
    void checkHead(HttpServletRequest request) {
        checkEncoding(request.getHeader("Content-Encoding"));
        checkType(request.getContentType());
        // The length is only a claim, so the bytes are counted, too.
        if (request.getContentLengthLong() > mostBytes) {
            throw tooLarge();
        }
    }

    /** The most bytes that a body may have. */
    long mostBytes() {
        return mostBytes;
    }

    private static void checkEncoding(@Nullable String encoding) {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                            415,
                            NOT_SUPPORTED,
                            "The body is compressed, and compressed bodies are not read.",
                            "Send it without Content-Encoding.")
                    .withHeader("Accept-Encoding", "identity")
                    .at("header Content-Encoding");
        }
    }

    private static void checkType(@Nullable String contentType) {
        MediaType type = parsed(contentType);
        boolean json = type != null
                && type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        if (type == null || !json) {
            throw Problem.of(
                            415,
                            NOT_SUPPORTED,
                            contentType == null ? "The Content-Type is missing." : "The Content-Type is not JSON.",
                            "Send Content-Type: application/json.")
                    .withHeader("Accept", "application/json")
                    .at("header Content-Type");
        }
        String charset = type.getParameter("charset");
        if (charset != null && !unquoted(charset).toLowerCase(Locale.ROOT).equals("utf-8")) {
            throw Problem.of(415, NOT_SUPPORTED, "The charset is not UTF-8.", "Send JSON in UTF-8.")
                    .at("header Content-Type");
        }
    }

    private static @Nullable MediaType parsed(@Nullable String contentType) {
        try {
            return contentType == null ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }

    private static String unquoted(String parameter) {
        return parameter.replace("\"", "");
    }

    /** For a body of more. */
    Problem tooLarge() {
        return Problem.of(
                413,
                TOO_LONG,
                "The body is larger than " + mostBytes + " bytes.",
                "Send fewer resources: the newest 200 of each kind are enough (_count=200).");
    }

    private static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What cannot be decoded becomes this character; it may also stand there in earnest.
        String strict = text.indexOf('\uFFFD') < 0 ? text : decodeStrictly(bytes);
        return strict.startsWith("\uFEFF") ? strict.substring(1) : strict;
    }

    private static String decodeStrictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(400, INVALID, "The body is not UTF-8.", "Send JSON in UTF-8.");
        }
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "body" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
