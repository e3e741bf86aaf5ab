// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.alliancecds.rulebook.Evaluation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line for each call: what was asked of which rulebook, and how it went; never of whom, and no address of a call. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class CallLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    /** Made by Spring. */
    CallLog() {}

    /** A call goes on in a dispatch of its own once its body is here. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = CallNotes.begun(request);
        try {
            chain.doFilter(request, response);
        } finally {
            CallNotes notes = CallNotes.ofAny(request);
            if (notes != null) {
                Evaluation found = notes.evaluation();
                long millis = (System.nanoTime() - start) / 1_000_000;
                LOG.info(
                        "{} {} in {} ms, {}",
                        notes.service(),
                        response.getStatus(),
                        millis,
                        found == null
                                ? "not evaluated"
                                : "rulebook " + found.rulebookVersion() + ", findings "
                                        + found.findings().size());
            }
        }
    }
}
