// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.cohort;

/** What the report says beside its figures. */
final class CohortWords {
    static final String OPENING = """
            # How often the rules speak, over simulated courses

            **A simulation validates nothing.** The clients below are invented. The figures say how often the rules would speak
            if the assumptions held, and what an edit of a rule does to that. They say nothing about any client, and nothing
            about whether a sign is right. No clinician has signed off any threshold yet.

            Generated from the rules, and compared with them at each build; edit the rules, not this page. The lines that change
            with an edit show what it does.
            """;

    static final String LEFT_OUT = """

            "Assumed" means that no source was found; keys are those of `evidence/references.yaml`. A course is weekly and ends
            after 12 sessions, or after the session at which the client leaves. Missed and cancelled appointments are drawn
            apart from leaving, since no source gives a figure for that.

            Not simulated, so that the signs which need them stay at 0: ratings by therapists or observers, diagnoses, kinds
            of treatment, forms that cannot be used, and charts opened between sessions ("not seen and nothing booked" can
            only speak there). Risk items are not simulated either, since no source says how often they are answered. A risk
            card comes at each opening of the chart until the therapist answers it, on top of everything here.
            """;

    static final String COUNTING = """

            ## How it is counted

            - The rules are asked once for each attended session, when the chart is opened right before it. What belongs to
              that session (its rating, its score, its note) is not there yet; the appointment stands as booked.
            - One therapist opens the chart before each session, is told as the service tells, and never answers: a warning that
              stays makes a card again after 4 sessions, or when the record is worse by a step. *Cards* are full cards; what
              was told and still holds has its line on the *standing card*, which is counted apart.
            - *Fires*: of 100 sessions, those before which the sign held. *On a card*: those at which it made or joined a full
              card. *Warns*: cards on which the sign is a warning. *Warns alone*: warning cards that would be an
              information without it. *Clients*: those who saw it on a card at least once.
            - A client is *alerted* by a sign when it stood on a card, at whichever level, before any session the client came
              to. *Sensitivity*: of those who left, the share that was alerted. *Predictive value*: of those alerted, the share
              that left. *Lift*: the predictive value over the share of all that left.
            - Those who stay come to more sessions, and so have more chances to be alerted: an alert that has nothing to do with
              leaving has a lift **below 1**. *At equal sessions* puts that right: those who left at or after their first
              alert, over those who would have, had they left as all others did after the same sessions. There, 1 means that
              the alert tells nothing about leaving.
            - *Lead time*: for those alerted who left, the sessions from that of the first warning card to the last one, both
              counted; 1 means that the session with the card was the last.
            - A dash stands where too few clients were alerted to say anything; with other invented clients, a lift at equal
              sessions would differ by 0.1 to 0.2. Attendance, notes and scores are drawn apart from leaving, so for signs that
              rest on them 1 at equal sessions is what was put in and no finding.
            """;

    static final String COMPARISON = """

            For comparison, computed from two normal curves 0.55 standard deviations apart (sharf-2010): an alert on the lowest
            30 % of the alliance has a sensitivity of 43 % and a predictive value of 48 % where 33.1 % drop out, and of 46 % and
            30 % where 19.7 % do; a lift of 1.5. A lift above 2 would be too good to be true.
            """;

    static final String BOUND = """
            A screen that always shouts is never read; the bound is a project default. Column *Warns alone* says which signs make
            the warnings.
            """;

    static final String PROPOSALS = """

            A no-show weighs more at the beginning; that rule of the sign is left as it is. A course here has 12 sessions, so
            that a warning from session 12 on never comes and "no change" stays an information; how many clients it is said
            of hangs on the assumed gain in scores. Which warnings a clinic can do without is for its clinical lead to say.
            """;

    private CohortWords() {}
}
