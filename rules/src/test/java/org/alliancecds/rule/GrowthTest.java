// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.alliancecds.course.Course;
import org.alliancecds.course.Courses;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.Contact;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Homework;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.RiskKind;
import org.alliancecds.record.SessionNote;
import org.alliancecds.record.TreatmentKind;
import org.alliancecds.rule.RuleEngine.Firings;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record twice as long costs about twice as much, whatever fills it: with every sign on, and every silence explained. */
class GrowthTest {
    private static final int SIZE = 1_000;
    /** Twice as much is 2, and the square of it 4. */
    private static final double MOST = 3;

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-10");
    private static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");

    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT).withEverySignOn();
    private final RuleEngine engine = RuleEngine.build(rulebook.rules(), new ArrayList<>());

    private static Stream<Arguments> fillings() {
        return Stream.of(
                filling(
                        "weekly sessions with low ratings",
                        n -> new Filled(n).weekly().lowRatings()),
                filling(
                        "ratings that fall and come back",
                        n -> new Filled(n).weekly().swingingRatings()),
                filling(
                        "ratings by client and therapist",
                        n -> new Filled(n).weekly().lowRatings().ratingsByTherapist()),
                filling("ratings without sessions", n -> new Filled(n).lowRatings()),
                filling(
                        "notes of tension",
                        n -> new Filled(n).weekly().swingingRatings().notes()),
                filling(
                        "missed appointments with barriers",
                        n -> new Filled(n).missed().notes()),
                filling("all on one day", n -> new Filled(n)
                        .onOneDay()
                        .weekly()
                        .swingingRatings()
                        .ratingsByTherapist()
                        .notes()),
                filling("risk answers of one day", n -> new Filled(n).onOneDay().risks()),
                filling("left out forms", n -> new Filled(n).weekly().leftOut()),
                filling("outcomes not known", n -> new Filled(n).notClosed().ratingsByNobody()),
                filling(
                        "all in the future",
                        n -> new Filled(n).inFuture().weekly().lowRatings().risks()),
                filling(
                        "responses with one reference",
                        n -> new Filled(n).weekly().versionsOfOneResponse()));
    }

    private static Arguments filling(String name, IntFunction<Filled> ofSize) {
        return Arguments.of(name, ofSize);
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void costGrowsNoFasterThanTheRecord(String name, IntFunction<Filled> ofSize) {
        ClientRecord once = ofSize.apply(SIZE).record();
        ClientRecord twice = ofSize.apply(2 * SIZE).record();
        allocated(once); // loads what is loaded once
        double ratio = (double) allocated(twice) / allocated(once);

        assertThat(ratio).as("bytes allocated for twice as much of: " + name).isLessThan(MOST);
    }

    private long allocated(ClientRecord record) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Course course = new Courses(record, rulebook.measures(), CourseSettings.DEFAULT).asOf(AS_OF);
        Firings fired = engine.fire(course);
        for (int rule = 0; rule < rulebook.rules().size(); rule++) {
            engine.explain(rule, fired);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A record in the making: one of each kind for each of so many weeks. */
    private static final class Filled {
        private final int size;
        private boolean oneDay;
        private boolean future;
        private final List<Contact> contacts = new ArrayList<>();
        private final List<MeasureResponse> responses = new ArrayList<>();
        private final List<SessionNote> notes = new ArrayList<>();
        private final List<RiskAnswer> risks = new ArrayList<>();
        private final List<DataNote> dataNotes = new ArrayList<>();
        private final List<LeftOutForm> leftOut = new ArrayList<>();

        Filled(int size) {
            this.size = size;
        }

        Filled onOneDay() {
            oneDay = true;
            return this;
        }

        Filled inFuture() {
            future = true;
            return this;
        }

        private Instant at(int week, int minutes) {
            Duration back = oneDay ? Duration.ofSeconds(20L * (size - week)) : Duration.ofDays(7L * (size - week));
            return (future ? NOW.plus(back) : NOW.minus(back)).plusSeconds(60L * minutes - 7200);
        }

        private void contact(int week, AppointmentOutcome outcome, Barrier barrier, TreatmentKind kind) {
            contacts.add(new Contact(
                    "Appointment/" + week,
                    at(week, 0),
                    outcome,
                    outcome.attended() ? 12 : null,
                    outcome.attended() ? null : barrier,
                    false,
                    false,
                    true,
                    at(week, 0).minus(Duration.ofDays(7)),
                    Set.of(kind)));
        }

        Filled weekly() {
            for (int week = 0; week < size; week++) {
                contact(week, AppointmentOutcome.ATTENDED, Barrier.MONEY, TreatmentKind.TRAUMA_FOCUSED);
            }
            return this;
        }

        Filled missed() {
            for (int week = 0; week < size; week++) {
                AppointmentOutcome outcome = week % 3 == 0 ? AppointmentOutcome.ATTENDED : AppointmentOutcome.NO_SHOW;
                contact(week, outcome, Barrier.TRANSPORT, TreatmentKind.ALLIANCE_AS_MECHANISM);
            }
            return this;
        }

        Filled notClosed() {
            for (int week = 0; week < size; week++) {
                contact(week, AppointmentOutcome.BOOKED, Barrier.MONEY, TreatmentKind.TRAUMA_FOCUSED);
            }
            return this;
        }

        private void srs(int week, String reference, Rater rater, boolean amended, int total) {
            responses.add(new MeasureResponse(
                    reference,
                    "srs",
                    rater,
                    at(week, 50),
                    amended,
                    Map.of(
                            "total", BigDecimal.valueOf(total),
                            "bond", BigDecimal.valueOf(total / 4),
                            "goals", BigDecimal.valueOf(total / 4),
                            "tasks", BigDecimal.valueOf(total / 4)),
                    Map.of("relationship", BigDecimal.valueOf(total / 4))));
            responses.add(new MeasureResponse(
                    reference + "-ors",
                    "ors",
                    rater,
                    at(week, 40),
                    amended,
                    Map.of("total", BigDecimal.valueOf(total / 2))));
        }

        Filled lowRatings() {
            for (int week = 0; week < size; week++) {
                srs(week, "QuestionnaireResponse/" + week, Rater.CLIENT, false, 31 + week % 3);
            }
            return this;
        }

        Filled swingingRatings() {
            for (int week = 0; week < size; week++) {
                srs(week, "QuestionnaireResponse/" + week, Rater.CLIENT, week % 5 == 0, week % 2 == 0 ? 39 : 20);
            }
            return this;
        }

        Filled ratingsByTherapist() {
            for (int week = 0; week < size; week++) {
                srs(week, "QuestionnaireResponse/t" + week, Rater.THERAPIST, false, 36 + week % 3);
            }
            return this;
        }

        Filled ratingsByNobody() {
            for (int week = 0; week < size; week++) {
                srs(week, "QuestionnaireResponse/" + week, Rater.UNKNOWN, false, 36);
            }
            return this;
        }

        Filled versionsOfOneResponse() {
            for (int week = 0; week < size; week++) {
                srs(0, "QuestionnaireResponse without id", Rater.CLIENT, false, week);
            }
            return this;
        }

        Filled notes() {
            for (int week = 0; week < size; week++) {
                boolean even = week % 2 == 0;
                notes.add(new SessionNote(
                        "QuestionnaireResponse/n" + week,
                        at(week, 55),
                        4,
                        even,
                        !even,
                        even && week > size / 2,
                        even,
                        even,
                        even ? Homework.NOT_DONE : Homework.NONE_SET,
                        20,
                        even,
                        even,
                        Barrier.TRANSPORT,
                        2,
                        false,
                        week == size / 2));
            }
            return this;
        }

        Filled risks() {
            for (int week = 0; week < size; week++) {
                risks.add(new RiskAnswer(
                        "QuestionnaireResponse/r" + week,
                        "phq-9",
                        "/44260-8",
                        RiskKind.HARM_TO_SELF,
                        at(week, 30),
                        Rater.CLIENT,
                        week % 4,
                        false));
            }
            return this;
        }

        Filled leftOut() {
            for (int week = 0; week < size; week++) {
                String reference = "QuestionnaireResponse/out" + week;
                leftOut.add(new LeftOutForm(reference, "srs", Rater.CLIENT, at(week, 50)));
                dataNotes.add(new DataNote(DataNote.Code.STATUS_NOT_USED, reference, language -> "It is a draft."));
            }
            return this;
        }

        ClientRecord record() {
            return new ClientRecord(
                    ZoneOffset.UTC, NOW, null, true, contacts, responses, notes, risks, List.of(), dataNotes, leftOut);
        }
    }
}
