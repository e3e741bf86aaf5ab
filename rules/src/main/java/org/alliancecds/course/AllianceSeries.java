// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.math.BigDecimal;

/** To be answered. */
public final class AllianceSeries {
    AllianceSeries() {}

    /** "the client has given at least {n:1..60} alliance rating(s)". */
    public Answer givenAtLeast(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the client has given fewer than {n:1..60} alliance ratings". */
    public Answer givenFewerThan(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the latest alliance rating is at or below the concern line". */
    public Answer latestAtConcernLine() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the first alliance rating, given at session {n:1..20}, is at or below the concern line". */
    public Answer firstAtConcernLine(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the mean alliance across sessions is at or below the concern line". */
    public Answer meanAtConcernLine() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the mean of the last {n:1..20} alliance ratings is at or below the concern line". */
    public Answer recentMeanAtConcernLine(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the last {n:1..20} ratings are not all above the concern line". */
    public Answer lastNotAllAboveConcernLine(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the mean of the last {n:1..20} ratings is at least {x:0.1..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones". */
    public Answer recentMeanBelowEarlier(int n, BigDecimal x) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the running mean has fallen by at least {x:0.1..3.0/0.1} of the measure's reliable change since rating {n:1..20}". */
    public Answer runningMeanFellByReliableChange(BigDecimal x, int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the last {n:1..20} ratings lie on average no more than one step below the top of the scale". */
    public Answer recentMeanWithinStepOfCeiling(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the latest alliance rating is no older than {days:1..365} days or {times:1..10} of the client's usual intervals". */
    public Answer latestIsRecent(int days, int times) {
        return Answer.notKnown("Not answered yet.");
    }
}
