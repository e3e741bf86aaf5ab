// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is held on one client: to be handed over, or to be erased. */
public final class ClientFile {

    private final Store store;
    private final String issuer;
    private final String client;

    /**
     * That client's.
     *
     * @param issuer of the EHR, as in {@code alliance.ehrs[0].issuer}
     * @param patientId as {@code 123}, {@code Patient/123} or an absolute reference
     * @throws IllegalArgumentException where it is none of them: nothing can be held under it
     */
    public ClientFile(Store store, String issuer, String patientId) {
        String hashed = store.key().client(issuer, patientId);
        if (hashed == null) {
            throw new IllegalArgumentException("no id of a Patient");
        }
        this.store = store;
        this.issuer = issuer;
        this.client = hashed;
    }

    /** Whether that is the id of a Patient, alone or in a reference. */
    public static boolean isPatientId(String text) {
        return ClientKey.canonical(text) != null;
    }

    /** What is held, in the words of the export. */
    public record Held(String issuer, String client, List<ShownCard> cards, List<Call> calls) {}

    /**
     * A card that was shown; to which user stays out, since that is another person.
     *
     * @param lastSession the last attended session that the record showed then
     * @param signs by id, with the level of each
     * @param reasons the rules that spoke, by sign
     * @param since the day on which the reader was first shown it, by sign
     * @param suggestions ids in the library by their uuid on the card
     */
    public record ShownCard(
            String card,
            Instant issuedAt,
            String service,
            String rulebook,
            String level,
            @Nullable LocalDate lastSession,
            Map<String, String> signs,
            Map<String, List<String>> reasons,
            Map<String, LocalDate> since,
            Map<String, String> suggestions,
            List<Outcome> feedback) {}

    /** What was said of a card. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Outcome(
            Instant receivedAt,
            @Nullable Instant outcomeAt,
            String outcome,
            @Nullable String reasonSystem,
            @Nullable String reasonCode,
            boolean commented,
            List<String> acceptedSuggestions) {}

    /** A call that was audited; for which user stays out, since that is another person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Call(
            Instant at,
            String mode,
            String service,
            int status,
            long millis,
            @Nullable String rulebook,
            int cards,
            Map<String, String> signs) {}

    /**
     * How much was erased.
     *
     * @param overwritten false while somebody reads an older state, so that the bytes are still in the file
     */
    public record Erased(int cards, int feedback, int calls, boolean overwritten) {}

    /** The issuers of which anything is held, sorted: another spelling of one would find nothing, and look like success. */
    public List<String> issuers() {
        return store.read(
                sql -> sql.sql("select issuer from audit union select issuer from card_issued order by issuer")
                        .query(String.class)
                        .list());
    }

    /**
     * Finishes what an erasure left to be overwritten because somebody read an older state; null where there is nothing
     * to finish.
     *
     * @return whether it is overwritten now
     */
    public static @Nullable Boolean finishErasure(Store store) {
        return Overwriting.isOpen(store) ? Overwriting.finish(store) : null;
    }

    /** What is held; empty lists where it is nothing. */
    public Held export() {
        return store.read(sql -> new Held(issuer, client, cards(sql), calls(sql)));
    }

    /** Erases all of it. On SQLite it is overwritten in the file, too. */
    public Erased erase() {
        Erased erased = store.write(sql -> {
            Overwriting.isOwed(sql);
            int feedback = sql.sql("delete from feedback where issuer = ?"
                            + " and card in (select card from card_issued where client = ?)")
                    .param(issuer)
                    .param(client)
                    .update();
            int unused = sql.sql("delete from telling where client = ?")
                    .param(client)
                    .update();
            int cards = sql.sql("delete from card_issued where client = ?")
                    .param(client)
                    .update();
            int calls =
                    sql.sql("delete from audit where client = ?").param(client).update();
            return new Erased(cards, feedback, calls, false);
        });
        return new Erased(erased.cards(), erased.feedback(), erased.calls(), Overwriting.finish(store));
    }

    private List<ShownCard> cards(JdbcClient sql) {
        return sql.sql("select * from card_issued where client = ? order by issued_at, card")
                .param(client)
                .query((row, number) -> new ShownCard(
                        row.getString("card"),
                        Instant.ofEpochMilli(row.getLong("issued_at")),
                        row.getString("service"),
                        row.getString("rulebook"),
                        row.getString("level"),
                        day(row.getString("last_session")),
                        pairs(sql, "select sign, level from card_sign where card = ?", row.getString("card")),
                        reasons(sql, row.getString("card")),
                        since(sql, row.getString("card")),
                        pairs(sql, "select suggestion, id from card_suggestion where card = ?", row.getString("card")),
                        feedback(sql, row.getString("card"))))
                .list();
    }

    private List<Outcome> feedback(JdbcClient sql, String card) {
        return sql.sql("select * from feedback where card = ? and issuer = ? order by turn")
                .param(card)
                .param(issuer)
                .query((row, number) -> {
                    long at = row.getLong("outcome_at");
                    Instant outcomeAt = row.wasNull() ? null : Instant.ofEpochMilli(at);
                    return new Outcome(
                            Instant.ofEpochMilli(row.getLong("received_at")),
                            outcomeAt,
                            row.getString("outcome"),
                            row.getString("reason_system"),
                            row.getString("reason_code"),
                            row.getInt("commented") == 1,
                            sql.sql("select suggestion from feedback_suggestion where feedback = ? order by suggestion")
                                    .param(row.getString("id"))
                                    .query(String.class)
                                    .list());
                })
                .list();
    }

    private List<Call> calls(JdbcClient sql) {
        return sql.sql("select * from audit where client = ? order by called_at, id")
                .param(client)
                .query((row, number) -> new Call(
                        Instant.ofEpochMilli(row.getLong("called_at")),
                        row.getString("mode"),
                        row.getString("service"),
                        row.getInt("status"),
                        row.getLong("millis"),
                        row.getString("rulebook"),
                        row.getInt("cards"),
                        pairs(sql, "select sign, level from audit_sign where audit = ?", row.getString("id"))))
                .list();
    }

    private static Map<String, List<String>> reasons(JdbcClient sql, String card) {
        Map<String, List<String>> reasons = new TreeMap<>();
        pairs(sql, "select sign, reasons from card_sign where card = ? and reasons is not null", card)
                .forEach((sign, text) -> reasons.put(
                        sign, WhatWasTold.apart(text).stream().sorted().toList()));
        return reasons;
    }

    private static Map<String, LocalDate> since(JdbcClient sql, String card) {
        Map<String, LocalDate> since = new TreeMap<>();
        pairs(sql, "select sign, since from card_sign where card = ? and since is not null", card)
                .forEach((sign, day) -> since.put(sign, LocalDate.parse(day)));
        return since;
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private static Map<String, String> pairs(JdbcClient sql, String query, String key) {
        Map<String, String> pairs = new TreeMap<>();
        sql.sql(query).param(key).query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }
}
