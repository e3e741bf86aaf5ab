// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.List;

/**
 * Every figure that courses are simulated from; what has no source is assumed, and says so in the report. Change one here
 * and nowhere else.
 */
final class Assumptions {
    static final int SESSIONS = 12;
    static final int DAYS_BETWEEN_APPOINTMENTS = 7;
    static final double NO_SHOW = 0.08;
    static final double CLIENT_CANCELS = 0.10;
    static final double FORM_MISSING = 0.30;

    /** SRS totals as they come out: clients' means, their spread, and the spread within one client. */
    static final double SRS_MEAN = 36.5;

    static final double SRS_BETWEEN = 3;
    static final double SRS_WITHIN = SRS_BETWEEN / 2;
    /** How much lower the mean alliance of those who leave lies, in standard deviations between clients. */
    static final double LEAVERS_LOWER = 0.55;

    /**
     * Before the scale cuts them off at its top: found by trying, so that what comes out is as above, falls included. The
     * tests of the cohort hold it to that.
     */
    static final double SRS_DRAWN_MEAN = 37.45;

    static final double SRS_DRAWN_BETWEEN = 3.67;
    static final double SRS_DRAWN_WITHIN = 1.68;
    static final double SRS_DRAWN_LEAVERS_LOWER = 2.09;

    static final double FALLS = 0.46;
    static final double LEAST_FALL = 1;
    static final double LARGEST_FALL = 2;
    static final double FALL_NOT_MENDED = 0.5;
    static final int SESSIONS_UNTIL_MENDED = 2;

    static final double ORS_FIRST_MEAN = 20;
    static final double ORS_FIRST_SPREAD = 6;
    static final double ORS_GAIN = 0.5;
    static final double ORS_GAIN_SPREAD = 0.5;
    /** The error that a reliable change of 5 implies: 5 / (1.96 × √2). */
    static final double ORS_ERROR = 1.8;

    static final int CASELOAD = 25;
    /** Every tenth therapist writes session notes. */
    static final int ONE_IN_THERAPISTS_WRITES = 10;

    static final double NOTED = 0.05;
    static final double HOMEWORK_NOT_DONE = 0.20;
    static final double FALL_SHOWN_DIRECTLY = 0.5;

    private Assumptions() {}

    /**
     * A line of the report.
     *
     * @param origin a key of {@code evidence/references.yaml}, or "assumed"
     */
    record Line(String what, String figure, String origin) {}

    static List<Line> lines() {
        return List.of(
                new Line(
                        "Leaving after a session",
                        "2.8 % at sessions 1 to 6, 3.8 % at 7 to 12",
                        "computed from sijercic-2021"),
                new Line(
                        "The same in the other sample",
                        "1.8 % at each of 12 sessions",
                        "computed from swift-greenberg-2012"),
                new Line("Mean alliance of those who leave", "0.55 of the spread between clients lower", "sharf-2010"),
                new Line(
                        "SRS totals",
                        "mean 36.5, standard deviation 3 between clients and 1.5 within one, cut off at 40",
                        "assumed"),
                new Line("Items of the SRS", "what a total lacks is spread over the four at random", "assumed"),
                new Line("Clients with a fall of the alliance", "46 %", "mclaughlin-2014"),
                new Line(
                        "Size of a fall",
                        "1 to 2 standard deviations (1.5 to 3 points), from any session but the first",
                        "assumed"),
                new Line("Falls that are not mended", "half; the others last 2 sessions", "assumed"),
                new Line("Ratings and scores that are missing", "30 % of each form", "assumed"),
                new Line("Appointments", "weekly, each booked at the one before; the first is kept", "assumed"),
                new Line("Missed, and cancelled by the client", "8 % and 10 % of appointments, at random", "assumed"),
                new Line("Session notes", "by 1 in 10 therapists, after each session", "assumed"),
                new Line(
                        "What notes say",
                        "a fall as tension 3, half of them with confrontation and half with withdrawal, its mending as"
                                + " repaired; homework not done 20 %; doubts, boredom, a barrier, 15 minutes late 5 % each",
                        "assumed"),
                new Line(
                        "ORS scores",
                        "first 20 (standard deviation 6), then 0.5 better a session (0.5), error 1.8; apart from"
                                + " alliance and leaving",
                        "assumed; the error from the measure's reliable change"),
                new Line("A therapist's clients", "25, seen weekly", "assumed"));
    }
}
