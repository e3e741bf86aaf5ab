// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.settings.AllianceSettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes in the bodies of calls, and lets only so many calls run at once. Behind the check of tokens: of a stranger
 * nothing is read. What the head of a request decides goes on at once, to be refused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class BodyIntake extends OncePerRequestFilter {

    /** More would not go faster on any machine that this runs on, and the threads of others have to be left. */
    private static final int AT_ONCE = 24;

    private static final int MOST_WAITING = 400;
    /** The part of the memory that bodies may take. */
    private static final int PART_OF_MEMORY = 8;

    private final RequestBody limits;
    private final BodyAddresses addresses;
    private final IncomingBody.House house;

    BodyIntake(RequestBody limits, BodyAddresses addresses, AllianceSettings settings) {
        this.limits = limits;
        this.addresses = addresses;
        long budget = Math.max(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY, 2 * limits.mostBytes());
        this.house = new IncomingBody.House(
                limits,
                new AtomicLong(budget),
                new Seats(AT_ONCE, MOST_WAITING),
                settings.limits().bodyTime());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isWanted(request)) {
            IncomingBody.take(request, request.startAsync(request, response), house);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isWanted(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean called = request.getMethod().equals("POST") && addresses.takeBody(path);
        if (called) {
            try {
                limits.checkHead(request);
            } catch (Problem refused) {
                return false; // The controller meets it again, and notes it as it notes all.
            }
        }
        return called;
    }
}
