// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.risk;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * How the latest answer to a risk item stands to the one before it.
 *
 * @param before the answer before; 0 where none is known
 * @param day of the answer before; where it is unchanged, the first from which on it has been so; where none is known, the
 *     latest
 */
record RiskChange(Kind kind, int before, LocalDate day) {
    private static final Words WORDS = Words.beside(RiskChange.class);

    private enum Kind {
        UNCHANGED,
        /** Not 0, and no earlier answer is known. */
        FIRST,
        /** 0, and no earlier answer is known. */
        FIRST_NONE,
        /** The one before was 0. */
        NEW,
        RISEN,
        LOWER
    }

    /** Of the answers by day, oldest first, at least one. */
    static RiskChange of(List<RiskDay> days) {
        int last = days.size() - 1;
        int now = days.get(last).highest();
        int from = last;
        while (from > 0 && days.get(from - 1).highest() == now) {
            from--;
        }
        if (from < last) {
            return new RiskChange(Kind.UNCHANGED, now, days.get(from).day());
        }
        if (last == 0) {
            return new RiskChange(
                    now == 0 ? Kind.FIRST_NONE : Kind.FIRST, 0, days.get(0).day());
        }
        RiskDay before = days.get(last - 1);
        Kind kind = before.highest() == 0 ? Kind.NEW : before.highest() < now ? Kind.RISEN : Kind.LOWER;
        return new RiskChange(kind, before.highest(), before.day());
    }

    /**
     * A sentence.
     *
     * @param days how far back answers are known
     */
    Phrase inFull(int days, LocalDate asOf) {
        return WORDS.say("change", "kind", kind, "before", before, "day", day, "days", days, "asOf", asOf);
    }

    /** For the summary of a card. */
    Phrase inShort() {
        return WORDS.say("change-in-short", "kind", kind, "before", before, "day", new Spoken.ShortDay(day));
    }
}
