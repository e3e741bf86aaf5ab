// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches from an EHR's FHIR server what a call did not bring. All keys at once, all within one deadline that counts
 * from the first look-up of a name to the last byte of the last page; what was had by then is given back, and what is
 * still under way is broken off. So many calls may fetch at once; one more waits its turn within its own deadline, and goes
 * without where none comes.
 */
public final class FhirAccess implements AutoCloseable {
    private static final int MOST_KEYS = 6;

    private final Limits limits;
    private final GuardedNames names;
    private final JsonMapper json;
    private final Semaphore calls;
    private final ThreadPoolExecutor threads;
    private @Nullable Transport transport;

    /**
     * How much one call may cost.
     *
     * @param deadline after so long it is answered from what is there
     * @param bytes of all answers together
     * @param nesting how deep their JSON may be nested
     * @param calls how many calls may fetch at once, at least 1
     */
    public record Limits(Duration deadline, long bytes, int nesting, int calls) {}

    /** Reads servers in the internet, and those that are listed by their address. */
    public FhirAccess(Limits limits) {
        this(limits, Set.of());
    }

    /**
     * As above, and servers in the own network by their name, where it leads to one of these addresses.
     *
     * @param inner addresses of private networks, each as {@link #isInner} wants it
     * @throws IllegalArgumentException when one is none
     */
    public FhirAccess(Limits limits, Set<String> inner) {
        this(limits, InetAddress::getAllByName, inner);
    }

    /** As above, with another book of names. */
    FhirAccess(Limits limits, GuardedNames.Names names) {
        this(limits, names, Set.of());
    }

    FhirAccess(Limits limits, GuardedNames.Names names, Set<String> inner) {
        this.limits = limits;
        this.names = new GuardedNames(
                names, inner.stream().map(InnerAddresses::address).collect(Collectors.toUnmodifiableSet()));
        this.json = StrictJson.mapper(limits.nesting());
        this.calls = new Semaphore(limits.calls(), true);
        this.threads = new ThreadPoolExecutor(
                0, limits.calls() * MOST_KEYS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), FhirAccess::thread);
    }

    /** Whether that is one address of a private network, written as numbers: 10.1.2.3, or fd00::5. */
    public static boolean isInner(String address) {
        return InnerAddresses.isOne(address);
    }

    /** Whether a server with that base address could be read at all: https, or http on this machine. */
    public static boolean isUsable(String server) {
        return FhirServer.of(server) != null;
    }

    /**
     * Fetches, and always comes back within the deadline.
     *
     * @param templates what is wanted: prefetch templates by key, of which no token but {@code context.patientId} is
     *     filled in
     * @param patientId {@code 123} or {@code Patient/123}
     */
    public Fetched fetch(FhirOffer offer, Map<String, String> templates, String patientId) {
        return fetch(offer, templates, patientId, limits.deadline());
    }

    /**
     * As above, for what turns out to be missing only after something was fetched.
     *
     * @param left what is left of the deadline; nothing is asked for when nothing is
     */
    public Fetched fetch(FhirOffer offer, Map<String, String> templates, String patientId, Duration left) {
        Map<String, NotFetched> notFetched = new LinkedHashMap<>();
        FhirServer server = allowed(offer);
        String id = PatientId.bare(patientId);
        NotFetched refusal = refusal(offer, server, id);
        if (refusal != null || server == null || id == null) {
            templates.keySet().forEach(key -> notFetched.put(key, Objects.requireNonNull(refusal)));
            return new Fetched(Map.of(), Map.of(), notFetched);
        }
        Authorization authorization = offer.authorization();
        KeyFetch.Call call =
                new KeyFetch.Call(this::transport, json, server, authorization, new ByteBudget(limits.bytes()));
        Map<String, KeyFetch> fetches = new LinkedHashMap<>();
        templates.forEach((key, template) -> {
            String query = PatientId.into(template, id);
            if (authorization == null || authorization.scopes().allow(query)) {
                fetches.put(key, new KeyFetch(query, call));
            } else {
                notFetched.put(key, NotFetched.SCOPE_MISSING);
            }
        });
        run(fetches, left);
        return fetched(fetches, notFetched);
    }

    private static @Nullable FhirServer allowed(FhirOffer offer) {
        FhirServer server = FhirServer.of(offer.server());
        boolean allowed = server != null
                && offer.allowed().stream()
                        .map(entry -> FhirServer.of(entry.toString()))
                        .anyMatch(entry -> entry != null && entry.covers(server));
        return allowed ? server : null;
    }

    private static @Nullable NotFetched refusal(FhirOffer offer, @Nullable FhirServer server, @Nullable String id) {
        Authorization authorization = offer.authorization();
        if (server == null) {
            return NotFetched.SERVER_NOT_ALLOWED;
        }
        if (id == null) {
            return NotFetched.PATIENT_ID_UNUSABLE;
        }
        if (authorization == null) {
            // A sandbox on this machine, such as the demo's own, asks for none.
            return server.isPlainHttp() ? null : NotFetched.NO_TOKEN;
        }
        return authorization.isFor(id) ? null : NotFetched.TOKEN_OF_ANOTHER_PATIENT;
    }

    private void run(Map<String, KeyFetch> fetches, Duration left) {
        if (left.isNegative() || left.isZero()) {
            fetches.values().forEach(fetch -> fetch.stop(NotFetched.NO_ANSWER_IN_TIME));
            return;
        }
        long end = System.nanoTime() + left.toNanos();
        if (!isOurTurn(left)) {
            fetches.values().forEach(fetch -> fetch.stop(NotFetched.BUSY));
            return;
        }
        try {
            Map<KeyFetch, Future<?>> running = new LinkedHashMap<>();
            for (KeyFetch fetch : fetches.values()) {
                try {
                    running.put(fetch, threads.submit(fetch));
                } catch (RejectedExecutionException full) {
                    // Threads of earlier calls still wait for a name server, which nothing can break off.
                    fetch.stop(NotFetched.BUSY);
                }
            }
            for (Future<?> future : running.values()) {
                future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException late) {
            // What is there counts.
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            fetches.values().forEach(fetch -> fetch.stop(NotFetched.NO_ANSWER_IN_TIME));
            calls.release();
        }
    }

    private boolean isOurTurn(Duration left) {
        try {
            return calls.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Fetched fetched(Map<String, KeyFetch> fetches, Map<String, NotFetched> notFetched) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        Map<String, NotFetched> partly = new LinkedHashMap<>();
        fetches.forEach((key, fetch) -> {
            JsonNode answer = fetch.answer();
            NotFetched why = fetch.why();
            if (answer != null) {
                answers.put(key, answer);
            }
            if (why != null) {
                (answer == null ? notFetched : partly).put(key, why);
            }
        });
        return new Fetched(answers, partly, notFetched);
    }

    /** Made when it is first needed, by a thread that the deadline does not wait for: TLS takes its time to load. */
    private synchronized Transport transport() {
        if (transport == null) {
            transport = new Transport(names, limits.deadline(), limits.calls() * MOST_KEYS);
        }
        return transport;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fhir-access");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() throws IOException {
        threads.shutdownNow();
        if (transport != null) {
            transport.close();
        }
    }
}
