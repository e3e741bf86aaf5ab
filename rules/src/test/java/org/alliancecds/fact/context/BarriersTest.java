// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.context;

import static org.alliancecds.course.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliancecds.course.Given;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.sentence.Expected;
import org.junit.jupiter.api.Test;

class BarriersTest {

    @Test
    void eachOpenObstacleIsNamedOnceWithItsNewestRecord() {
        assertThat(Given.asOf("2026-03-31")
                        .attended("2026-03-03", "2026-03-10")
                        .note("2026-03-03", Given.Note.that().barrier(Barrier.TRANSPORT))
                        .note("2026-03-10", Given.Note.that().barrier(Barrier.MONEY))
                        .excused("2026-03-17", AppointmentOutcome.UNKNOWN, Barrier.TRANSPORT, false)
                        .course()
                        .barriers()
                        .openWithin(90))
                .isEqualTo(Expected.telling(
                        true,
                        "A practical obstacle is recorded and not marked as solved: transport (cancelled appointment of"
                                + " 17 March 2026) and money (session note of 10 March 2026).",
                        "transport, recorded on 17 Mar",
                        List.of(day("2026-03-03"), day("2026-03-10"), day("2026-03-17"))));
    }

    @Test
    void aNoteThatNamesNoneSolvesAllUpToItsSession() {
        Given given = Given.asOf("2026-03-31")
                .attended("2026-03-03", "2026-03-10")
                .note("2026-03-03", Given.Note.that().barrier(Barrier.TRANSPORT))
                .note("2026-03-10", Given.Note.that().solved());

        assertThat(given.course().barriers().openWithin(90))
                .isEqualTo(Expected.stage(
                        false,
                        "The practical obstacles that were recorded (transport (session note of 3 March 2026)) are"
                                + " marked as solved.",
                        List.of(day("2026-03-03"))));
        assertThat(given.excused("2026-03-17", AppointmentOutcome.NO_SHOW, Barrier.TRANSPORT, false)
                        .course()
                        .barriers()
                        .openWithin(90)
                        .isHolds())
                .isTrue();
    }

    @Test
    void withNeitherNotesNorAppointmentsItIsNotKnown() {
        assertThat(Given.asOf("2026-03-31")
                        .withoutAppointments()
                        .attended("2026-03-03")
                        .course()
                        .barriers()
                        .openWithin(90))
                .isEqualTo(Expected.notKnown("The record holds neither session notes nor appointments, so a practical"
                        + " obstacle would not be seen."));
    }

    @Test
    void nothingNamedIsFalse() {
        assertThat(Given.asOf("2026-03-31")
                        .attended("2026-03-03")
                        .course()
                        .barriers()
                        .openWithin(90))
                .isEqualTo(Expected.stage(
                        false,
                        "No session note, missed or cancelled appointment of the last 90 days names a practical"
                                + " obstacle.",
                        List.of()));
    }
}
