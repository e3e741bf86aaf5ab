// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows to be written together: each statement is prepared once, however many rows it writes. The statements run in the
 * order in which each was first given.
 */
public final class Rows {

    /** Whoever writes the same rows takes them in this order, so that no two writers wait for each other. */
    private static final Comparator<Object[]> ONE_ORDER =
            (one, other) -> Arrays.compare(one, other, Comparator.comparing(String::valueOf));

    private final Map<String, List<Object[]>> byStatement = new LinkedHashMap<>();
    private final Set<String> contested = new HashSet<>();

    /** Gives one row for a statement with that many placeholders; a value that may be null as {@link OrNull}. */
    public void add(String statement, Object... values) {
        byStatement.computeIfAbsent(statement, unused -> new ArrayList<>()).add(values);
    }

    /** As {@link #add}, for a row that another replica may write at the same moment. */
    public void addContested(String statement, Object... values) {
        contested.add(statement);
        add(statement, values);
    }

    void write(JdbcOperations database) {
        byStatement.forEach((statement, rows) -> {
            if (contested.contains(statement)) {
                rows.sort(ONE_ORDER);
            }
            int[] unused = database.batchUpdate(statement, rows);
        });
    }
}
