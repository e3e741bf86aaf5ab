// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

/** To be answered. */
public final class Signs {
    Signs() {}

    /** "at least {n:1..10} early sign(s) were noted". */
    public Answer earlyAtLeast(int n) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "at least {n:1..10} different disengagement sign(s) were noted within the last {contacts:1..20} contacts". */
    public Answer disengagementAtLeast(int n, int contacts) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "a disengagement sign was noted". */
    public Answer anyDisengagement() {
        return Answer.notKnown("Not answered yet.");
    }

    /** "another disengagement sign than {sign} was noted". */
    public Answer disengagementOtherThan(String sign) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the sign {sign} was raised". */
    public Answer raised(String sign) {
        return Answer.notKnown("Not answered yet.");
    }

    /** "the early drop-out window already names these disengagement signs". */
    public Answer earlyWindowNamesDisengagement() {
        return Answer.notKnown("Not answered yet.");
    }
}
