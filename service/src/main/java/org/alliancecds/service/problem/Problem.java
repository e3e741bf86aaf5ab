// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a call gets no answer. None of its texts may hold anything that the caller sent, save names of the protocol (a
 * hook, a service, a prefetch key).
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final IssueType type;
    private final String fault;
    private final @Nullable String place;
    private final String remedy;
    private final transient Map<String, String> headers;

    /** The codes of FHIR's issue-type value set that are used here. */
    public enum IssueType {
        INVALID("invalid"),
        STRUCTURE("structure"),
        REQUIRED("required"),
        VALUE("value"),
        NOT_FOUND("not-found"),
        NOT_SUPPORTED("not-supported"),
        FORBIDDEN("forbidden"),
        TOO_LONG("too-long"),
        TOO_COSTLY("too-costly"),
        BUSINESS_RULE("business-rule"),
        EXCEPTION("exception"),
        TRANSIENT("transient");

        private final String code;

        IssueType(String code) {
            this.code = code;
        }

        /** The code as FHIR writes it. */
        public String code() {
            return code;
        }
    }

    private Problem(
            int status,
            IssueType type,
            String fault,
            @Nullable String place,
            String remedy,
            Map<String, String> headers) {
        super(fault, null, false, false);
        this.status = status;
        this.type = type;
        this.fault = fault;
        this.place = place;
        this.remedy = remedy;
        this.headers = headers;
    }

    /** A problem with that HTTP status; {@code fault} and {@code remedy} are whole sentences. */
    public static Problem of(int status, IssueType type, String fault, String remedy) {
        return new Problem(status, type, fault, null, remedy, Map.of());
    }

    /** The same with the place in the request, for example {@code context.patientId}. */
    public Problem at(String where) {
        return new Problem(status, type, fault, where, remedy, headers);
    }

    /** The same with a header for the answer. */
    public Problem withHeader(String name, String value) {
        LinkedHashMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, type, fault, place, remedy, more);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body of the answer. */
    public OperationOutcome outcome() {
        return OperationOutcome.of(status >= 500 ? "fatal" : "error", type.code(), fault + " " + remedy, place);
    }
}
