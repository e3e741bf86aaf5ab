// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
