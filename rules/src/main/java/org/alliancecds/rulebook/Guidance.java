// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a warning sign's card, from {@code guidance.yaml}.
 *
 * @param title at most 60 characters
 * @param summary what was seen, in at most 70 characters, so that a reason fits behind it
 * @param why why it may matter, in one to three sentences
 * @param suggestions what to do, from the library; 1 to 4
 * @param caveat what the evidence cannot carry, in words without figures about groups
 * @param strengthGrade the declared grade of the evidence, for ordering
 * @param strength the same in words
 * @param evidence keys of {@code evidence/references.yaml}
 * @param overrideReasons why a therapist may set the card aside
 * @param quietSessions a reason that held as of one of the last so many sessions is no news; 2 unless the file says so
 */
public record Guidance(
        CardKind card,
        String title,
        String summary,
        String why,
        List<Suggestion> suggestions,
        String caveat,
        StrengthGrade strengthGrade,
        String strength,
        List<String> evidence,
        List<OverrideReason> overrideReasons,
        int quietSessions) {
    /** Over how many sessions a reason is no news where guidance does not say. */
    public static final int USUAL_QUIET_SESSIONS = 2;

    /**
     * One way to act, from the library {@code repair/}; signs may share it.
     *
     * @param id unique over the library
     * @param label what a therapist would say yes to, at most 80 characters, without a full stop
     * @param how in two to four sentences
     * @param say an example of words to use with the client, without quotation marks
     * @param avoid one sentence that goes on from the word "Avoid"
     * @param sources keys of {@code evidence/references.yaml}
     * @param inTheEhr null where it means nothing to do in the EHR
     */
    public record Suggestion(
            String id,
            RepairTheme theme,
            String label,
            String how,
            String say,
            String avoid,
            List<String> sources,
            @Nullable EhrStep inTheEhr) {}

    /** A reason to set a card aside: a code of {@code [a-z-]} and what is shown for it. */
    public record OverrideReason(String code, String display) {}

    /** Grades of evidence, strongest first; results of one level are ordered by it. */
    public enum StrengthGrade {
        META_ANALYSIS,
        STRONG,
        MODERATE,
        SINGLE_STUDY,
        WEAK,
        GOOD_PRACTICE,
        EXPERT_OPINION,
        DATA_QUALITY;

        /** The grade in words, for example {@code meta-analysis}. */
        public String words() {
            return this == META_ANALYSIS
                    ? "meta-analysis"
                    : name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
