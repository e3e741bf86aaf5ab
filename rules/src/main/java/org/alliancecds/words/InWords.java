// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Days, numbers and lists as an English sentence shows them, whatever the locale of the machine. */
public final class InWords {
    private static final int HEADLINE_LENGTH = 60;
    private static final int MOST_LISTED = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private InWords() {}

    /** "3 March 2026". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "3 Mar", for a headline. */
    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** "3 February to 3 March 2026", or the one day. */
    public static String span(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(to);
        }
        return (from.getYear() == to.getYear() ? DAY_OF_YEAR.format(from) : day(from)) + " to " + day(to);
    }

    /** "3 March 2026 and 10 March 2026". */
    public static String days(List<LocalDate> days) {
        List<String> words = days.stream().limit(MOST_LISTED).map(InWords::day).toList();
        int more = days.size() - words.size();
        return more == 0 ? list(words) : String.join(", ", words) + " and " + more + " more";
    }

    /** "a, b and c"; of very many the first, and how many more there are. */
    public static String list(List<String> words) {
        if (words.size() > MOST_LISTED) {
            return String.join(", ", words.subList(0, MOST_LISTED)) + " and " + (words.size() - MOST_LISTED) + " more";
        }
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A number without needless zeros. */
    public static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** "1 session", "2 sessions". */
    public static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** The id of a sign as words: "missed appointment". */
    public static String sign(String id) {
        return id.replace('_', ' ');
    }

    /** The text as a sentence starts: its first letter in upper case. */
    public static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }

    /** At most 60 characters; a clinic's own measure may have a long name. */
    public static String headline(String text) {
        return headline(text, HEADLINE_LENGTH);
    }

    /** At most that many characters. */
    public static String headline(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }
}
