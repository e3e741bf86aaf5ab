// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text that may have come from a record, made fit for one line of any output. */
public final class PlainText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private PlainText() {}

    /** A day as the reasons of a card write it, for example {@code 3 March 2026}. */
    static String of(LocalDate day) {
        return DAY.format(day);
    }

    /** A day in short, for example {@code 7 Nov}, with its year where that is not the year of the other day. */
    static String inShort(LocalDate day, LocalDate seenFrom) {
        return (day.getYear() == seenFrom.getYear() ? SHORT_DAY : SHORT_DAY_OF_YEAR).format(day);
    }

    /** Without control and direction characters, line breaks as spaces, half characters replaced. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int type = Character.getType(point);
            if (type == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SPACE_SEPARATOR) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (type != Character.FORMAT) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString().strip();
    }

    /** Nothing but letters, digits and marks of ASCII, with single spaces between them, as nearly all text is. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return before != ' ' || text.isEmpty();
    }

    /** At most that many characters, cut at a word and marked with an ellipsis, never within a character. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        int space = text.lastIndexOf(' ', end);
        if (space > most / 2) {
            end = space;
        } else if (Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end)
                        .stripTrailing()
                        .replaceAll("[,;:·–-]+$", "")
                        .stripTrailing() + "…";
    }
}
