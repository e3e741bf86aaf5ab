// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.alliancecds.rule.Level;
import org.alliancecds.service.card.CardRenderer;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.Store;
import org.alliancecds.told.Said;
import org.alliancecds.told.Told;
import org.alliancecds.told.Told.Answered;
import org.alliancecds.told.Told.Telling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a user was told about a client, by the cards that were issued and the feedback on them. A database that is away or
 * slow was told nothing: then everything is new, which is better than to be silent.
 */
@Component
public final class WhatWasTold implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WhatWasTold.class);

    /** A call waits no longer than that for the database. */
    private static final long LONGEST_WAIT_MS = 300;
    /** How long a database that failed is left alone, so that calls do not wait for it one after the other. */
    private static final long LEFT_ALONE_MS = 2_000;

    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_WAITING = 100;
    private static final String BETWEEN_REASONS = "\n";

    /**
     * One row for what was said alike on one day: a chart may be opened a hundred times between two sessions. The latest
     * 300 count, so that no call takes longer for those before; what only older ones told is told again. Few readers have
     * answered a card: the others are not asked for their answers.
     */
    private static final String TELLINGS = """
            select sign, level, reasons, since, issued_on, last_session, shown_at,
                (select count(*) from card_issued where client = ? and caller = ? and answered = 1) as answered
            from telling where client = ? and caller = ? order by shown_at desc limit 300""";

    private static final String ANSWERS = """
            select s.sign, s.level, s.reasons, s.since, c.issued_on, c.last_session, c.issued_at as shown_at,
                f.received_at,
                case when f.outcome_at is null or f.outcome_at > f.received_at then f.received_at
                    when f.outcome_at < c.issued_at then c.issued_at else f.outcome_at end as answered_at,
                case when f.outcome = 'overridden' and (f.reason_system is null or f.reason_system = ?)
                    then f.reason_code end as reason
            from (
                select * from card_issued where client = ? and caller = ? and answered = 1
                order by issued_at desc limit 300) c
            join card_sign s on s.card = c.card
            join feedback f on f.card = c.card and f.issuer = c.issuer
            where s.since is not null""";

    private final Store store;
    private final AllianceSettings settings;
    private final ExecutorService asking;
    /** Of {@link System#nanoTime}; 0 while the database answers. */
    private final AtomicLong leftAloneUntil = new AtomicLong();

    WhatWasTold(Store store, AllianceSettings settings) {
        this.store = store;
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        this.asking = new ThreadPoolExecutor(
                MOST_AT_ONCE, MOST_AT_ONCE, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "told-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The answer to a question that has been asked. */
    public interface Pending {
        /** Waits for it, but not for long. */
        Told told();
    }

    /**
     * Asks for all that is known to have been told to whom the cards of the occasion are for, about the same client. The
     * answer is looked up while the caller goes on.
     */
    public Pending ask(Occasion occasion) {
        long until = leftAloneUntil.get();
        if (!store.isOpen() || (until != 0 && System.nanoTime() - until < 0)) {
            return () -> Told.NOTHING;
        }
        try {
            Future<Told> told =
                    asking.submit(() -> read(occasion.ehr().name(), occasion.patientId(), occasion.userId()));
            return () -> await(told);
        } catch (RejectedExecutionException busy) {
            return () -> unknown("it is busy");
        }
    }

    private Told await(Future<Told> told) {
        try {
            Told known = told.get(LONGEST_WAIT_MS, TimeUnit.MILLISECONDS);
            leftAloneUntil.set(0);
            return known;
        } catch (TimeoutException slow) {
            told.cancel(true);
            return unknown("it takes longer than " + LONGEST_WAIT_MS + " ms");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return unknown((cause == null ? failed : cause).getClass().getSimpleName());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Told.NOTHING;
        }
    }

    private Told unknown(String why) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEFT_ALONE_MS);
        if (leftAloneUntil.getAndSet(until == 0 ? 1 : until) == 0) {
            LOG.warn("The database does not say what was told before ({}): everything is shown as new.", why);
        }
        return Told.NOTHING;
    }

    private Told read(String issuer, String patientId, String userId) {
        ClientKey key = store.key();
        String client = key.client(issuer, patientId);
        if (client == null) {
            return Told.NOTHING;
        }
        String caller = key.user(issuer, userId);
        return store.read(sql -> {
            List<Telling> tellings = new ArrayList<>();
            boolean[] answered = {false};
            sql.sql(TELLINGS).params(client, caller, client, caller).query(row -> {
                tellings.add(telling(row));
                answered[0] |= row.getInt("answered") > 0;
            });
            return new Told(tellings, answered[0] ? answers(sql, client, caller) : List.of());
        });
    }

    private List<Answered> answers(JdbcClient sql, String client, String caller) {
        ZoneId zone = settings.clinicZone();
        return sql.sql(ANSWERS)
                .params(CardRenderer.OVERRIDES, client, caller)
                .query((row, number) -> {
                    Instant answered = Instant.ofEpochMilli(row.getLong("answered_at"));
                    return new Answered(
                            telling(row),
                            Instant.ofEpochMilli(row.getLong("received_at")),
                            LocalDate.ofInstant(answered, zone),
                            row.getString("reason"));
                })
                .list();
    }

    private static Telling telling(java.sql.ResultSet row) throws java.sql.SQLException {
        String lastSession = row.getString("last_session");
        return new Telling(
                new Said(
                        row.getString("sign"),
                        Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                        apart(row.getString("reasons")),
                        LocalDate.parse(row.getString("since"))),
                LocalDate.parse(row.getString("issued_on")),
                Instant.ofEpochMilli(row.getLong("shown_at")),
                lastSession == null || lastSession.isEmpty() ? null : LocalDate.parse(lastSession));
    }

    /** Reasons as they are kept. */
    static String inOneText(Set<String> reasons) {
        return String.join(BETWEEN_REASONS, new TreeSet<>(reasons));
    }

    /** The reasons that were kept like this. */
    static Set<String> apart(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(BETWEEN_REASONS, -1));
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
