// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.settings.AllianceSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets only as many large bodies be worked on at once as memory and processors allow. Small ones, which are nearly all,
 * have a share of their own. A body asks when all of it has arrived, so that one that is sent slowly takes nothing here.
 */
@Component
final class Admission {
    private static final int KIB = 1024;

    /** A course of about seven years; more is large. */
    static final int SMALL = 256 * KIB;

    /** Of large bodies so many may wait; they leave a third of the calls that run at once to the others. */
    private static final int MOST_WAITING = 15;

    /** So many bytes of memory one byte of a body takes while it is worked on; measured on FHIR as JSON. */
    private static final int MEMORY_PER_BYTE = 24;

    private final Duration patience;
    private final Share small;
    private final Share large;
    private final Semaphore processors;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    @Autowired
    Admission(AllianceSettings settings) {
        this(
                settings.limits().call(),
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors());
    }

    /** For a machine of that size; {@code patience} is how long a body waits for its turn. */
    Admission(Duration patience, long memory, int processors) {
        this.patience = patience;
        this.small = new Share(memory / 4);
        this.large = new Share(memory / 2);
        this.processors = new Semaphore(Math.max(1, processors - 1), true);
    }

    /** Some memory, to be had in parts. */
    private static final class Share {
        private final int size;
        private final Semaphore free;

        Share(long bytes) {
            this.size = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / KIB));
            this.free = new Semaphore(size, true);
        }

        /** As many parts as so many bytes take; never more than there are, so that each has its turn. */
        int parts(long bytes) {
            return (int) Math.min(size, 1 + bytes / KIB);
        }
    }

    /** What a request has been given; closed when the request has been answered. */
    static final class Ticket implements AutoCloseable {
        private static final String ATTRIBUTE = Ticket.class.getName();

        private final Admission admission;
        private Runnable release = () -> {};

        private Ticket(Admission admission) {
            this.admission = admission;
        }

        /** The one of this request. */
        static Ticket of(HttpServletRequest request) {
            if (request.getAttribute(ATTRIBUTE) instanceof Ticket ticket) {
                return ticket;
            }
            throw new IllegalStateException("This request has no ticket. Maybe: AdmissionFilter does not cover it.");
        }

        /**
         * Waits until a body of so many bytes may be worked on.
         *
         * @throws Problem 503 when its turn does not come in time
         */
        void work(long bytes) {
            if (bytes <= SMALL) {
                Share share = admission.small;
                int parts = share.parts(bytes * MEMORY_PER_BYTE);
                admission.await(share.free, parts);
                release = () -> share.free.release(parts);
            } else {
                workOnLarge(bytes);
            }
        }

        private void workOnLarge(long bytes) {
            if (!admission.waiting.tryAcquire()) {
                throw busy();
            }
            try {
                admission.await(admission.processors, 1);
                release = () -> admission.processors.release();
                Share share = admission.large;
                int parts = share.parts(bytes * MEMORY_PER_BYTE);
                admission.await(share.free, parts);
                release = () -> {
                    share.free.release(parts);
                    admission.processors.release();
                };
            } finally {
                admission.waiting.release();
            }
        }

        @Override
        public void close() {
            release.run();
            release = () -> {};
        }
    }

    /** A ticket with nothing on it. */
    Ticket ticket() {
        return new Ticket(this);
    }

    /** Gives a request its ticket. */
    Ticket admit(HttpServletRequest request) {
        Ticket ticket = ticket();
        request.setAttribute(Ticket.ATTRIBUTE, ticket);
        return ticket;
    }

    private void await(Semaphore semaphore, int permits) {
        try {
            if (!semaphore.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Problem busy() {
        return Problem.of(
                        503,
                        Problem.IssueType.TRANSIENT,
                        "The service is at work on as many large requests as it can hold.",
                        "Treat this as \"could not tell\" and try again in a moment; fewer resources (_count=200) are"
                                + " answered sooner.")
                .withHeader("Retry-After", "2");
    }
}
