// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.SessionNote;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn is what is assumed, up to the chance of as many clients as are drawn here. */
class CohortTest {
    private static final int MANY = 20_000;

    static List<Sample> samples() {
        return List.of(Sample.MANY_LEAVE, Sample.FEWER_LEAVE);
    }

    @Test
    void theHazardsAddUpToTheSharesOfTheSources() {
        assertThat(Sample.MANY_LEAVE.dropOut()).isCloseTo(0.331, within(0.001));
        assertThat(Sample.FEWER_LEAVE.dropOut()).isCloseTo(0.197, within(0.0015));
        assertThat(Sample.MANY_LEAVE.hazard(6))
                .as("nearly half of them by session 6")
                .isEqualTo(0.028);
        assertThat(Sample.MANY_LEAVE.hazard(7)).isEqualTo(0.038);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void asManyLeaveAsTheHazardsSayAndWhenTheySay(Sample sample) {
        List<SimulatedCourse> courses = new Cohort(sample, 2, MANY).courses();

        for (int session = 1; session <= Assumptions.SESSIONS; session++) {
            int number = session;
            Predicate<SimulatedCourse> left =
                    course -> course.droppedOut() && course.sessions().size() == number;
            List<SimulatedCourse> came = courses.stream()
                    .filter(course -> course.sessions().size() >= number)
                    .toList();
            assertThat(share(came, left)).as("session %d", session).isCloseTo(sample.hazard(session), within(0.006));
        }
        assertThat(share(courses, SimulatedCourse::droppedOut)).isCloseTo(sample.dropOut(), within(0.01));
        assertThat(courses).allSatisfy(course -> assertThat(course.sessions())
                .hasSize(course.leftAfter() == null ? Assumptions.SESSIONS : course.leftAfter()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ratingsAreAsHighAndVaryAsMuchAsAssumed(Sample sample) {
        List<SimulatedCourse> courses = new Cohort(sample, 2, MANY).courses();
        List<List<Double>> clients = courses.stream().map(CohortTest::srs).toList();
        List<List<Double>> several =
                clients.stream().filter(totals -> totals.size() > 1).toList();
        double within = several.stream().mapToDouble(CohortTest::squares).sum()
                / several.stream().mapToInt(totals -> totals.size() - 1).sum();
        List<Double> means = several.stream().map(totals -> mean(totals)).toList();
        double byChance = within
                * several.stream()
                        .mapToDouble(totals -> 1.0 / totals.size())
                        .average()
                        .orElseThrow();
        double between = Math.sqrt(squares(means) / (means.size() - 1) - byChance);

        assertThat(Math.sqrt(within)).isCloseTo(Assumptions.SRS_WITHIN, within(0.05));
        assertThat(between).isCloseTo(Assumptions.SRS_BETWEEN, within(0.1));
        assertThat(mean(means)).isCloseTo(Assumptions.SRS_MEAN, within(0.1));
        List<Double> all = clients.stream().flatMap(List::stream).sorted().toList();
        assertThat(all.get(all.size() / 2)).as("skewed upwards").isGreaterThan(mean(all) + 0.3);
        assertThat(all.get(all.size() - 1)).isEqualTo(40);
        assertThat(mean(meansOf(courses, course -> !course.droppedOut()))
                        - mean(meansOf(courses, SimulatedCourse::droppedOut)))
                .isCloseTo(Assumptions.LEAVERS_LOWER * Assumptions.SRS_BETWEEN, within(0.15));
    }

    @Test
    void theItemsOfARatingAddUpToItsTotal() {
        List<MeasureResponse> ratings = new Cohort(Sample.MANY_LEAVE, 2, 500)
                .courses().stream()
                        .flatMap(course -> course.responses().stream())
                        .filter(response -> response.measure().equals("srs"))
                        .toList();

        assertThat(ratings).hasSizeGreaterThan(3000).allSatisfy(rating -> {
            assertThat(rating.itemAnswers()).hasSize(4);
            assertThat(rating.itemAnswers().values())
                    .allSatisfy(item -> assertThat(item).isBetween(BigDecimal.ZERO, BigDecimal.TEN));
            assertThat(rating.itemAnswers().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(rating.values().get("total"));
        });
    }

    @Test
    void asMuchIsMissingMissedAndCancelledAsAssumed() {
        List<SimulatedCourse> courses = new Cohort(Sample.MANY_LEAVE, 2, MANY).courses();
        double sessions =
                courses.stream().mapToInt(course -> course.sessions().size()).sum();
        List<Contact> afterTheFirst = courses.stream()
                .flatMap(course -> course.appointments().stream().skip(1))
                .toList();

        for (String form : List.of("srs", "ors")) {
            long given = courses.stream()
                    .flatMap(course -> course.responses().stream())
                    .filter(response -> response.measure().equals(form))
                    .count();
            assertThat(given / sessions).isCloseTo(1 - Assumptions.FORM_MISSING, within(0.01));
        }
        assertThat(share(afterTheFirst, it -> it.outcome() == AppointmentOutcome.NO_SHOW))
                .isCloseTo(Assumptions.NO_SHOW, within(0.005));
        assertThat(share(afterTheFirst, it -> it.outcome() == AppointmentOutcome.CANCELLED_BY_CLIENT))
                .isCloseTo(Assumptions.CLIENT_CANCELS, within(0.005));
        assertThat(share(courses, course -> !course.notes().isEmpty())).isCloseTo(0.1, within(0.001));
    }

    /** The notes tell of each fall, so they say how many there are. */
    @Test
    void asManyFallAsAssumedAndHalfOfTheseAreMended() {
        List<SimulatedCourse> noted = new Cohort(Sample.FEWER_LEAVE, 2, MANY)
                .courses().stream().filter(course -> course.notes().size() > 1).toList();
        List<SimulatedCourse> fell = noted.stream()
                .filter(course -> course.notes().stream().anyMatch(CohortTest::tellsOfTension))
                .toList();
        List<SimulatedCourse> withTimeToMend = fell.stream()
                .filter(course -> course.notes().stream()
                        .limit(course.notes().size() - 1L)
                        .anyMatch(CohortTest::tellsOfTension))
                .toList();

        assertThat((double) fell.size() / noted.size()).isCloseTo(Assumptions.FALLS, within(0.04));
        assertThat(share(withTimeToMend, course -> course.notes().stream()
                        .anyMatch(note -> Boolean.TRUE.equals(note.repaired()))))
                .isCloseTo(1 - Assumptions.FALL_NOT_MENDED, within(0.06));
    }

    @Test
    void aSeedGivesTheSameCoursesHoweverManyAreDrawnAndInWhicheverOrder() {
        Cohort cohort = new Cohort(Sample.MANY_LEAVE, 7, 50);
        SimulatedCourse alone = new Cohort(Sample.MANY_LEAVE, 7, 1000).course(49);

        assertThat(cohort.courses()).isEqualTo(new Cohort(Sample.MANY_LEAVE, 7, 50).courses());
        assertThat(cohort.courses().get(49)).isEqualTo(alone);
        assertThat(cohort.courses()).isNotEqualTo(new Cohort(Sample.MANY_LEAVE, 8, 50).courses());
    }

    @Test
    void theChartIsOpenedBeforeAnythingOfTheSessionIsThere() {
        SimulatedCourse course = new Cohort(Sample.MANY_LEAVE, 7, 50)
                .courses().stream()
                        .filter(it -> it.sessions().size() == 12 && !it.notes().isEmpty())
                        .findFirst()
                        .orElseThrow();
        Contact fifth = course.sessions().get(4);

        ClientRecord record = course.openedBefore(fifth);

        assertThat(record.contacts().stream().filter(it -> it.outcome().attended()))
                .isEqualTo(course.sessions().subList(0, 4));
        assertThat(record.contacts().stream()
                        .filter(it -> it.outcome() == AppointmentOutcome.BOOKED)
                        .map(Contact::start))
                .containsExactly(fifth.start());
        assertThat(record.notes()).hasSize(4);
        assertThat(record.responses().stream().map(MeasureResponse::answeredAt))
                .isNotEmpty()
                .allMatch(fifth.start()::isAfter);
        assertThat(record.receivedAt()).isEqualTo(fifth.start());
    }

    @Test
    void theOrderOfARecordDoesNotMatter() {
        Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
        Random order = new Random(3);
        for (SimulatedCourse course : new Cohort(Sample.MANY_LEAVE, 7, 20).courses()) {
            Contact last = course.sessions().get(course.sessions().size() - 1);
            ClientRecord record = course.openedBefore(last);
            ClientRecord shuffled = new ClientRecord(
                    record.zone(),
                    record.receivedAt(),
                    record.birthDate(),
                    record.appointmentsSeen(),
                    shuffled(record.contacts(), order),
                    shuffled(record.responses(), order),
                    shuffled(record.notes(), order),
                    record.riskAnswers(),
                    record.conditions(),
                    record.dataNotes());

            assertThat(rulebook.findings(shuffled, SimulatedCourse.dayOf(last)))
                    .isEqualTo(rulebook.findings(record, SimulatedCourse.dayOf(last)));
        }
    }

    /** Pinned, so that another Java cannot draw other courses unseen. */
    @Test
    void theDrawsAreTheSameOnEveryJava() {
        SimulatedCourse course = new Cohort(Sample.MANY_LEAVE, 1, 3).course(2);

        assertThat(srs(course)).containsExactly(37.8, 37.3, 40.0, 40.0, 40.0, 37.5, 40.0, 39.3, 40.0);
    }

    private static boolean tellsOfTension(SessionNote note) {
        return note.tension() != null && note.tension() > 0;
    }

    private static <T> List<T> shuffled(List<T> list, Random order) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private static List<Double> meansOf(List<SimulatedCourse> courses, Predicate<SimulatedCourse> of) {
        return courses.stream()
                .filter(of)
                .map(CohortTest::srs)
                .filter(totals -> !totals.isEmpty())
                .map(CohortTest::mean)
                .toList();
    }

    private static List<Double> srs(SimulatedCourse course) {
        return course.responses().stream()
                .filter(response -> response.measure().equals("srs"))
                .map(response -> requireNonNull(response.values().get("total")).doubleValue())
                .toList();
    }

    private static <T> double share(List<T> all, Predicate<T> some) {
        return (double) all.stream().filter(some).count() / all.size();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double squares(List<Double> values) {
        double mean = mean(values);
        return values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
    }
}
