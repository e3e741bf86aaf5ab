// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alliancecds.content.Fault;
import org.alliancecds.course.Facts;
import org.alliancecds.rule.RuleFileReader;
import org.alliancecds.rule.RuleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that no client could ever make speak, and those that only look like it. */
class ContradictionsTest {

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(
                        "the client has attended at least 5 sessions\nthe client has attended fewer than 3 sessions",
                        "5: This and \"the client has attended at least 5 sessions\" in line 4 can never both hold, so the"
                                + " rule would never speak."),
                Arguments.of(
                        "the client has attended fewer than 3 sessions\nthe client has attended at least 3 sessions",
                        "5: This and \"the client has attended fewer than 3 sessions\" in line 4 can never both hold, so"
                                + " the rule would never speak."),
                Arguments.of(
                        "the client has given fewer than 2 alliance ratings\nthe client has given at least 3 alliance"
                                + " ratings",
                        "5: This and \"the client has given fewer than 2 alliance ratings\" in line 4 can never both"
                                + " hold, so the rule would never speak."),
                Arguments.of(
                        "the client has given fewer than 3 alliance ratings\nthe mean of the last 3 alliance ratings is at"
                                + " or below the concern line",
                        "5: This and \"the client has given fewer than 3 alliance ratings\" in line 4 can never both"
                                + " hold, so the rule would never speak."),
                Arguments.of(
                        "at least 5 of the last 4 appointments were missed",
                        "4: This can never hold: it asks for more than there can be."),
                Arguments.of(
                        "an appointment was missed in this course\nunless at least 3 of the last 2 appointments were"
                                + " missed",
                        "5: This can never hold: it asks for more than there can be."),
                Arguments.of(
                        "a planned ending was announced\nunless a planned ending was announced",
                        "5: This holds the rule back exactly when the condition in line 4 is true, so the rule would never"
                                + " speak."),
                Arguments.of(
                        "early signs of at least 3 kinds were noted",
                        "4: This can never hold: the kinds that any rule notes are 2, first, second."),
                Arguments.of(
                        "a disengagement sign was noted",
                        "4: This can never hold: the kinds that any rule notes are none."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void whatCanNeverHoldIsRefusedAtItsLine(String conditions, String told) {
        assertThat(faults(conditions))
                .extracting(fault -> fault.line() + ": " + fault.problem())
                .containsExactly(told);
        assertThat(faults(conditions)).allMatch(fault -> fault.maybe() != null);
    }

    static Stream<String> possible() {
        return Stream.of(
                "the client has attended at least 2 sessions\nthe client has attended fewer than 3 sessions",
                "at least 4 of the last 4 appointments were missed",
                // What holds a rule back may lie on either side of its own condition.
                "the client has attended at least 3 sessions\nunless the client has attended at least 8 sessions",
                "the client has given at least 3 alliance ratings\nunless the client has given fewer than 2 alliance"
                        + " ratings",
                "at least 2 of the last 4 appointments were missed\nunless at least 3 of the last 4 appointments were"
                        + " missed",
                "the client has given fewer than 2 alliance ratings\nthe client has attended at least 5 sessions",
                "an appointment was missed in this course\nunless a disengagement sign was noted",
                "early signs of at least 2 kinds were noted");
    }

    @ParameterizedTest
    @MethodSource("possible")
    void whatCanHoldIsLetThrough(String conditions) {
        assertThat(faults(conditions)).isEmpty();
    }

    @Test
    void whatIsSwitchedOffIsRemarkedAndLoads() {
        List<RuleText> rules = rules("""
                switch off noting since 2026-11-24 because "not used here"
                rule "Waits for another"
                @id(asking) @since("2026-11-24")
                when
                the sign noting was raised
                then
                raise an info
                end
                rule "Counts"
                @id(asking) @since("2026-11-24")
                when
                early signs of at least 1 kind were noted
                then
                raise an info
                end
                """ + NOTING);
        List<Fault> faults = new ArrayList<>();

        Contradictions.check(rules, faults);

        assertThat(faults).isEmpty();
        assertThat(Contradictions.remarks(rules))
                .extracting(remark -> remark.line() + ": " + remark.problem())
                .containsExactly(
                        "5: The sign noting is switched off, so this never holds.",
                        "12: This can never hold: the kinds that a rule notes that is not switched off are none.");
    }

    private static final String NOTING = """
            rule "Notes two"
            @id(noting) @since("2026-11-24")
            when
            an appointment was missed in this course
            then
            raise an info
            note the early sign first
            note the early sign second
            end
            """;

    private static List<Fault> faults(String conditions) {
        List<Fault> faults = new ArrayList<>();
        Contradictions.check(
                rules("rule \"Under test\"\n@id(tested) @since(\"2026-11-24\")\nwhen\n" + conditions
                        + "\nthen\nraise an info\nend\n" + NOTING),
                faults);
        return faults;
    }

    private static List<RuleText> rules(String text) {
        List<Fault> faults = new ArrayList<>();
        List<RuleText> rules = RuleFileReader.read(Facts.VOCABULARY, "warning_signs/tested/rules.dslr", text, faults);
        assertThat(faults).isEmpty();
        return rules;
    }
}
