// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

/** To be answered. */
public final class RiskItemAnswers {
    RiskItemAnswers() {}

    /** "the latest answer to a risk item within {days:1..365} days is {n:1..10} or more". */
    public Answer latestAtLeast(int days, int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the latest answer to an item about plans within {days:1..365} days is {n:1..10} or more". */
    public Answer latestAboutPlansAtLeast(int days, int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the latest answer to a risk item is below {n:1..10}, but one within {days:1..365} days was not". */
    public Answer latestBelowButEarlierAtLeast(int n, int days) {
        return Answer.notKnown("Not answered yet.");
    }
}
