// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.util.List;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.fact.attendance.Attendance;
import org.alliancecds.fact.context.Barriers;
import org.alliancecds.fact.context.Diagnoses;
import org.alliancecds.fact.context.Treatment;
import org.alliancecds.fact.data.RatingGap;
import org.alliancecds.fact.data.UnusableForms;
import org.alliancecds.fact.notes.SessionNotes;
import org.alliancecds.fact.outcome.OutcomeSeries;
import org.alliancecds.fact.raters.RaterPairs;
import org.alliancecds.fact.raters.RatingSources;
import org.alliancecds.fact.risk.RiskItemAnswers;
import org.alliancecds.fact.signs.Signs;
import org.alliancecds.sentence.FactType;
import org.alliancecds.sentence.Vocabulary;

/** The registry of all kinds of facts; a new one is named here. */
public final class Facts {
    /** In the order of {@code SENTENCES.md}. */
    public static final List<FactType> TYPES = List.of(
            new FactType("attendance", "Attendance", Attendance.class),
            new FactType(
                    "alliance", "The alliance as the client rates it (one measure at a time)", AllianceSeries.class),
            new FactType("pairs", "Client and therapist on the same session (one measure at a time)", RaterPairs.class),
            new FactType("raters", "Who rates the alliance (all measures together)", RatingSources.class),
            new FactType("outcome", "Scores on outcome measures (one measure at a time)", OutcomeSeries.class),
            new FactType("notes", "Session notes of the therapist", SessionNotes.class),
            new FactType("therapy", "What kind of treatment it is", Treatment.class),
            new FactType("barriers", "Practical obstacles to coming", Barriers.class),
            new FactType("diagnoses", "Diagnoses in the record", Diagnoses.class),
            new FactType("ratings", "When the alliance was rated, by anyone and on any measure", RatingGap.class),
            new FactType("data", "Forms that could not be used", UnusableForms.class),
            new FactType("risk", "Risk items", RiskItemAnswers.class),
            new FactType("signs", "Signs that other rules noted or raised", Signs.class));

    /** The sentences that they answer. */
    public static final Vocabulary VOCABULARY = Vocabulary.of(TYPES);

    private Facts() {}
}
