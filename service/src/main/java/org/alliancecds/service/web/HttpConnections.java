// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server's connections, watched. Its own time limits begin anew with every byte, so that a head of a request sent
 * byte by byte would stay for hours, and some hundred of them would keep everybody else out.
 */
public final class HttpConnections extends Http11NioProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConnections.class);

    /** How long the head of a request may take from its first byte to its last. */
    private static final Duration HEAD = Duration.ofSeconds(10);

    /** No request takes so long, from its first byte to the end of its answer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(100);
    /** Nobody is closed out who was heard of so lately. */
    private static final Duration LATELY = Duration.ofMillis(500);

    private @Nullable Thread watch;

    /** Made by the web server, by its class name. */
    public HttpConnections() {}

    @Override
    public void start() throws Exception {
        super.start();
        Thread started = new Thread(this::watch, "connections");
        started.setDaemon(true);
        started.start();
        watch = started;
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.interrupt();
        }
        super.stop();
    }

    private void watch() {
        while (true) {
            try {
                Thread.sleep(LOOK.toMillis());
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                LOG.error(
                        "The watch over connections failed this once: {}",
                        fault.getClass().getName());
            }
        }
    }

    private void look() {
        Set<SocketWrapperBase<NioChannel>> open = getEndpoint().getConnections();
        for (SocketWrapperBase<NioChannel> connection : open) {
            Processor processor = processor(connection);
            if (processor != null
                    && !isInHand(connection)
                    && isHeadAwaited(processor)
                    && age(processor) > HEAD.toNanos()) {
                close(connection);
            } else if (processor != null && !processor.isAsync() && age(processor) > LONGEST.toNanos()) {
                // A thread writes to somebody who does not read. It holds the connection, which can only be cut.
                connection.close();
            }
        }
        // Nearly full: those that have waited longest make room, down to half.
        int most = getMaxConnections();
        if (open.size() > most * 3L / 4) {
            idle(open).limit(Math.max(0, open.size() - most / 2L)).forEach(this::close);
        }
    }

    /** Those that have asked nothing yet, or nothing more, the longest first. */
    private static Stream<SocketWrapperBase<NioChannel>> idle(Set<SocketWrapperBase<NioChannel>> open) {
        record Idle(SocketWrapperBase<NioChannel> connection, Duration since) {}
        return open.stream()
                .filter(connection -> !isInHand(connection))
                .map(connection -> new Idle(connection, idleFor(connection)))
                .filter(one -> one.since().compareTo(LATELY) > 0)
                .sorted(Comparator.comparing(Idle::since).reversed())
                .map(Idle::connection);
    }

    /** Since its last byte, or, while the head of a request is awaited, since its first; zero while it is being served. */
    private static Duration idleFor(SocketWrapperBase<NioChannel> connection) {
        Processor processor = processor(connection);
        if (processor == null) {
            return connection instanceof NioSocketWrapper wrapper
                    ? Duration.ofMillis(System.currentTimeMillis() - wrapper.getLastRead())
                    : Duration.ZERO;
        }
        return isHeadAwaited(processor) ? Duration.ofNanos(age(processor)) : Duration.ZERO;
    }

    /** The web server notes a request without a whole head as one that has ended, but keeps it. */
    private static boolean isHeadAwaited(Processor processor) {
        int stage = processor.getRequest().getRequestProcessor().getStage();
        return !processor.isAsync() && (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED);
    }

    /** Whether a thread is at it. */
    private static boolean isInHand(SocketWrapperBase<NioChannel> connection) {
        return connection.getLock().isLocked();
    }

    /** Since the first byte of the request; 0 where there is none. Nanoseconds. */
    private static long age(Processor processor) {
        long begun = processor.getRequest().getStartTimeNanos();
        return begun < 0 ? 0 : System.nanoTime() - begun;
    }

    private static @Nullable Processor processor(SocketWrapperBase<NioChannel> connection) {
        return connection.getCurrentProcessor() instanceof Processor processor && processor.getRequest() != null
                ? processor
                : null;
    }

    /** As the web server itself does when its own limit has passed. */
    private void close(SocketWrapperBase<NioChannel> connection) {
        getEndpoint().processSocket(connection, SocketEvent.ERROR, true);
    }
}
