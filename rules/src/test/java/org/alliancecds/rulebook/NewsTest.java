// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.alliancecds.course.ClientRecord;
import org.alliancecds.course.CourseSettings;
import org.alliancecds.rulebook.CardPlan.Planned;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;

/** A reason makes a card when it is new or says more; after two sessions it stands in the detail of others only. */
class NewsTest {
    private static final Rulebook RULEBOOK = Rulebook.builtIn(CourseSettings.DEFAULT);
    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 5);

    @Test
    void aReasonIsNewsUntilItHeldAsOfTwoSessions() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33}
                    - {day: 7,  session: attended, srs: 33}
                    - {day: 14, session: attended, srs: 33}
                    - {day: 21, session: attended, srs: 33}
                    - {day: 28, session: attended, srs: 33}
                """);
        assertThat(IntStream.of(13, 14, 20, 21, 27, 28).mapToObj(day -> told(client, day, "mean_alliance_low")))
                .containsExactly("silent", "news", "news", "since 14", "since 14", "since 14");
    }

    @Test
    void whatSaysMoreIsNewsAgain() {
        // The slide is seen at session 6, and reaches the concern line at session 8.
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 40}
                    - {day: 7,  session: attended, srs: 40}
                    - {day: 14, session: attended, srs: 40}
                    - {day: 21, session: attended, srs: 38}
                    - {day: 28, session: attended, srs: 37.5}
                    - {day: 35, session: attended, srs: 37.5}
                    - {day: 42, session: attended, srs: 37.5}
                    - {day: 49, session: attended, srs: 32}
                    - {day: 56, session: attended, srs: 32}
                """);
        assertThat(IntStream.of(35, 42, 49, 55, 56).mapToObj(day -> told(client, day, "mean_alliance_sliding")))
                .containsExactly("news", "since 35", "news", "news", "since 35");
    }

    @Test
    void whatWentAndCameBackIsNews() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended}
                    - {day: 7,  session: no-show}
                    - {day: 14, session: attended}
                    - {day: 21, session: attended}
                    - {day: 28, session: attended}
                    - {day: 35, session: attended}
                    - {day: 42, session: no-show}
                """);
        assertThat(IntStream.of(7, 35, 42).mapToObj(day -> told(client, day, "missed_appointment")))
                .containsExactly("news", "silent", "news");
    }

    @Test
    void whatIsSaidOnceIsSaidAgainWithAnotherReason() {
        // Four appointments kept at session 4; at session 6 the score is better by more than chance, and stays so.
        ClientRecord client = client("""
                    - {day: 0,  session: attended, phq-9: 18}
                    - {day: 7,  session: attended}
                    - {day: 14, session: attended}
                    - {day: 21, session: attended}
                    - {day: 28, session: attended}
                    - {day: 35, session: attended, phq-9: 10}
                    - {day: 42, session: attended}
                    - {day: 49, session: attended}
                    - {day: 56, session: attended, phq-9: 9}
                    - {day: 63, session: booked}
                """);
        assertThat(IntStream.of(14, 21, 28, 35, 42, 49, 56).mapToObj(day -> told(client, day, "on_track")))
                .containsExactly("silent", "news", "since 21", "news", "since 35", "since 42", "since 49");
    }

    @Test
    void aRiskAnswerIsAlwaysNews() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, phq-9: {total: 12, item 9: 2}}
                    - {day: 7,  session: attended, phq-9: {total: 12, item 9: 2}}
                    - {day: 14, session: attended, phq-9: {total: 12, item 9: 2}}
                    - {day: 21, session: attended, phq-9: {total: 12, item 9: 2}}
                """);
        assertThat(IntStream.of(0, 7, 14, 21).mapToObj(day -> told(client, day, "self_harm_item_endorsed")))
                .containsOnly("news");
    }

    @Test
    void oneCardForTheAllianceCarriesTheNewsAndWhatWasToldBefore() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33}
                    - {day: 7,  session: attended, srs: 33}
                    - {day: 14, session: attended, srs: 33}
                    - {day: 21, session: attended, srs: 33}
                    - {day: 28, session: no-show}
                """);
        assertThat(CardPlan.of(RULEBOOK.evaluate(client, DAY_0.plusDays(21))).cards())
                .isEmpty();
        List<Planned> cards =
                CardPlan.of(RULEBOOK.evaluate(client, DAY_0.plusDays(28))).cards();
        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).kind()).isEqualTo(CardKind.ALLIANCE);
        assertThat(cards.get(0).level()).isEqualTo(Level.WARNING);
        assertThat(cards.get(0).news().stream().map(Finding::sign))
                .containsExactly("several_disengagement_signs", "missed_appointment");
        assertThat(cards.get(0).still().stream().map(Finding::sign)).containsExactly("mean_alliance_low");
    }

    @Test
    void smallNotesAreHeldBackBesideARisk() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 38}
                    - {day: 7,  session: attended, srs: 38}
                    - {day: 14, session: attended, srs: 38}
                    - {day: 21, session: attended, phq-9: {total: 12, item 9: 2}}
                    - {day: 28, session: no-show}
                """);
        Evaluation evaluation = RULEBOOK.evaluate(client, DAY_0.plusDays(28));
        assertThat(evaluation.findings().stream().map(f -> f.sign() + " " + f.level()))
                .containsExactly("self_harm_item_endorsed WARNING", "missed_appointment INFO");
        assertThat(CardPlan.of(evaluation).cards().stream().map(Planned::kind)).containsExactly(CardKind.RISK);
    }

    @Test
    void anEvaluationForACardDiffersOnlyInWhatItDoesNotSay() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33}
                    - {day: 7,  session: no-show}
                """);
        Evaluation whole = RULEBOOK.evaluate(client, DAY_0.plusDays(7));
        Evaluation brief = RULEBOOK.findings(client, DAY_0.plusDays(7));
        assertThat(whole.silent()).isNotEmpty();
        assertThat(brief.silent()).isEmpty();
        assertThat(brief.findings()).isEqualTo(whole.findings()).isNotEmpty();
    }

    private static String told(ClientRecord client, int day, String sign) {
        return RULEBOOK.evaluate(client, DAY_0.plusDays(day)).findings().stream()
                .filter(finding -> finding.sign().equals(sign))
                .map(finding -> finding.stillSince() == null
                        ? "news"
                        : "since " + DAY_0.until(finding.stillSince(), java.time.temporal.ChronoUnit.DAYS))
                .findAny()
                .orElse("silent");
    }

    private static ClientRecord client(String course) {
        String yaml = "- scenario: A course\n  course:\n" + course + "  fires: {}\n" + "  silent: [often_cancelled]\n";
        return ScenarioFile.read("news.yaml", "risk", yaml, RULEBOOK.measures())
                .get(0)
                .client();
    }
}
