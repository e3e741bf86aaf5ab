// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import static org.alliancecds.cohort.Assumptions.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliancecds.record.AppointmentOutcome;
import org.alliancecds.record.Barrier;
import org.alliancecds.record.Contact;
import org.alliancecds.record.Homework;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/** Draws one course. Each part has draws of its own, so that a changed assumption changes nothing but its own part. */
final class CourseSimulation {
    private static final Instant FIRST_SESSION = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(50);
    private static final int TENTHS = 10;
    private static final int ITEM_TOP = 10 * TENTHS;
    private static final int TOTAL_TOP = 4 * ITEM_TOP;

    private final Sample sample;
    private final int client;
    private final @Nullable Integer leftAfter;
    private final Fall fall;
    private final List<Contact> appointments;
    private final List<Instant> sessions;
    private final Draws rating;
    private final Draws score;
    private final Draws noting;

    /**
     * A fall of the alliance.
     *
     * @param from the first session with it; later than any session where there is no fall
     * @param until the first session without it again
     * @param points on the total
     */
    private record Fall(int from, int until, double points, boolean shownDirectly) {
        private static final Fall NONE = new Fall(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, false);

        boolean liesOn(int session) {
            return session >= from && session < until;
        }
    }

    CourseSimulation(Sample sample, int client, Draws draws) {
        this.sample = sample;
        this.client = client;
        this.leftAfter = leaving(draws.split());
        this.appointments = appointments(draws.split());
        this.sessions = appointments.stream()
                .filter(appointment -> appointment.outcome().attended())
                .map(Contact::start)
                .toList();
        this.fall = fall(draws.split());
        this.rating = draws.split();
        this.score = draws.split();
        this.noting = draws.split();
    }

    SimulatedCourse course() {
        List<MeasureResponse> responses = new ArrayList<>(ratings());
        responses.addAll(scores());
        return new SimulatedCourse(client, leftAfter, appointments, responses, notes());
    }

    private @Nullable Integer leaving(Draws draws) {
        for (int session = 1; session <= SESSIONS; session++) {
            if (draws.chance(sample.hazard(session))) {
                return session;
            }
        }
        return null;
    }

    private List<Contact> appointments(Draws draws) {
        int wanted = leftAfter == null ? SESSIONS : leftAfter;
        List<Contact> made = new ArrayList<>();
        Duration apart = Duration.ofDays(DAYS_BETWEEN_APPOINTMENTS);
        for (int attended = 0; attended < wanted; ) {
            Instant start = FIRST_SESSION.plus(apart.multipliedBy(made.size()));
            double fate = draws.uniform();
            AppointmentOutcome outcome = AppointmentOutcome.ATTENDED;
            if (!made.isEmpty() && fate < NO_SHOW) {
                outcome = AppointmentOutcome.NO_SHOW;
            } else if (!made.isEmpty() && fate < NO_SHOW + CLIENT_CANCELS) {
                outcome = AppointmentOutcome.CANCELLED_BY_CLIENT;
            } else {
                attended++;
            }
            made.add(new Contact(
                    "Appointment/" + client + "-" + made.size(),
                    start,
                    outcome,
                    null,
                    null,
                    false,
                    false,
                    true,
                    start.minus(apart)));
        }
        return List.copyOf(made);
    }

    private Fall fall(Draws draws) {
        boolean falls = draws.chance(FALLS);
        double points = draws.between(LEAST_FALL, LARGEST_FALL) * SRS_WITHIN;
        boolean mended = !draws.chance(FALL_NOT_MENDED);
        boolean shownDirectly = draws.chance(FALL_SHOWN_DIRECTLY);
        int from = 2 + draws.below(Math.max(0, sessions.size() - 1));
        if (!falls || sessions.size() < 2) {
            return Fall.NONE;
        }
        return new Fall(from, mended ? from + SESSIONS_UNTIL_MENDED : Integer.MAX_VALUE, points, shownDirectly);
    }

