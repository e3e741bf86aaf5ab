// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliancecds.service.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What would have been shown while the service ran in the shadow mode. A client-week is a client and a calendar week
 * with at least one call; clients are told apart, and never named.
 *
 * @param first and {@code last}: days of calls, null where there was none
 * @param calls that were evaluated
 * @param refused that were not
 * @param clients how many
 * @param clientWeeks how many
 * @param cards that would have been shown
 * @param signs by id and level
 */
public record ShadowCounts(
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        int calls,
        int refused,
        int clients,
        int clientWeeks,
        int cards,
        List<Sign> signs) {

    /**
     * A sign at one level.
     *
     * @param calls in which it would have made a card
     * @param found in which it was found and would have made none
     * @param clientWeeks in which it would have made a card at least once
     */
    public record Sign(String sign, String level, int calls, int found, int clientWeeks) {}

    /** Counts. */
    public static ShadowCounts of(Store store) {
        return store.read(ShadowCounts::count);
    }

    private static ShadowCounts count(JdbcClient sql) {
        Set<String> clients = new HashSet<>();
        Set<String> weeks = new HashSet<>();
        List<LocalDate> ends = new ArrayList<>();
        // Per client and day, since the week of a day is not known to every database.
        sql.sql("""
                        select client, called_on from audit
                        where mode = 'shadow' and status = 200 and service <> 'evaluations'
                        group by client, called_on order by called_on""").query(row -> {
            LocalDate day = LocalDate.parse(row.getString("called_on"));
            clients.add(row.getString("client"));
            weeks.add(row.getString("client") + week(day));
            ends.add(day);
        });
        int[] totals = sql.sql("""
                        select count(*) as calls, sum(case when status = 200 then 1 else 0 end) as evaluated,
                            sum(case when status = 200 then cards else 0 end) as cards
                        from audit where mode = 'shadow' and service <> 'evaluations'""")
                .query((row, number) -> new int[] {row.getInt("calls"), row.getInt("evaluated"), row.getInt("cards")})
                .single();
        return new ShadowCounts(
                ends.isEmpty() ? null : ends.get(0),
                ends.isEmpty() ? null : ends.get(ends.size() - 1),
                totals[1],
                totals[0] - totals[1],
                clients.size(),
                weeks.size(),
                totals[2],
                signs(sql));
    }

    private static List<Sign> signs(JdbcClient sql) {
        Map<String, Set<String>> weeks = new TreeMap<>();
        sql.sql("""
                        select s.sign, s.level, a.client, a.called_on from audit_sign s join audit a on a.id = s.audit
                        where a.mode = 'shadow' and a.service <> 'evaluations' and s.shown = 1
                        group by s.sign, s.level, a.client, a.called_on""").query(row -> {
            weeks.computeIfAbsent(row.getString("sign") + " " + row.getString("level"), key -> new HashSet<>())
                    .add(row.getString("client") + week(LocalDate.parse(row.getString("called_on"))));
        });
        return sql.sql("""
                        select s.sign, s.level, sum(s.shown) as calls, sum(1 - s.shown) as found
                        from audit_sign s join audit a on a.id = s.audit
                        where a.mode = 'shadow' and a.service <> 'evaluations'
                        group by s.sign, s.level order by calls desc, s.sign, s.level""")
                .query((row, number) -> new Sign(
                        row.getString("sign"),
                        row.getString("level"),
                        row.getInt("calls"),
                        row.getInt("found"),
                        weeks.getOrDefault(row.getString("sign") + " " + row.getString("level"), Set.of())
                                .size()))
                .list();
    }

    /** Of the calendar (ISO 8601); the year is that of the week. */
    private static String week(LocalDate day) {
        return " " + day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** How many days lie from the first call to the last, both counted. */
    public long days() {
        return first == null || last == null ? 0 : ChronoUnit.DAYS.between(first, last) + 1;
    }
}
