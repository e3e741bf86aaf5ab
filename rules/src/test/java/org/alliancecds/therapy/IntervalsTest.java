// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import static org.alliancecds.course.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    @Test
    void theMedianIsTheMiddleIntervalOrLiesBetweenTheTwoMiddleOnes() {
        // 7 and 20 days; then 7, 20 and 8 days.
        assertThat(Intervals.twiceTheMedian(List.of(day("2026-01-01"), day("2026-01-08"), day("2026-01-28"))))
                .isEqualTo(27);
        assertThat(Intervals.twiceTheMedian(
                        List.of(day("2026-01-01"), day("2026-01-08"), day("2026-01-28"), day("2026-02-05"))))
                .isEqualTo(16);
    }

    @Test
    void oneDayHasNoInterval() {
        assertThat(Intervals.twiceTheMedian(List.of(day("2026-01-01"), day("2026-01-01"))))
                .isZero();
    }
}
