// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.Rater;
import org.alliancecds.words.Language;
import org.junit.jupiter.api.Test;

/**
 * The data notes of a course say nothing but what stands in templates: in a language whose templates are written in
 * full-width letters, a note has no plain letter but those of names and months.
 */
class NoEnglishInDataNotesTest {
    private static final Pattern PLAIN_LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern NAMES = Pattern.compile("SRS|unheard-of|March|June");

    @Test
    void onlyTemplatesHoldWords() {
        List<DataNote> notes = Stream.of(
                        Given.asOf("2026-06-02").attended("2026-02-01"),
                        Given.asOf("2026-03-10")
                                .born("2012-01-01")
                                .withoutAppointments()
                                .srs("2026-03-03", "34")
                                .response("unheard-of", Rater.CLIENT, Given.at("2026-03-03", "12:00"), false, "3")
                                .response("srs", Rater.UNKNOWN, Given.at("2026-03-03", "12:00"), false, "31"),
                        Given.asOf("2026-03-10")
                                .contact("2026-03-03", AppointmentOutcome.UNKNOWN)
                                .srs("2026-03-03", "34"),
                        Given.asOf("2026-03-10")
                                .attended("2026-03-03", "2026-03-11")
                                .srs("2026-03-03", "34")
                                .srs("2026-03-04", "35")
                                .srs("2026-03-08", "34")
                                .risk("2026-03-11", 3),
                        Given.asOf("2026-03-10")
                                .srs("2026-03-03", "10:00", false, "34", "8", "8", "8")
                                .response("srs", Rater.THERAPIST, Given.at("2026-03-09", "10:00"), false, "30")
                                .response("srs", Rater.THERAPIST, Given.at("2026-03-09", "11:00"), false, "30"))
                .flatMap(given -> given.course().dataNotes().stream())
                .toList();
        Set<Code> codes = EnumSet.noneOf(Code.class);
        Set<String> found = new TreeSet<>();
        for (DataNote note : notes) {
            codes.add(note.code());
            String said = note.said().in(Language.fullWidth());
            if (PLAIN_LETTER.matcher(NAMES.matcher(said).replaceAll("")).find()) {
                found.add(said);
            }
        }

        assertThat(codes)
                .containsExactlyInAnyOrder(
                        Code.NO_COURSE,
                        Code.UNDER_AGE,
                        Code.SESSIONS_FROM_RATINGS,
                        Code.MEASURE_UNKNOWN,
                        Code.RATER_UNKNOWN,
                        Code.OUTCOME_UNKNOWN,
                        Code.TWO_IN_ONE_SESSION,
                        Code.DATE_IN_FUTURE);
        assertThat(found).isEmpty();
    }
}
