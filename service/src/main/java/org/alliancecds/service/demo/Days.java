// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as the page writes them. */
final class Days {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Days() {}

    /** For a tight place: 21 Nov. */
    static String brief(LocalDate day) {
        return SHORT.format(day);
    }

    /** With the weekday: Sat 21 Nov. */
    static String full(LocalDate day) {
        return LONG.format(day);
    }

    static String inWords(ZonedDateTime start, LocalDate today) {
        LocalDate day = start.toLocalDate();
        String word = day.equals(today) ? "today" : day.equals(today.plusDays(1)) ? "tomorrow" : full(day);
        return word + ", " + TIME.format(start);
    }
}
