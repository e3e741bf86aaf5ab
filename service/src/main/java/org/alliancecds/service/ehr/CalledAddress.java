// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is called, by its path alone: a proxy may change every header.
 *
 * @param path begins with a slash and holds nothing that could be read in two ways: no escapes, no parameters, no dots
 *     as a segment, no empty segment
 */
record CalledAddress(String path) {

    private static final Pattern PLAIN = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~@-]+)++");
    private static final Pattern SERVICE = Pattern.compile("/cds-services/[^/]+");
    private static final Pattern FEEDBACK = Pattern.compile("/cds-services/[^/]+/feedback");

    /**
     * What anybody may read: the rulebook holds no data of clients, and health here is one word (up or not). Named one by
     * one, so that a page that is added below /rulebook is closed until somebody opens it.
     */
    private static final Set<String> OPEN =
            Set.of("/rulebook", "/rulebook/rulebook.css", "/rulebook/icon.svg", "/actuator/health", "/actuator/info");

    private static final String OPEN_FOLDER = "/webjars/";

    /** The address; null where it is written in an unusual way, which no honest caller needs. */
    static @Nullable CalledAddress of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return PLAIN.matcher(path).matches() ? new CalledAddress(path) : null;
    }

    /** Whether no token is needed to read it. All that is not named here needs one. */
    boolean isOpen(String method) {
        return (method.equals("GET") || method.equals("HEAD")) && (OPEN.contains(path) || path.startsWith(OPEN_FOLDER));
    }

    /** The method by which browsers of other origins may call it; null where they may not. */
    @Nullable
    String crossOriginMethod() {
        if (path.equals("/cds-services")) {
            return "GET";
        }
        boolean called =
                SERVICE.matcher(path).matches() || FEEDBACK.matcher(path).matches();
        return called ? "POST" : null;
    }

    /** For the log: nothing that a caller may have made up. */
    String pattern() {
        if (path.equals("/cds-services") || path.equals("/evaluations")) {
            return path;
        }
        if (SERVICE.matcher(path).matches()) {
            return "/cds-services/{id}";
        }
        return FEEDBACK.matcher(path).matches() ? "/cds-services/{id}/feedback" : "/(another path)";
    }
}
