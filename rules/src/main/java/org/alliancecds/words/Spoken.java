// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.time.LocalDate;

/** A value that knows how it looks in a language. Days, numbers and lists of them need none of this. */
public interface Spoken {

    /** As a phrase shows it. */
    String in(Language language);

    /** In English. */
    default String text() {
        return in(Language.ENGLISH);
    }

    /** A day without its year, for a headline: "3 Mar". */
    record ShortDay(LocalDate day) implements Spoken {
        @Override
        public String in(Language language) {
            return language.shortDay(day);
        }
    }

    /** From one day to another: "3 February to 3 March 2026", or the one day. */
    record Span(LocalDate from, LocalDate to) implements Spoken {
        @Override
        public String in(Language language) {
            return language.span(from, to);
        }
    }

    /** The id of a sign as words: "missed appointment". */
    record SignName(String id) implements Spoken {
        @Override
        public String in(Language language) {
            return InWords.sign(id);
        }
    }
}
