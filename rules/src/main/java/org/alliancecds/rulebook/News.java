// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is news from what was told before. Nothing is remembered: the rules are asked again what they said as of the
 * client's earlier sessions, so that every replica says the same of the same record.
 */
final class News {
    /** A reason that held as of so many last sessions was told. */
    private static final int TOLD_AFTER = 2;

    private final List<LocalDate> sessionDays;
    private final Past past;

    /** What a sign said as of an earlier day; null when it was silent. */
    interface Past {
        @Nullable
        Held held(String sign, LocalDate day);
    }

    /** What a sign said: its level, and the names of the rules that spoke. */
    record Held(Level level, Set<String> rules) {
        /** A lower level, and no reason less: nothing new was said since. */
        boolean saidAllOf(Held later) {
            return level.compareTo(later.level) >= 0 && rules.containsAll(later.rules);
        }
    }

    /** {@code sessionDays} oldest first. */
    News(List<LocalDate> sessionDays, Past past) {
        this.sessionDays = sessionDays;
        this.past = past;
    }

    /**
     * The day of the first of the sessions as of which a sign held without a break until now; null when it is news: it
     * did not hold as of both of the last two sessions, or it says more now than it did as of the earlier of them. A sign
     * that asks for more quiet sessions is told once: it is news only when one of its reasons held as of none of them
     * before the last.
     */
    @Nullable
    LocalDate stillSince(String sign, Held now, int quietSessions) {
        int last = sessionDays.size() - 1;
        if (quietSessions > TOLD_AFTER) {
            return toldWithin(now, sign, last, quietSessions);
        }
        int first = last - 1;
        if (first < 0) {
            return null;
        }
        // The earlier of the two is asked first: of what is new it mostly decides alone.
        Held before = at(first, sign);
        if (before == null || !before.saidAllOf(now) || at(last, sign) == null) {
            return null;
        }
        while (first > 0 && at(first - 1, sign) != null) {
            first--;
        }
        return sessionDays.get(first);
    }

    /**
     * For what is said once and then left alone: the last session but one as of which it held, if that is not long ago and
     * all that it says now was said since.
     */
    private @Nullable LocalDate toldWithin(Held now, String sign, int last, int quietSessions) {
        LocalDate latest = null;
        Set<String> said = new HashSet<>();
        for (int i = last - 1; i >= Math.max(0, last - quietSessions + 1); i--) {
            Held then = at(i, sign);
            if (then != null) {
                latest = latest == null ? sessionDays.get(i) : latest;
                said.addAll(then.rules());
                if (said.containsAll(now.rules())) {
                    return latest;
                }
            }
        }
        return null;
    }

    private @Nullable Held at(int session, String sign) {
        return past.held(sign, sessionDays.get(session));
    }
}
