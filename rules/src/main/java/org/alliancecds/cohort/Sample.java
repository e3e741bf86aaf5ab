// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

/**
 * A sample of clients by how many of them drop out.
 *
 * @param title for a heading, with the share that the source found
 * @param earlyHazard chance to leave after a session, sessions 1 to 6
 * @param lateHazard chance to leave after a session, sessions 7 to 12
 * @param source key of {@code evidence/references.yaml} that the share comes from
 */
public record Sample(String title, double earlyHazard, double lateHazard, String source) {
    /** Nearly half of those who left did so in the first six sessions. */
    public static final Sample MANY_LEAVE = new Sample("33.1 % drop out", 0.028, 0.038, "sijercic-2021");
    /** Over many kinds of therapy. */
    public static final Sample FEWER_LEAVE = new Sample("19.7 % drop out", 0.018, 0.018, "swift-greenberg-2012");

    private static final int LAST_EARLY = 6;

    /** The chance that a client who came to this session comes to no other. */
    double hazard(int session) {
        return session <= LAST_EARLY ? earlyHazard : lateHazard;
    }

    /** The share that leaves at one of the sessions of a course. */
    double dropOut() {
        double staying = 1;
        for (int session = 1; session <= Assumptions.SESSIONS; session++) {
            staying *= 1 - hazard(session);
        }
        return 1 - staying;
    }
}
