// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** A FHIR date or time as read: a point in time, or the reason why there is none. */
public sealed interface When {

    /**
     * A point in time; the start of the day in the zone where only a day is given.
     *
     * @param day the day in the configured zone
     */
    record At(Instant instant, LocalDate day, boolean dayOnly) implements When {}

    /** Missing, only a year or month, or no date at all; {@code why} completes "Its date …". */
    record Unknown(Phrase why) implements When {}

    Words WORDS = Words.beside(When.class);

    /** Dates outside of this span are slips of the pen, not dates of a therapy. */
    int EARLIEST_YEAR = 1900;

    int LATEST_YEAR = 2200;

    /** Reads a FHIR dateTime, date or instant; a time without an offset is a time in the zone. */
    static When read(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return new Unknown(WORDS.say("date-missing"));
        }
        if (text.length() == "yyyy".length() || text.length() == "yyyy-MM".length()) {
            return new Unknown(WORDS.say("date-in-part", "date", new Quoted(text)));
        }
        try {
            return parse(text, zone);
        } catch (DateTimeException notADate) {
            return new Unknown(WORDS.say("date-unreadable", "date", new Quoted(text)));
        }
    }

    private static When parse(String text, ZoneId zone) {
        Instant instant;
        boolean dayOnly = text.indexOf('T') < 0;
        if (dayOnly) {
            instant = LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } else if (hasOffset(text)) {
            instant = Moment.isIn(text)
                    ? Moment.of(text)
                    : OffsetDateTime.parse(text).toInstant();
        } else {
            instant = LocalDateTime.parse(text).atZone(zone).toInstant();
        }
        LocalDate day = instant.atZone(zone).toLocalDate();
        if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
            return new Unknown(WORDS.say("date-far-off", "date", new Quoted(text)));
        }
        return new At(instant, day, dayOnly);
    }

    private static boolean hasOffset(String text) {
        int time = text.indexOf('T');
        return text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    }
}
