// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was told under an earlier schema is known under this one. */
class TellingsMigrationTest {

    @Test
    void whatWasToldBeforeTheTableOfTellingsIsTakenIntoIt(@TempDir Path folder) {
        DriverManagerDataSource database = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("old.db"));
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/alliancecds/service/store")
                .target("3")
                .load()
                .migrate();
        JdbcTemplate sql = new JdbcTemplate(database);
        card(sql, "monday", 1_000, "2026-03-02", "kim", "2026-02-23");
        card(sql, "monday-again", 2_000, "2026-03-02", "kim", "2026-02-23");
        card(sql, "tuesday", 3_000, "2026-03-03", "kim", null);
        card(sql, "to-nobody-known", 4_000, "2026-03-03", null, null);
        sql.update("insert into feedback (id, received_at, issuer, service, card, outcome, commented)"
                + " values ('f', 5000, 'ehr', 's', 'tuesday', 'accepted', 0)");
        sql.update("insert into feedback (id, received_at, issuer, service, card, outcome, commented)"
                + " values ('g', 5000, 'another ehr', 's', 'monday', 'accepted', 0)");

        Schema.update(database);

        assertThat(sql.queryForList("select * from telling order by shown_at").stream()
                        .map(row -> row.values().toString()))
                .containsExactly(
                        "[anna, kim, mean_alliance_low, warning, low, 2026-03-02, 2026-03-02, 2026-02-23, 2000]",
                        "[anna, kim, mean_alliance_low, warning, low, 2026-03-03, 2026-03-03, , 3000]");
        assertThat(sql.queryForList("select card from card_issued where answered = 1", String.class))
                .isEqualTo(List.of("tuesday"));
    }

    private static void card(
            JdbcTemplate sql, String card, long at, String day, @Nullable String caller, @Nullable String lastSession) {
        sql.update(
                "insert into card_issued (card, issued_at, issued_on, issuer, service, rulebook, level, client, caller,"
                        + " last_session) values (?, ?, ?, 'ehr', 's', 'r', 'warning', 'anna', ?, ?)",
                card,
                at,
                day,
                caller,
                lastSession);
        sql.update(
                "insert into card_sign (card, sign, level, reasons, since) values (?, 'mean_alliance_low', 'warning',"
                        + " 'low', ?)",
                card,
                day);
    }
}
