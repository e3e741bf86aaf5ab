// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.alliancecds.service.problem.CommonProblems;
import org.alliancecds.service.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets only so many pages be made at once: they take longest, some call this service themselves, and anybody may ask. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class PageTurns extends OncePerRequestFilter {

    private static final int AT_ONCE = 8;
    private static final int MOST_WAITING = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Short answers that a program asks for; what the pages of the demo fetch is among them. */
    private static final List<String> NO_PAGES = List.of("/actuator/", "/cds-services", "/demo/fhir/");

    private final Seats seats = new Seats(AT_ONCE, MOST_WAITING);

    /** Made by Spring. */
    PageTurns() {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPage(request)) {
            chain.doFilter(request, response);
            return;
        }
        AsyncContext page = request.startAsync(request, response);
        page.setTimeout(PATIENCE.toMillis());
        Turn.await(page, seats, () -> refuse(page, response));
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && NO_PAGES.stream().noneMatch(path::startsWith);
    }

    private static void refuse(AsyncContext page, HttpServletResponse response) {
        try {
            ProblemWriter.write(CommonProblems.busy(), response);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            page.complete();
        }
    }
}
