// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
final class Ledger implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long GATHER_MS = 100;
    private static final long BETWEEN_LOOKS_MS = 5_000;
    private static final long BETWEEN_TRIES_MS = 1_000;
    private static final long LONGEST_FAREWELL_MS = 8_000;
    private static final long LONGEST_WAIT_FOR_CARDS_MS = 1_000;
    private static final long SHORT_MS = 5;

    private final Store store;
    private final Retention retention;
    private final BlockingQueue<LedgerEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<String> cardsWaiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::work, "ledger");
    private volatile boolean closing;

    Ledger(Store store, Retention retention) {
        this.store = store;
        this.retention = retention;
        thread.setDaemon(true);
    }

    /** Behind the start, which may yet fail for what the database is. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    /** Hands in; never waits. */
    void add(LedgerEntry entry) {
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
    void awaitCards(Collection<String> cards) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_FOR_CARDS_MS);
        try {
            while (cards.stream().anyMatch(cardsWaiting::contains) && System.nanoTime() < end) {
                Thread.sleep(SHORT_MS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many could not be kept since the start. */
    long dropped() {
        return dropped.get();
    }

    private void work() {
        try {
            while (!closing || !waiting.isEmpty()) {
                LedgerEntry first = waiting.poll(closing ? 0 : BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    whileIdle();
                    continue;
                }
                List<LedgerEntry> batch = new ArrayList<>(List.of(first));
                if (!closing) {
                    Thread.sleep(GATHER_MS);
                }
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                writeAtLast(batch);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void whileIdle() {
        if (closing) {
            return;
        }
        try {
            store.look();
            retention.purgeWhenDue();
        } catch (RuntimeException unforeseen) {
            LOG.error(
                    "The database could not be looked after ({}).",
                    unforeseen.getClass().getName());
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
        } catch (RuntimeException unforeseen) {
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
        int unused = store.write(client -> {
            batch.forEach(entry -> entry.write(client, key));
            return batch.size();
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        // Wakes the thread where it waits.
        add((client, key) -> {});
        thread.join(LONGEST_FAREWELL_MS);
    }
}
