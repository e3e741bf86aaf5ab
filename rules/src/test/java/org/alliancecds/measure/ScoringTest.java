// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private final Measure srs = MeasureFiles.shipped("srs");

    @Test
    void theSrsIsScoredAsAWholeAndByItsParts() {
        Map<String, BigDecimal> scores =
                Scoring.score(srs, values("bond", "9.1", "goals", "8", "tasks", "0", "overall", "10"));
        assertThat(scores)
                .isEqualTo(Map.of(
                        "total", new BigDecimal("27.1"),
                        "bond", new BigDecimal("9.1"),
                        "goals", new BigDecimal("8"),
                        "tasks", new BigDecimal("0"),
                        "overall", new BigDecimal("10")));
    }

    @Test
    void aMissingItemIsNeverZero() {
        Map<String, BigDecimal> items = values("bond", "9", "goals", "8", "overall", "10");
        assertThat(Scoring.score(srs, items).keySet()).containsExactlyInAnyOrder("bond", "goals", "overall");
        assertThat(Scoring.notScored(srs, items))
                .isEqualTo(Map.of(
                        "total", "1 of 4 items not answered (tasks); at most 0 may be missing.",
                        "tasks", "1 of 1 items not answered (tasks); at most 0 may be missing."));
        assertThat(Scoring.notScored(srs, values("bond", "9", "goals", "8", "tasks", "1", "overall", "10")))
                .isEmpty();
    }

    @Test
    void theEndsOfARangeCountAndWhatLiesBeyondIsRefused() {
        assertThat(Scoring.score(srs, values("bond", "0"))).isEqualTo(Map.of("bond", new BigDecimal("0")));
        assertThat(Scoring.score(srs, values("bond", "10"))).isEqualTo(Map.of("bond", new BigDecimal("10")));
        assertThatThrownBy(() -> Scoring.score(srs, values("bond", "10.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SRS, item bond: 10.1 lies outside 0 to 10.");
        assertThatThrownBy(() -> Scoring.score(srs, values("bond", "-0.1")))
                .hasMessage("SRS, item bond: -0.1 lies outside 0 to 10.");
    }

    @Test
    void aLinkIdOfAnotherMeasureIsRefused() {
        assertThatThrownBy(() -> Scoring.score(srs, values("social", "5"))).hasMessage("SRS has no item social.");
    }

    @Test
    void theDifficultyItemOfThePhqIsNeverAdded() {
        Measure phq = MeasureFiles.shipped("phq-9");
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        phq.items().forEach(item -> items.put(item.linkId(), new BigDecimal("3")));
        assertThat(items).hasSize(10);
        assertThat(Scoring.score(phq, items)).isEqualTo(Map.of("total", new BigDecimal("27")));
    }

    @Test
    void theWaiIsScoredInThreeParts() {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 12).forEach(n -> items.put(String.valueOf(n), new BigDecimal(n <= 6 ? "2" : "5")));
        assertThat(Scoring.score(MeasureFiles.shipped("wai-sr"), items))
                .isEqualTo(Map.of(
                        "total", new BigDecimal("42"),
                        "tasks", new BigDecimal("14"),
                        "bond", new BigDecimal("14"),
                        "goals", new BigDecimal("14")));
    }

    @Test
    void aSumIsProratedWhereTheMeasureAllowsForIt() {
        Measure three = three("sum", 1, "[0, 12]");
        assertThat(Scoring.score(three, values("a", "4", "b", "1", "c", "0")))
                .isEqualTo(Map.of("total", new BigDecimal("9")));
        // c is reversed, so its 0 counts as 4; 5 x 3 / 2.
        assertThat(Scoring.score(three, values("b", "1", "c", "0"))).isEqualTo(Map.of("total", new BigDecimal("7.50")));
        assertThat(Scoring.score(three, values("b", "1"))).isEmpty();
        assertThat(Scoring.notScored(three, values("b", "1")))
                .isEqualTo(Map.of("total", "2 of 3 items not answered (a, c); at most 1 may be missing."));
        assertThat(Scoring.score(three, Map.of())).isEmpty();
    }

    @Test
    void aMeanAndTenTimesAMeanAreOfTheAnsweredItems() {
        assertThat(Scoring.score(three("mean", 1, "[0, 4]"), values("a", "4", "b", "1", "c", "1")))
                .isEqualTo(Map.of("total", new BigDecimal("2.67")));
        assertThat(Scoring.score(three("mean", 1, "[0, 4]"), values("a", "4", "b", "1")))
                .isEqualTo(Map.of("total", new BigDecimal("2.50")));
        assertThat(Scoring.score(three("ten-times-mean", 0, "[0, 40]"), values("a", "4", "b", "1", "c", "1")))
                .isEqualTo(Map.of("total", new BigDecimal("26.67")));
    }

    @Test
    void theArmTurnsItsThirdItemRound() {
        assertThat(Scoring.score(MeasureFiles.shipped("arm-5"), numbered(5, n -> n == 3 ? "1" : "7")))
                .isEqualTo(Map.of("total", new BigDecimal("7.00")));
        assertThat(Scoring.score(MeasureFiles.shipped("arm-5"), numbered(5, n -> "7")))
                .isEqualTo(Map.of("total", new BigDecimal("5.80")));
        assertThat(Scoring.score(MeasureFiles.shipped("arm-5"), numbered(4, n -> "7")))
                .isEmpty();
    }

    @Test
    void theHaqIsAMeanWithFiveItemsTurnedRound() {
        Measure haq = MeasureFiles.shipped("haq-ii");
        List<Integer> negative = List.of(4, 8, 11, 16, 19);
        assertThat(Scoring.score(haq, numbered(19, n -> negative.contains(n) ? "1" : "6")))
                .isEqualTo(Map.of("total", new BigDecimal("6.00")));
        // (14 x 6 + 5 x 1) / 19
        assertThat(Scoring.score(haq, numbered(19, n -> "6"))).isEqualTo(Map.of("total", new BigDecimal("4.68")));
    }

    @Test
    void theTwoVersionsOfTheStarTurnDifferentItemsRound() {
        Map<String, BigDecimal> best = numbered(12, n -> List.of(4, 7, 9).contains(n) ? "0" : "4");
        assertThat(Scoring.score(MeasureFiles.shipped("star"), best))
                .isEqualTo(Map.of(
                        "total", new BigDecimal("48"),
                        "collaboration", new BigDecimal("24"),
                        "positive-input", new BigDecimal("12"),
                        "difficulties", new BigDecimal("12")));
        assertThat(Scoring.score(MeasureFiles.shipped("star-c"), best).get("total"))
                .isEqualTo(new BigDecimal("40"));
    }

    @Test
    void theCoreTenIsProratedWithOneItemMissingAndNotWithTwo() {
        Measure core = MeasureFiles.shipped("core-10");
        assertThat(Scoring.score(core, numbered(10, n -> "2"))).isEqualTo(Map.of("total", new BigDecimal("20")));
        // 8 x 2 + 4 = 20, times 10, by 9
        assertThat(Scoring.score(core, numbered(9, n -> n == 1 ? "4" : "2")))
                .isEqualTo(Map.of("total", new BigDecimal("22.22")));
        assertThat(Scoring.score(core, numbered(8, n -> "2"))).isEmpty();
    }

    @Test
    void theCoreOmIsTenTimesTheMeanOfTheItemsAnswered() {
        Measure core = MeasureFiles.shipped("core-om");
        // 34 + 1 = 35, by 34, times 10
        assertThat(Scoring.score(core, numbered(34, n -> n == 1 ? "2" : "1")))
                .isEqualTo(Map.of("total", new BigDecimal("10.29")));
        assertThat(Scoring.score(core, numbered(31, n -> "3"))).isEqualTo(Map.of("total", new BigDecimal("30.00")));
        assertThat(Scoring.score(core, numbered(30, n -> "3"))).isEmpty();
    }

    @Test
    void theWsasIsTheSumOfAllFive() {
        Measure wsas = MeasureFiles.shipped("wsas");
        assertThat(Scoring.score(wsas, numbered(5, n -> "8"))).isEqualTo(Map.of("total", new BigDecimal("40")));
        assertThat(Scoring.score(wsas, numbered(4, n -> "8"))).isEmpty();
    }

    @Test
    void aMeanBecomesASumOrTenTimesItselfOnlyAsTheScaleDeclares() {
        Measure.Scale total = scale("wai-sr", "total");
        assertThat(total.ofMean(new BigDecimal("3.5"))).isEqualByComparingTo("42");
        assertThat(total.ofMean(new BigDecimal("3.83"))).isEqualByComparingTo("46");
        assertThat(List.of("0.9", "1", "5", "5.1").stream().map(mean -> total.canBeMean(new BigDecimal(mean))))
                .containsExactly(false, true, true, false);
        assertThat(scale("wai-sr", "bond").ofMean(new BigDecimal("4.25"))).isEqualByComparingTo("17");
        assertThat(scale("core-om", "total").ofMean(new BigDecimal("1.64"))).isEqualByComparingTo("16.4");
        assertThat(scale("core-om", "total").canBeMean(new BigDecimal("4.1"))).isFalse();
        Measure.Scale arm = scale("arm-5", "total");
        assertThatThrownBy(() -> arm.ofMean(BigDecimal.ONE)).hasMessage("total has no mean to convert");
    }

    private static Measure.Scale scale(String measure, String scale) {
        return Objects.requireNonNull(MeasureFiles.shipped(measure).scales().get(scale));
    }

    /** Items 1 to count. */
    private static Map<String, BigDecimal> numbered(int count, IntFunction<String> answer) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        IntStream.rangeClosed(1, count).forEach(n -> items.put(String.valueOf(n), new BigDecimal(answer.apply(n))));
        return items;
    }

    @Test
    void whatIsOnlyStoredIsNeverComputed() {
        Measure stored = three("stored-only", 0, "[0, 180]");
        assertThat(Scoring.score(stored, values("a", "4", "b", "1", "c", "1"))).isEmpty();
        assertThat(Scoring.notScored(stored, Map.of()))
                .isEqualTo(Map.of("total", "It is only read where it is stored, never computed from items."));
    }

    /** Three items from 0 to 4, the last one reversed. */
    private static Measure three(String method, int mayMiss, String range) {
        return MeasureReader.read("three.yaml", """
                id: three
                name: Three
                short-name: Three
                kind: outcome
                rater: client
                therapist-form: false
                high-is: bad
                canonicals: [https://clinic.example/fhir/Questionnaire/three]
                items:
                  - {link-id: a, meaning: a, range: [0, 4]}
                  - {link-id: b, meaning: b, range: [0, 4]}
                  - {link-id: c, meaning: c, range: [0, 4], reversed: true}
                scales:
                  total: {title: Total, items: all, method: %s, may-miss: %d, range: %s}
                licence: {ships: full, holder: the clinic, notice: for its own use}
                """.formatted(method, mayMiss, range));
    }

    private static Map<String, BigDecimal> values(String... linkIdsAndValues) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        List<String> words = List.of(linkIdsAndValues);
        for (int index = 0; index < words.size(); index += 2) {
            values.put(words.get(index), new BigDecimal(words.get(index + 1)));
        }
        return values;
    }
}
