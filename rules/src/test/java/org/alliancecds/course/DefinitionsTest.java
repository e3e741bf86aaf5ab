// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import static org.alliancecds.course.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.alliancecds.definition.Definitions;
import org.alliancecds.definition.DefinitionsReader;
import org.alliancecds.fact.signs.ChainedSign;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer.Truth;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A course goes by the definitions of its rulebook: on each side of a figure, and of a figure that was moved by one. */
class DefinitionsTest {

    @Test
    void somebodyIsAnAdultFromThatAge() {
        Given seventeen = Given.asOf("2026-03-10")
                .born("2008-03-11")
                .attended("2026-03-03")
                .srs("2026-03-03", "34");
        Given eighteen = Given.asOf("2026-03-10")
                .born("2008-03-10")
                .attended("2026-03-03")
                .srs("2026-03-03", "34");

        assertThat(belowLine(seventeen, "years: 18")).isEqualTo(Truth.NOT_KNOWN);
        assertThat(belowLine(eighteen, "years: 18")).isEqualTo(Truth.TRUE);
        assertThat(belowLine(seventeen, "years: 17")).isEqualTo(Truth.TRUE);
        assertThat(belowLine(eighteen, "years: 19")).isEqualTo(Truth.NOT_KNOWN);
        assertThat(course(seventeen, "years: 18", "years: 17").dataNotes()).isEmpty();
        assertThat(course(eighteen, "years: 18", "years: 19").dataNotes())
                .extracting(DataNote::text)
                .containsExactly(
                        "The client is 18; the thresholds are for adults, so the rules that use them stay silent.");
    }

    @Test
    void aClientsRatingBelongsToTheLastSessionUpToSoLongBefore() {
        Given aWeek = Given.asOf("2026-03-20").attended("2026-03-03").srs("2026-03-10", "34");
        Given longer = Given.asOf("2026-03-20").attended("2026-03-03").srs("2026-03-11", "34");

        assertThat(session(aWeek, "days: 7", "days: 7")).isEqualTo(1);
        assertThat(session(longer, "days: 7", "days: 7")).isNull();
        assertThat(session(aWeek, "days: 7", "days: 6")).isNull();
        assertThat(session(longer, "days: 7", "days: 8")).isEqualTo(1);
    }

    @Test
    void soDoesOneByAnybodyElse() {
        Given threeDays = Given.asOf("2026-03-20")
                .attended("2026-03-03")
                .response("srs", Rater.THERAPIST, Given.at("2026-03-06", "12:00"), false, "34");
        Given longer = Given.asOf("2026-03-20")
                .attended("2026-03-03")
                .response("srs", Rater.THERAPIST, Given.at("2026-03-07", "12:00"), false, "34");

        assertThat(session(threeDays, "days: 3", "days: 3")).isEqualTo(1);
        assertThat(session(longer, "days: 3", "days: 3")).isNull();
        assertThat(session(threeDays, "days: 3", "days: 2")).isNull();
        assertThat(session(longer, "days: 3", "days: 4")).isEqualTo(1);
    }

    @Test
    void twoSignsOfOneEventOnTheSameDayAreOneKind() {
        Given given = Given.asOf("2026-03-10").attended("2026-03-03");
        List<ChainedSign> noted = List.of(noted("often_cancelled"), noted("gone_quiet"));

        assertThat(course(given, "gone_quiet", "gone_quiet")
                        .signs(noted)
                        .earlyAtLeast(2)
                        .isHolds())
                .isFalse();
        assertThat(course(given, ", gone_quiet", "")
                        .signs(noted)
                        .earlyAtLeast(2)
                        .isHolds())
                .isTrue();
    }

    private static Truth belowLine(Given given, String years) {
        return course(given, "years: 18", years)
                .alliance()
                .get(0)
                .latestAtConcernLine()
                .truth();
    }

    private static @Nullable Integer session(Given given, String from, String to) {
        Series ratings = course(given, from, to).allSeries().get(0);
        return ratings.points().get(0).session();
    }

    private static ChainedSign noted(String sign) {
        return new ChainedSign(ChainedSign.Kind.NOTED, "early", sign, List.of(day("2026-03-03")), List.of());
    }

    private static Course course(Given given, String from, String to) {
        String text = DefinitionsReader.builtInText();
        assertThat(text).containsOnlyOnce(from);
        Definitions definitions = DefinitionsReader.read(DefinitionsReader.FILE, text.replace(from, to), Set.of());
        return given.course(CourseSettings.DEFAULT.with(definitions));
    }
}
