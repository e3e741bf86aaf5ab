// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.alliancecds.cohort.Hearing.Call;
import org.alliancecds.cohort.Hearing.Card;
import org.jspecify.annotations.Nullable;

/** Counts over the hearings of one sample. */
record Figures(List<Hearing> hearings) {
    /** Below so many clients or events a share says more about the seed than about the rules. */
    private static final int TOO_FEW = 25;

    /** Over the first so many clients. */
    Figures first(int clients) {
        return new Figures(hearings.subList(0, clients));
    }

    long clients() {
        return hearings.size();
    }

    long sessions() {
        return hearings.stream().mapToLong(hearing -> hearing.calls().size()).sum();
    }

    double per100Sessions(Predicate<Call> counted) {
        return 100.0 * calls(counted) / sessions();
    }

    double cardsPer100Sessions(Predicate<Card> counted) {
        return 100.0
                * hearings.stream()
                        .flatMap(hearing -> hearing.calls().stream())
                        .flatMap(call -> call.cards().stream())
                        .filter(counted)
                        .count()
                / sessions();
    }

    /** Sessions in a week for so many clients with an appointment each. */
    double sessionsAWeek(int clients) {
        return (double) clients
                * sessions()
                / hearings.stream().mapToLong(Hearing::appointments).sum();
    }

    double dropOut() {
        return (double) hearings.stream().filter(Hearing::droppedOut).count() / clients();
    }

    double everShare(Predicate<Call> alert) {
        return (double) ever(alert) / clients();
    }

    private long calls(Predicate<Call> counted) {
        return hearings.stream()
                .flatMap(hearing -> hearing.calls().stream())
                .filter(counted)
                .count();
    }

    private long ever(Predicate<Call> alert) {
        return hearings.stream()
                .filter(hearing -> hearing.calls().stream().anyMatch(alert))
                .count();
    }

    /**
     * How an alert goes with leaving.
     *
     * @param sensitivity of those who left, the share that was alerted at any session they came to
     * @param predictiveValue of those alerted at any session they came to, the share that left
     * @param lift the predictive value over the share of all that left; below 1 for an alert that has nothing to do with
     *     leaving, since those who stay have more sessions at which to be alerted
     * @param atEqualSessions those who left at or after their first alert, over those who would have, had they left as
     *     all others did after the same sessions: 1 for an alert that has nothing to do with leaving
     */
    record Leaving(double sensitivity, double predictiveValue, double lift, double atEqualSessions) {}

    /** Null where too few clients were alerted, or too few of them expected to leave, to say anything. */
    @Nullable
    Leaving leaving(Predicate<Call> alert) {
        long alerted = ever(alert);
        long left = hearings.stream().filter(Hearing::droppedOut).count();
        long both = hearings.stream()
                .filter(hearing ->
                        hearing.droppedOut() && hearing.calls().stream().anyMatch(alert))
                .count();
        double expected = expectedToLeave(alert);
        if (alerted < TOO_FEW || expected < TOO_FEW) {
            return null;
        }
        double predictive = (double) both / alerted;
        return new Leaving((double) both / left, predictive, predictive / dropOut(), both / expected);
    }

    /** Over the sessions from each client's first alert on: the share of all clients who left after that session. */
    private double expectedToLeave(Predicate<Call> alert) {
        double expected = 0;
        for (int session = 1; session <= Assumptions.SESSIONS; session++) {
            int number = session;
            List<Hearing> came = hearings.stream()
                    .filter(hearing -> hearing.calls().size() >= number)
                    .toList();
            long left = came.stream()
                    .filter(hearing -> hearing.droppedOut() && hearing.calls().size() == number)
                    .count();
            long alerted = came.stream()
                    .filter(hearing ->
                            hearing.calls().subList(0, number).stream().anyMatch(alert))
                    .count();
            expected += came.isEmpty() ? 0 : (double) alerted * left / came.size();
        }
        return expected;
    }

    /** Lead times of those who left: sessions from that of the first alert to the last one, to how many clients had it. */
    Map<Integer, Long> leadTimes(Predicate<Call> alert) {
        Map<Integer, Long> leads = new TreeMap<>();
        for (Hearing hearing : hearings) {
            for (int call = 0; hearing.droppedOut() && call < hearing.calls().size(); call++) {
                if (alert.test(hearing.calls().get(call))) {
                    leads.merge(hearing.calls().size() - call, 1L, Long::sum);
                    break;
                }
            }
        }
        return leads;
    }

    /** The lead time that half of them have at least; 0 when nobody who left was alerted. */
    int medianLead(Predicate<Call> alert) {
        Map<Integer, Long> leads = leadTimes(alert);
        long half = (leads.values().stream().mapToLong(Long::longValue).sum() + 1) / 2;
        for (Map.Entry<Integer, Long> lead : leads.entrySet()) {
            half -= lead.getValue();
            if (half <= 0) {
                return lead.getKey();
            }
        }
        return 0;
    }
}
