// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.problem.ProblemWriter;
import org.alliancecds.service.settings.AllianceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the demo on this machine. It needs no login, so a reverse proxy in front of it, or a web page that points its
 * own name at 127.0.0.1, must not reach it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class DemoGuard extends OncePerRequestFilter {

    private static final Set<String> FORWARDING = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-host",
            "x-original-url",
            "true-client-ip",
            "cf-connecting-ip",
            "fastly-client-ip",
            "x-envoy-external-address");

    private final boolean demo;

    DemoGuard(AllianceSettings settings) {
        this.demo = settings.runningMode() == AllianceSettings.Mode.DEMO;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem refusal = demo ? refusal(request) : null;
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(refusal, response);
        }
    }

    private static @Nullable Problem refusal(HttpServletRequest request) {
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (FORWARDING.contains(lower) || lower.startsWith("x-forwarded")) {
                return refused(
                        "The request came through a proxy (it has a forwarding header), and the demo answers only on"
                                + " this machine.",
                        name);
            }
        }
        if (!isThisMachine(request.getHeader("Host"))) {
            return refused("The request was addressed to another name than this machine's.", "Host");
        }
        return null;
    }

    private static Problem refused(String fault, String header) {
        return Problem.of(
                        403,
                        Problem.IssueType.FORBIDDEN,
                        fault,
                        "Call http://localhost or http://127.0.0.1 directly; to serve others, an EHR has to be configured"
                                + " (alliance.ehrs).")
                .at("header " + header);
    }

    private static boolean isThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    }
}
