// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.util.EnumSet;
import java.util.Set;
import org.alliancecds.course.Decline;
import org.alliancecds.rule.RuleText;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm;

/** What can get worse of that which a rule asks about: by the facts and questions of its sentences, silencers aside. */
public final class About {
    /** Questions about several ratings together; the other questions about the alliance are about the latest one. */
    static final Set<String> MEAN = Set.of(
            "meanAtConcernLine",
            "recentMeanAtConcernLine",
            "recentMeanBelowEarlier",
            "lastAllBelowEarlierMean",
            "runningMeanFellByReliableChange");

    /** Questions that a further missed appointment bears on. */
    static final Set<String> MISSED =
            Set.of("missedInCourse", "lastMissed", "missedAtLeast", "earlyAtLeast", "disengagementAtLeast");

    private About() {}

    public static Set<Decline.Of> of(RuleText rule) {
        Set<Decline.Of> about = EnumSet.noneOf(Decline.Of.class);
        boolean ratings = false;
        for (Line line : rule.conditions()) {
            SentenceForm sentence = line.sentence();
            if (line.unless()) {
                continue;
            }
            if (sentence.subject().equals("outcome")) {
                about.add(Decline.Of.LATEST_SCORE);
            } else if (MISSED.contains(sentence.method())) {
                about.add(Decline.Of.MISSED);
            } else if (MEAN.contains(sentence.method())) {
                about.add(Decline.Of.MEAN_RATING);
            } else {
                ratings |= sentence.subject().equals("alliance");
            }
        }
        if (ratings && !about.contains(Decline.Of.MEAN_RATING)) {
            about.add(Decline.Of.LATEST_RATING);
        }
        return about;
    }
}
