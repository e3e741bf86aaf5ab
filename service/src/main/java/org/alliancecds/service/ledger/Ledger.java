// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.Rows;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StoreUnavailable;
import org.alliancecds.service.store.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes behind the answers, many at a time, what must not delay them. A process that is killed loses at most what was
 * handed in within the last {@value #GATHER_MS} ms and the time of one write; one that is stopped loses nothing. While
 * the database is away it keeps up to {@value #MOST_WAITING} entries and counts those it has to drop.
 */
@Component
public final class Ledger implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long GATHER_MS = 100;
    private static final long BETWEEN_LOOKS_MS = 5_000;
    private static final LedgerEntry NOTHING = (rows, key) -> {};
    private static final long BETWEEN_TRIES_MS = 1_000;
    private static final long LONGEST_FAREWELL_MS = 8_000;
    private static final long LONGEST_WAIT_FOR_CARDS_MS = 1_000;
    private static final long SHORT_MS = 5;

    private final Store store;
    private final Ticks ticks;
    private final List<LedgerChore> chores = new CopyOnWriteArrayList<>();
    private final BlockingQueue<LedgerEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<String> cardsWaiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::work, "ledger");
    private volatile boolean started;
    private volatile boolean closing;
    private long nextLook;

    Ledger(Store store, Ticks ticks) {
        this.store = store;
        this.ticks = ticks;
        this.nextLook = ticks.nanos();
        thread.setDaemon(true);
    }

    /** Behind the start, which may yet fail for what the database is. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        started = true;
        thread.start();
    }

    /** Has its thread do that, too. */
    void also(LedgerChore chore) {
        chores.add(chore);
    }

    /** Has the chores done soon. */
    void wake() {
        // Where it is full, the thread is awake.
        boolean unused = waiting.offer(NOTHING);
    }

    /** Hands in; never waits. */
    public void add(LedgerEntry entry) {
        cardsWaiting.addAll(entry.cardsIssued());
        boolean taken = waiting.offer(entry);
        if (!taken) {
            cardsWaiting.removeAll(entry.cardsIssued());
        }
        if (!taken && dropped.getAndIncrement() == 0) {
            LOG.error("The database has been away for so long that calls are no longer audited; see the health page.");
        }
    }

    /**
     * Waits until these cards are written, where they were issued a moment ago and are not yet, but not for long: an answer
     * to a card is of use to the next call only where the card is known.
     */
    public void awaitCards(Collection<String> cards) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_FOR_CARDS_MS);
        try {
            while (cards.stream().anyMatch(cardsWaiting::contains) && System.nanoTime() < end) {
                Thread.sleep(SHORT_MS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the thread that writes is gone, though the service runs. */
    boolean isDead() {
        return started && !closing && !thread.isAlive();
    }

    /** How much of what is written behind the answers is yet to be written, beside the entries. */
    int owed() {
        return chores.stream().mapToInt(LedgerChore::owed).sum();
    }

    /** How many could not be kept since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Nothing ends this thread but the end of the service. */
    private void work() {
        try {
            while (!closing || !waiting.isEmpty()) {
                try {
                    step();
                } catch (RuntimeException | Error unforeseen) {
                    LOG.error(
                            "A turn of the ledger failed ({}); it goes on.",
                            unforeseen.getClass().getName());
                    Thread.sleep(BETWEEN_TRIES_MS);
                }
            }
            chores();
            if (owed() > 0) {
                LOG.error(
                        "{} used tokens are not written: the database is away. After the next start each is accepted once"
                                + " more until it expires.",
                        owed());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        LedgerEntry first = waiting.poll(closing ? 0 : BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
        if (first != null && !closing) {
            Thread.sleep(GATHER_MS);
        }
        chores();
        if (first != null) {
            List<LedgerEntry> batch = new ArrayList<>(List.of(first));
            waiting.drainTo(batch, MOST_AT_ONCE - 1);
            batch.removeIf(entry -> entry == NOTHING);
            if (!batch.isEmpty()) {
                writeAtLast(batch);
            }
        }
    }

    /** A database that is away is tried again the next time. */
    private void chores() {
        if (!closing && ticks.nanos() - nextLook >= 0) {
            nextLook = ticks.nanos() + TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MS);
            store.look();
        }
        for (LedgerChore chore : chores) {
            try {
                chore.run();
            } catch (RuntimeException | Error unforeseen) {
                if (!(unforeseen instanceof StoreUnavailable)) {
                    LOG.error(
                            "What {} had to do failed ({}).",
                            chore.getClass().getSimpleName(),
                            unforeseen.getClass().getName());
                }
            }
        }
    }

    private void writeAtLast(List<LedgerEntry> batch) throws InterruptedException {
        while (true) {
            try {
                write(batch);
                return;
            } catch (StoreUnavailable away) {
                if (closing) {
                    LOG.error("{} entries of the audit are lost: the database is away.", batch.size() + waiting.size());
                    waiting.clear();
                    cardsWaiting.clear();
                    return;
                }
                Thread.sleep(BETWEEN_TRIES_MS);
            }
        }
    }

    private void write(List<LedgerEntry> batch) {
        try {
            writeAll(batch);
            batch.forEach(entry -> cardsWaiting.removeAll(entry.cardsIssued()));
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException | Error unforeseen) {
            if (batch.size() > 1) {
                // One of them cannot be written; it must not take the others with it.
                batch.forEach(entry -> write(List.of(entry)));
            } else {
                dropped.incrementAndGet();
                batch.forEach(entry -> cardsWaiting.removeAll(entry.cardsIssued()));
                LOG.error(
                        "An entry of the audit cannot be written ({}).",
                        unforeseen.getClass().getName());
            }
        }
    }

    private void writeAll(List<LedgerEntry> batch) {
        ClientKey key = store.key();
        Rows rows = new Rows();
        batch.forEach(entry -> entry.write(rows, key));
        store.write(rows);
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        // Wakes the thread where it waits.
        wake();
        thread.join(LONGEST_FAREWELL_MS);
    }
}
