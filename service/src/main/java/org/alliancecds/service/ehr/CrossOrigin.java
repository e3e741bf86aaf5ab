// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.problem.ProblemWriter;
import org.alliancecds.service.settings.EhrProfile;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Calls from browsers. A preflight carries no token, so it may come from an origin of any EHR; the call itself only from
 * those of the EHR whose token it carries.
 */
final class CrossOrigin {

    private static final long REMEMBERED_SECONDS = 600;

    private final Set<String> originsOfAll;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor() {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemWriter.write(refusal(), ((ServletServerHttpResponse) response).getServletResponse());
        }
    };

    CrossOrigin(List<EhrProfile> ehrs) {
        originsOfAll = ehrs.stream().flatMap(ehr -> ehr.origins().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Answers a preflight of a call that browsers may make at all; any other request is left alone, with false. */
    boolean answers(CalledAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = address.crossOriginMethod();
        if (method == null || !CorsUtils.isPreFlightRequest(request)) {
            return false;
        }
        passes(method, originsOfAll, request, response);
        return true;
    }

    /** Whether this call may come from where it comes from; if not, it is answered with 403. */
    boolean allows(CalledAddress address, EhrProfile ehr, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String method = address.crossOriginMethod();
        return method == null || passes(method, ehr.origins(), request, response);
    }

    private boolean passes(
            String method, Collection<String> origins, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(origins));
        allowed.setAllowedMethods(List.of(method));
        allowed.setAllowedHeaders(List.of("authorization", "content-type"));
        allowed.setMaxAge(REMEMBERED_SECONDS);
        return processor.processRequest(allowed, request, response);
    }

    private static Problem refusal() {
        return Problem.of(
                        403,
                        Problem.IssueType.FORBIDDEN,
                        "A browser may not make this call: its origin, its method or one of its headers is not allowed.",
                        "The origin has to stand among alliance.ehrs[].origins of the EHR; GET is for discovery, POST"
                                + " for services and feedback, with the headers authorization and content-type.")
                .at("header Origin");
    }
}
