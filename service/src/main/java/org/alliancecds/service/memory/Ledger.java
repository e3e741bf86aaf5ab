// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
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

    private final Store store;
    private final Retention retention;
    private final BlockingQueue<LedgerEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::work, "ledger");
    private volatile boolean closing;

    Ledger(Store store, Retention retention) {
        this.store = store;
        this.retention = retention;
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands in; never waits. */
    void add(LedgerEntry entry) {
        if (!waiting.offer(entry) && dropped.getAndIncrement() == 0) {
            LOG.error("The database has been away for so long that calls are no longer audited; see the health page.");
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
        store.look();
        retention.purgeWhenDue();
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
                    return;
                }
                Thread.sleep(BETWEEN_TRIES_MS);
            }
        }
    }

    private void write(List<LedgerEntry> batch) {
        try {
            writeAll(batch);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException unforeseen) {
            if (batch.size() > 1) {
                // One of them cannot be written; it must not take the others with it.
                batch.forEach(entry -> write(List.of(entry)));
            } else {
                dropped.incrementAndGet();
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
