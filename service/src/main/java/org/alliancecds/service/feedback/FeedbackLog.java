// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alliancecds.service.ledger.Ledger;
import org.alliancecds.service.store.OrNull;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps feedback, each entry in its turn: another outcome for a card is kept beside the first, and the latest counts. The
 * same again is kept once. Feedback on a card that is not known is kept like any other.
 */
@Component
public final class FeedbackLog {

    /** So that calls for cards find a thread, and replicas a connection, however much feedback comes at once. */
    private static final int MOST_AT_ONCE = 16;

    private static final int MOST_WRITING = 4;

    private final Store store;
    private final Ledger ledger;
    private final Clock clock;
    private final Semaphore admitted = new Semaphore(MOST_AT_ONCE);
    private final Semaphore writing = new Semaphore(MOST_WRITING, true);

    FeedbackLog(Store store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The last entry of a card; turn 0 where there is none. */
    private record Last(long turn, String said, long countsFrom) {}

    /**
     * Keeps all of it or nothing; it is on the disk when this returns.
     *
     * @throws StoreUnavailable when the database does not take it, or too much feedback comes at once
     */
    public void keep(String issuer, String service, List<Feedback> batch) {
        long now = clock.instant().toEpochMilli();
        ledger.awaitCards(batch.stream().map(Feedback::card).toList());
        // In one order of the cards, so that two batches about the same ones never wait for each other.
        List<Feedback> ordered =
                batch.stream().sorted(Comparator.comparing(Feedback::card)).toList();
        int unused = inTurn(() -> store.write(client -> {
            ordered.forEach(feedback -> keep(client, issuer, service, now, feedback));
            return ordered.size();
        }));
    }

    private <T> T inTurn(Supplier<T> write) {
        if (!admitted.tryAcquire()) {
            throw new StoreUnavailable("it is busy with other feedback", null);
        }
        try {
            if (!writing.tryAcquire(Store.WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable("it is busy with other feedback", null);
            }
            try {
                return write.get();
            } finally {
                writing.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the service stops", stopped);
        } finally {
            admitted.release();
        }
    }

    private static void keep(JdbcClient client, String issuer, String service, long now, Feedback feedback) {
        String said = feedback.said(issuer);
        Last last = last(client, issuer, feedback.card());
        while (!isRepeat(client, issuer, feedback, said, last)) {
            if (isAdded(client, issuer, service, now, feedback, said, last)) {
                return;
            }
            // Another replica took this turn.
            last = last(client, issuer, feedback.card());
        }
    }

    /**
     * Whether it was heard already: with a time, where the last entry of that time is the same, and without one, where
     * the last of all is. After another outcome the same words say something new.
     */
    private static boolean isRepeat(JdbcClient client, String issuer, Feedback feedback, String said, Last last) {
        if (feedback.outcomeAt() == null) {
            return said.equals(last.said());
        }
        return client.sql("""
                        select said from feedback where card = ? and issuer = ? and outcome_at = ?
                        order by turn desc limit 1""")
                .params(List.of(feedback.card(), issuer, feedback.outcomeAt().toEpochMilli()))
                .query(String.class)
                .optional()
                .filter(said::equals)
                .isPresent();
    }

    private static Last last(JdbcClient client, String issuer, String card) {
        return client.sql("""
                        select turn, said,
                            (select max(counts_from) from feedback where card = ? and issuer = ?) as counts_from
                        from feedback where card = ? and issuer = ? order by turn desc limit 1""")
                .params(List.of(card, issuer, card, issuer))
                .query((row, number) ->
                        new Last(row.getLong("turn"), row.getString("said"), row.getLong("counts_from")))
                .optional()
                .orElse(new Last(0, "", 0));
    }

    private static boolean isAdded(
            JdbcClient client, String issuer, String service, long now, Feedback feedback, String said, Last last) {
        long turn = last.turn() + 1;
        String id = said + "-" + turn;
        Long outcomeAt = millis(feedback.outcomeAt());
        // A time ahead of the receipt is none. Nor is one believed where the clock stands behind what it said before.
        boolean hasTime = outcomeAt != null && outcomeAt <= now && last.countsFrom() <= now;
        int added = client.sql("""
                        insert into feedback (id, said, turn, counts_from, received_at, outcome_at, issuer, service, card,
                            outcome, reason_system, reason_code, commented)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(id)
                .param(said)
                .param(turn)
                .param(hasTime ? Objects.requireNonNull(outcomeAt) : Math.max(now, last.countsFrom()))
                .param(now)
                .param(OrNull.number(outcomeAt))
                .param(issuer)
                .param(service)
                .param(feedback.card())
                .param(feedback.outcome().word())
                .param(OrNull.text(feedback.reasonSystem()))
                .param(OrNull.text(feedback.reasonCode()))
                .param(feedback.commented() ? 1 : 0)
                .update();
        if (added == 0) {
            return false;
        }
        int unused = client.sql("update card_issued set answered = 1 where card = ? and issuer = ? and answered = 0")
                .params(List.of(feedback.card(), issuer))
                .update();
        for (String suggestion : feedback.acceptedSuggestions()) {
            client.sql("insert into feedback_suggestion (feedback, suggestion) values (?, ?)")
                    .param(id)
                    .param(suggestion)
                    .update();
        }
        return true;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
