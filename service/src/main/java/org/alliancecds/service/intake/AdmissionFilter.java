// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives back what a request was admitted to, when its answer has been written. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 41)
final class AdmissionFilter extends OncePerRequestFilter {
    private final Admission admission;

    AdmissionFilter(Admission admission) {
        this.admission = admission;
    }

    /** A call goes on by a dispatch of its own once its body is here, and takes what it needs only then. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Admission.Ticket ticket = admission.admit(request);
        try {
            chain.doFilter(request, response);
        } finally {
            ticket.close();
        }
    }
}
