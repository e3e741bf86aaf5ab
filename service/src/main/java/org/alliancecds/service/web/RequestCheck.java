// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.alliancecds.service.problem.CommonProblems;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no address here could answer, whatever it serves: a method that HTTP does not know, and a content type
 * that names no type. Handlers below would take either for a fault of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 35)
final class RequestCheck extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Made by Spring. */
    RequestCheck() {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            ProblemWriter.write(CommonProblems.unknownMethod(), response);
        } else if (!namesAType(request.getContentType())) {
            ProblemWriter.write(
                    Problem.of(
                                    415,
                                    Problem.IssueType.NOT_SUPPORTED,
                                    "The Content-Type names no type.",
                                    "Send Content-Type: application/json, or none where there is no body.")
                            .withHeader("Accept", "application/json")
                            .at("header Content-Type"),
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean namesAType(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            return MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
