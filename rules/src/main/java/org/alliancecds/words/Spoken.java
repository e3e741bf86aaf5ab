// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

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

    /** A day in short as seen from another day: "3 Mar", with its year where that is not the year of the other. */
    record DaySeenFrom(LocalDate day, LocalDate other) implements Spoken {
        @Override
        public String in(Language language) {
            return day.getYear() == other.getYear() ? language.shortDay(day) : language.shortDayOfYear(day);
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

    /** Any values with the same between each two, for example one sentence behind the other; a list has words for that. */
    record Joined(List<?> parts, String between) implements Spoken {
        @Override
        public String in(Language language) {
            return parts.stream().map(language::text).collect(Collectors.joining(between));
        }
    }

    /** A value as a sentence starts with it: its first letter in upper case. */
    record AtStart(Object value) implements Spoken {
        @Override
        public String in(Language language) {
            return InWords.sentence(language.text(value));
        }
    }
}
