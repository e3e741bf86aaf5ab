// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A time is the moment that the Java library reads in its text, or none where the library reads none. */
class WhenPropertyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 5000)
    void aTimeIsReadAsTheLibraryReadsIt(@ForAll("times") String text) {
        When read = When.read(text, BERLIN);
        try {
            var expected = OffsetDateTime.parse(text).toInstant();
            assertThat(read)
                    .isEqualTo(new When.At(expected, expected.atZone(BERLIN).toLocalDate(), false));
        } catch (DateTimeException noTime) {
            assertThat(read).isInstanceOf(When.Unknown.class);
        }
    }

    /** Times of all forms: to the second or finer, in any offset, some of them beyond what a clock or calendar has. */
    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> day = Combinators.combine(
                        Arbitraries.integers().between(1901, 2199),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32))
                .as("%04d-%02d-%02d"::formatted);
        Arbitrary<String> clock = Combinators.combine(
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as("T%02d:%02d:%02d"::formatted);
        Arbitrary<String> fraction = Arbitraries.of("", "", "", ".5", ".123456789", ".", "x", ":00");
        Arbitrary<String> offset = Combinators.combine(
                        Arbitraries.of("+", "-"),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 60))
                .as("%s%02d:%02d"::formatted);
        Arbitrary<String> zone =
                Arbitraries.oneOf(offset, Arbitraries.of("Z", "Z", "+01", "+0100", "-00:00", "+1:000", "Zulu+0"));
        return Combinators.combine(day, clock, fraction, zone)
                .as((date, time, part, suffix) -> date + time + part + suffix);
    }
}
