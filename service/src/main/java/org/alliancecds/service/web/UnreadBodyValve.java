// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection of a request that was answered before its body was read. The web server would read the rest to
 * its end, which a stranger may put off for as long as he likes.
 *
 * <p>Whoever is still sending sees the answer only if what he sends is read for a moment longer: a closed socket with
 * unread bytes drops what was written to it. So a few at a time get that moment.
 */
final class UnreadBodyValve extends ValveBase {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 6;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final Semaphore moments = new Semaphore(AT_ONCE);

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || isRead(request)) {
            return;
        }
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
        try {
            // What is asked for below ends the connection with whatever has not been sent.
            response.finishResponse();
            boolean takenIn = request.getCoyoteRequest().getReadListener() != null;
            if (!takenIn && moments.tryAcquire()) {
                try {
                    readOn(request);
                } finally {
                    moments.release();
                }
            }
        } catch (IOException gone) {
            // The caller hung up: there is nobody left to be polite to.
        }
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Reads only what is there, so that no single read can take longer than the moment. */
    private static void readOn(Request request) throws IOException {
        InputStream body = request.getInputStream();
        byte[] dropped = new byte[8192];
        long end = System.nanoTime() + MOMENT.toNanos();
        for (int total = 0; total < MOST_BYTES && System.nanoTime() < end && !isRead(request); ) {
            int there = body.available();
            if (there > 0) {
                total += Math.max(0, body.read(dropped, 0, Math.min(there, dropped.length)));
            } else {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
