// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.alliancecds.service.problem.Problem;
import org.junit.jupiter.api.Test;

/** Large bodies have their turn one by one, small ones theirs beside them. */
class AdmissionTest {
    private static final long MB = 1 << 20;
    private static final long LARGE = 5 * MB;
    private static final long SMALL = 20_000;

    /** A heap of 256 MB and two processors. */
    private final Admission admission = new Admission(Duration.ofMillis(1), 256 * MB, 2);

    private static void refused(Runnable asking) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.headers()).containsEntry("Retry-After", "2");
        });
    }

    @Test
    void onTwoProcessorsOneLargeBodyIsWorkedOnAtATimeAndSmallOnesBesideIt() {
        Admission.Ticket second = admission.ticket();
        try (Admission.Ticket first = admission.ticket()) {
            first.work(LARGE);
            refused(() -> second.work(Admission.SMALL + 1));
            for (int i = 0; i < 40; i++) {
                admission.ticket().work(SMALL);
            }
        }
        assertThatCode(() -> second.work(LARGE)).doesNotThrowAnyException();
    }

    @Test
    void onManyProcessorsAsManyAreWorkedOnAsTheMemoryHolds() {
        Admission many = new Admission(Duration.ofMillis(1), 256 * MB, 33);
        try (Admission.Ticket first = many.ticket();
                Admission.Ticket second = many.ticket();
                Admission.Ticket third = many.ticket()) {
            first.work(2 * MB);
            second.work(2 * MB);
            refused(() -> third.work(2 * MB));
            third.work(MB);
        }
        try (Admission.Ticket all = many.ticket()) {
            all.work(LARGE);
        }
    }

    @Test
    void smallBodiesWaitForEachOtherWhenTheyFillTheirShare() {
        Admission.Ticket[] tickets = new Admission.Ticket[11];
        for (int i = 0; i < 10; i++) {
            tickets[i] = admission.ticket();
            tickets[i].work(Admission.SMALL);
        }
        tickets[10] = admission.ticket();
        refused(() -> tickets[10].work(Admission.SMALL));
        tickets[0].close();
        assertThatCode(() -> tickets[10].work(Admission.SMALL)).doesNotThrowAnyException();
    }

    @Test
    void aBodyLargerThanTheShareHasItsTurnAlone() {
        try (Admission.Ticket ticket = admission.ticket()) {
            ticket.work(1_000 * MB);
        }
        try (Admission.Ticket next = admission.ticket()) {
            next.work(LARGE);
        }
    }
}