    private List<MeasureResponse> ratings() {
        // Those who leave lie lower, and the others higher by as much as keeps the mean of the sample.
        double level = SRS_DRAWN_MEAN
                + SRS_DRAWN_BETWEEN * rating.normal()
                + SRS_DRAWN_LEAVERS_LOWER * (sample.dropOut() - (leftAfter == null ? 0 : 1));
        List<MeasureResponse> ratings = new ArrayList<>();
        for (int session = 1; session <= sessions.size(); session++) {
            double drawn = level + SRS_DRAWN_WITHIN * rating.normal() - (fall.liesOn(session) ? fall.points() : 0);
            int[] items = items(tenths(drawn), rating.split());
            if (!rating.chance(FORM_MISSING)) {
                Map<String, BigDecimal> answers = Map.of(
                        "bond", points(items[0]),
                        "goals", points(items[1]),
                        "tasks", points(items[2]),
                        "overall", points(items[3]));
                ratings.add(response("srs", session, tenths(drawn), answers));
            }
        }
        return ratings;
    }

    /** What the total lacks, in tenths of a point, is taken from one item or another, tenth by tenth to chosen weights. */
    private static int[] items(int total, Draws draws) {
        double[] weights = new double[4];
        double all = 0;
        for (int item = 0; item < weights.length; item++) {
            weights[item] = draws.uniform();
            all += weights[item];
        }
        int[] items = {ITEM_TOP, ITEM_TOP, ITEM_TOP, ITEM_TOP};
        int lacking = TOTAL_TOP - total;
        for (int item = 0; item < weights.length; item++) {
            items[item] -= Math.min(ITEM_TOP, (int) ((TOTAL_TOP - total) * weights[item] / all));
            lacking -= ITEM_TOP - items[item];
        }
        for (int item = 0; lacking > 0; item = (item + 1) % items.length) {
            if (items[item] > 0) {
                items[item]--;
                lacking--;
            }
        }
        return items;
    }

    private List<MeasureResponse> scores() {
        double level = ORS_FIRST_MEAN + ORS_FIRST_SPREAD * score.normal();
        double gain = ORS_GAIN + ORS_GAIN_SPREAD * score.normal();
        List<MeasureResponse> scores = new ArrayList<>();
        for (int session = 1; session <= sessions.size(); session++) {
            double drawn = level + gain * (session - 1) + ORS_ERROR * score.normal();
            if (!score.chance(FORM_MISSING)) {
                scores.add(response("ors", session, tenths(drawn), Map.of()));
            }
        }
        return scores;
    }

    private MeasureResponse response(String measure, int session, int tenths, Map<String, BigDecimal> answers) {
        Map<String, BigDecimal> values = new TreeMap<>(answers);
        values.put("total", points(tenths));
        return new MeasureResponse(
                "QuestionnaireResponse/" + measure + "-" + client + "-" + session,
                measure,
                Rater.CLIENT,
                endOf(session),
                false,
                values,
                answers);
    }

    private List<SessionNote> notes() {
        List<SessionNote> notes = new ArrayList<>();
        boolean written = client / CASELOAD % ONE_IN_THERAPISTS_WRITES == 0;
        for (int session = 1; written && session <= sessions.size(); session++) {
            boolean begins = session == fall.from();
            boolean mended = session + 1 == fall.until();
            notes.add(new SessionNote(
                    "QuestionnaireResponse/note-" + client + "-" + session,
                    endOf(session),
                    begins ? 3 : 0,
                    begins && fall.shownDirectly(),
                    begins && !fall.shownDirectly(),
                    mended,
                    noting.chance(NOTED),
                    noting.chance(NOTED),
                    noting.chance(HOMEWORK_NOT_DONE) ? Homework.NOT_DONE : Homework.DONE,
                    noting.chance(NOTED) ? 15 : 0,
                    false,
                    false,
                    noting.chance(NOTED) ? Barrier.TRANSPORT : null,
                    null,
                    false,
                    null));
        }
        return notes;
    }

    private Instant endOf(int session) {
        return sessions.get(session - 1).plus(LENGTH);
    }

    /** As a form shows it: within the scale, to a tenth of a point. */
    private static int tenths(double points) {
        return (int) Math.max(0, Math.min(TOTAL_TOP, Math.round(points * TENTHS)));
    }

    private static BigDecimal points(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }
}
