// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import java.util.List;
import org.alliancecds.service.store.Store;
import org.alliancecds.service.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often each sign was shown and what became of it. Of several outcomes of one card the latest counts; a card with
 * several signs counts for each of them. Nothing here is about one client or one therapist.
 */
@Component
public final class SignalCounts {

    /** One outcome a card. */
    private static final String LATEST = """
            with ranked as (
                select f.*, row_number() over (
                    partition by issuer, card order by counts_from desc, turn desc) as place
                from feedback f),
            latest as (select * from ranked where place = 1)
            """;

    private final Store store;

    /** Counts what is in that store. */
    public SignalCounts(Store store) {
        this.store = store;
    }

    /**
     * A month of a sign.
     *
     * @param month as 2026-03
     * @param accepted and {@code overridden}: of those shown in this month, whenever that was said
     */
    public record Month(String sign, String month, int shown, int accepted, int overridden) {}

    /** How often a sign was set aside for that reason; both null where none was given by a code. */
    public record Reason(
            String sign, @Nullable String system, @Nullable String code, int count) {}

    /** How often a suggestion was taken from a card of that sign; {@code suggestion} is its id in the library. */
    public record Taken(String sign, String suggestion, int count) {}

    /**
     * All counts.
     *
     * @param months by sign and month
     * @param reasons by sign, the most frequent first
     * @param taken likewise
     * @param onUnknownCards how much feedback there is on cards that are not, or no longer, known
     */
    public record Counts(List<Month> months, List<Reason> reasons, List<Taken> taken, int onUnknownCards) {}

    /**
     * Counts.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public Counts counts() {
        return store.read(client -> new Counts(months(client), reasons(client), taken(client), unknown(client)));
    }

    private static List<Month> months(JdbcClient client) {
        return client.sql(LATEST + """
                        select s.sign, substr(c.issued_on, 1, 7) as month, count(*) as shown,
                            sum(case when l.outcome = 'accepted' then 1 else 0 end) as accepted,
                            sum(case when l.outcome = 'overridden' then 1 else 0 end) as overridden
                        from card_sign s
                        join card_issued c on c.card = s.card
                        left join latest l on l.card = c.card and l.issuer = c.issuer
                        group by s.sign, substr(c.issued_on, 1, 7)
                        order by s.sign, month""")
                .query((row, number) -> new Month(
                        row.getString("sign"),
                        row.getString("month"),
                        row.getInt("shown"),
                        row.getInt("accepted"),
                        row.getInt("overridden")))
                .list();
    }

    private static List<Reason> reasons(JdbcClient client) {
        return client.sql(LATEST + """
                        select s.sign, l.reason_system, l.reason_code, count(*) as number
                        from card_sign s
                        join card_issued c on c.card = s.card
                        join latest l on l.card = c.card and l.issuer = c.issuer
                        where l.outcome = 'overridden'
                        group by s.sign, l.reason_system, l.reason_code
                        order by s.sign, number desc, l.reason_code""")
                .query((row, number) -> new Reason(
                        row.getString("sign"),
                        row.getString("reason_system"),
                        row.getString("reason_code"),
                        row.getInt("number")))
                .list();
    }

    private static List<Taken> taken(JdbcClient client) {
        return client.sql(LATEST + """
                        select s.sign, g.id, count(*) as number
                        from card_sign s
                        join card_issued c on c.card = s.card
                        join latest l on l.card = c.card and l.issuer = c.issuer
                        join feedback_suggestion t on t.feedback = l.id
                        join card_suggestion g on g.card = c.card and g.suggestion = t.suggestion
                        where l.outcome = 'accepted'
                        group by s.sign, g.id
                        order by s.sign, number desc, g.id""")
                .query((row, number) -> new Taken(row.getString("sign"), row.getString("id"), row.getInt("number")))
                .list();
    }

    private static int unknown(JdbcClient client) {
        return client.sql("""
                        select count(*) from feedback f
                        where not exists (
                            select 1 from card_issued c where c.card = f.card and c.issuer = f.issuer)""").query(Integer.class).single();
    }
}
