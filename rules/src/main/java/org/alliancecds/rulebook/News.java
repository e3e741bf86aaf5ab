// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is news from what was told before. Nothing is remembered: the rules are asked again what they said as of the
 * client's earlier sessions, so that every replica says the same of the same record.
 */
final class News {
    /** A reason that held as of so many last sessions was told. */
    private static final int TOLD_AFTER = 2;

    private final List<LocalDate> sessionDays;
    private final Function<LocalDate, Map<String, Held>> asOf;
    private final Map<LocalDate, Map<String, Held>> asked = new HashMap<>();

    /** What a sign said: its level, and the names of the rules that spoke. */
    record Held(Level level, Set<String> rules) {
        /** A lower level, and no reason less: nothing new was said since. */
        boolean saidAllOf(Held later) {
            return level.compareTo(later.level) >= 0 && rules.containsAll(later.rules);
        }
    }

    /** {@code sessionDays} oldest first; {@code asOf} asks the rules what held as of a day, by sign. */
    News(List<LocalDate> sessionDays, Function<LocalDate, Map<String, Held>> asOf) {
        this.sessionDays = sessionDays;
        this.asOf = asOf;
    }

    /**
     * The day of the first of the sessions as of which a sign held without a break until now; null when it is news: it
     * did not hold as of both of the last two sessions, or it says more now than it did as of the earlier of them. A sign
     * that asks for more quiet sessions is told once: it is news only when it held as of none of them before the last.
     */
    @Nullable
    LocalDate stillSince(String sign, Held now, int quietSessions) {
        if (quietSessions > TOLD_AFTER) {
            return toldWithin(sign, quietSessions);
        }
        int first = sessionDays.size() - TOLD_AFTER;
        if (first < 0) {
            return null;
        }
        for (int i = sessionDays.size() - 1; i >= first; i--) {
            if (!at(i).containsKey(sign)) {
                return null;
            }
        }
        if (!Objects.requireNonNull(at(first).get(sign)).saidAllOf(now)) {
            return null;
        }
        while (first > 0 && at(first - 1).containsKey(sign)) {
            first--;
        }
        return sessionDays.get(first);
    }

    /** For what is said once and then left alone: the last session but one as of which it held, if that is not long ago. */
    private @Nullable LocalDate toldWithin(String sign, int quietSessions) {
        int last = sessionDays.size() - 1;
        for (int i = last - 1; i >= Math.max(0, last - quietSessions + 1); i--) {
            if (at(i).containsKey(sign)) {
                return sessionDays.get(i);
            }
        }
        return null;
    }

    private Map<String, Held> at(int session) {
        return asked.computeIfAbsent(sessionDays.get(session), asOf);
    }
}
