// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.alliancecds.service.ehr.TokenRefused.Reason;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outside the demo, lets only a configured EHR in: whatever is not open to all needs its token, addresses that nobody
 * serves included. The caller gets a bare 401; the log says why.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class ClientAuthentication extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    /**
     * What is needed where EHRs call.
     *
     * @param base alliance.public-url, from which audiences are built
     */
    private record Gate(TokenCheck tokens, CrossOrigin origins, PublicAddress base) {
        String url(String path) {
            return base.base() + path;
        }
    }

    /** Null in the demo, which pays nothing for it. */
    private final @Nullable Gate gate;

    private final RefusedCalls log;

    ClientAuthentication(
            AllianceSettings settings, PublicAddress address, ReplayStore replays, Clock clock, RefusedCalls log) {
        this.log = log;
        gate = settings.runningMode() == AllianceSettings.Mode.DEMO
                ? null
                : new Gate(new TokenCheck(settings.ehrs(), replays, clock), new CrossOrigin(settings.ehrs()), address);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CalledAddress address = CalledAddress.of(request);
        if (gate == null || (address != null && address.isOpen(request.getMethod()))) {
            chain.doFilter(request, response);
        } else if (address == null) {
            refuse(new TokenRefused(Reason.UNUSUAL_ADDRESS), gate.url("/…"), response);
        } else if (!gate.origins().answers(address, request, response)) {
            letIn(gate, address, request, response, chain);
        }
    }

    private void letIn(
            Gate gate,
            CalledAddress address,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        EhrProfile ehr;
        try {
            ehr = gate.tokens().check(token(request), gate.url(address.path()));
        } catch (TokenRefused refused) {
            refuse(refused, gate.url(address.pattern()), response);
            return;
        }
        if (gate.origins().allows(address, ehr, request, response)) {
            Caller.identified(request, ehr);
            chain.doFilter(request, response);
        }
    }

    private static String token(HttpServletRequest request) throws TokenRefused {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() != 1) {
            throw new TokenRefused(Reason.NO_TOKEN);
        }
        String header = headers.get(0);
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new TokenRefused(Reason.NOT_A_BEARER_TOKEN);
        }
        return header.substring(SCHEME.length()).strip();
    }

    private void refuse(TokenRefused refused, String at, HttpServletResponse response) {
        log.refused("401 at " + at + ": " + refused.forTheOperator());
        response.setStatus(401);
        // RFC 9110 demands the header; which of the checks failed is not for the caller.
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentLength(0);
    }
}
