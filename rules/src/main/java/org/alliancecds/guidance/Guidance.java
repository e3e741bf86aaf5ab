// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

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
 * @param quietSessions for so many sessions an information that was told is not told again, also when it went and came
 *     back; 2 unless the file says so
 * @param remindAfter after so many sessions without an answer a warning that was told makes its card again; 4 unless the
 *     file says so
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
        int quietSessions,
        int remindAfter) {
    /** For how many sessions an information rests at least, where guidance does not say. */
    public static final int USUAL_QUIET_SESSIONS = 2;
    /** After how many sessions a warning without an answer makes its card again, where guidance does not say. */
    public static final int USUAL_REMIND_AFTER = 4;

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

    /**
     * A reason to set a card aside.
     *
     * @param code of {@code [a-z-]}
     * @param display what is shown for it
     * @param rests for how many sessions only a higher level brings the card back; 0 unless the file says so
     */
    public record OverrideReason(String code, String display, int rests) {
        /** For the rest of the course. */
        public static final int COURSE = Integer.MAX_VALUE;
    }

    /** For how many sessions the sign rests once its card was set aside for that reason; 0 for any other reason. */
    public int rests(@Nullable String reason) {
        return overrideReasons.stream()
                .filter(one -> one.code().equals(reason))
                .mapToInt(OverrideReason::rests)
                .findFirst()
                .orElse(0);
    }

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
