// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps feedback. The same again is kept once; another outcome for a card is kept beside the first, and the latest
 * counts. Feedback on a card that is not known is kept like any other.
 */
@Component
public final class FeedbackLog {

    private final Store store;
    private final Ledger ledger;
    private final Clock clock;

    FeedbackLog(Store store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keeps all of it or nothing; it is on the disk when this returns.
     *
     * @throws StoreUnavailable when the database does not take it
     */
    public void keep(String issuer, String service, List<Feedback> batch) {
        long now = clock.instant().toEpochMilli();
        ledger.awaitCards(batch.stream().map(Feedback::card).toList());
        int unused = store.write(client -> {
            batch.forEach(feedback -> keep(client, issuer, service, now, feedback));
            return batch.size();
        });
    }

    private static void keep(JdbcClient client, String issuer, String service, long now, Feedback feedback) {
        String id = feedback.id(issuer);
        int added = client.sql("""
                        insert into feedback (id, received_at, outcome_at, issuer, service, card, outcome, reason_system,
                            reason_code, commented)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(id)
                .param(now)
                .param(OrNull.number(millis(feedback.outcomeAt())))
                .param(issuer)
                .param(service)
                .param(feedback.card())
                .param(feedback.outcome().word())
                .param(OrNull.text(feedback.reasonSystem()))
                .param(OrNull.text(feedback.reasonCode()))
                .param(feedback.commented() ? 1 : 0)
                .update();
        if (added == 0) {
            return;
        }
        for (String suggestion : feedback.acceptedSuggestions()) {
            client.sql("insert into feedback_suggestion (feedback, suggestion) values (?, ?)")
                    .param(id)
                    .param(suggestion)
                    .update();
        }
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
