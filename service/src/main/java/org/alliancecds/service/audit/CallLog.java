// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line for each call: what was asked of which rulebook, and how it went; never of whom, and no address of a call. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
public final class CallLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final String NOTES = CallLog.class.getName();
    private static final String BEGUN = NOTES + ".begun";

    /**
     * What a controller knows of its call.
     *
     * @param service a service id of ours, or evaluations; never what the caller wrote
     * @param rulebook version, null before the rulebook was asked
     * @param findings how many, -1 before the rulebook was asked
     */
    private record Notes(String service, @Nullable String rulebook, int findings) {}

    /** Made by Spring. */
    CallLog() {}

    /** Names the service that is called; a call of none leaves no line. */
    public static void called(HttpServletRequest request, String service) {
        request.setAttribute(NOTES, new Notes(service, null, -1));
    }

    /** Adds what the rulebook said. */
    public static void evaluated(HttpServletRequest request, String service, String rulebook, int findings) {
        request.setAttribute(NOTES, new Notes(service, rulebook, findings));
    }

    /** A call goes on in a dispatch of its own once its body is here; whoever measures its time asks for its beginning. */
    public static long begun(HttpServletRequest request) {
        if (request.getAttribute(BEGUN) instanceof Long begun) {
            return begun;
        }
        long now = System.nanoTime();
        request.setAttribute(BEGUN, now);
        return now;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = begun(request);
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(NOTES) instanceof Notes notes) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                LOG.info(
                        "{} {} in {} ms, {}",
                        notes.service(),
                        response.getStatus(),
                        millis,
                        notes.rulebook() == null
                                ? "not evaluated"
                                : "rulebook " + notes.rulebook() + ", findings " + notes.findings());
            }
        }
    }
}
