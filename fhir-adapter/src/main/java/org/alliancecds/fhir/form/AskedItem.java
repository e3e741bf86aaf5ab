// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.List;
import java.util.Set;
import org.alliancecds.fhir.answer.Answer;
import org.alliancecds.fhir.resource.Coding;
import org.jspecify.annotations.Nullable;

/** One item of a form or response: what says which question it is, and what was answered. */
public final class AskedItem {
    private final String linkId;
    private final @Nullable String loinc;
    private final List<String> codes;
    private final Set<MeasureForm> panels;
    private final List<Answer> answers;

    /**
     * @param linkId without the slash that LOINC forms put before it
     * @param codes what the form, or the item itself, codes it with, see {@link Coding#key}; empty where neither does
     * @param panels measures by whose panel code a group around it is coded
     * @param answers in the order of the form; empty where it was not answered
     */
    AskedItem(String linkId, List<String> codes, Set<MeasureForm> panels, List<Answer> answers) {
        this(linkId, loincOf(linkId), codes, panels, answers);
    }

    /** As above, with what {@link #loincOf} says of the link id. */
    AskedItem(
            String linkId, @Nullable String loinc, List<String> codes, Set<MeasureForm> panels, List<Answer> answers) {
        this.linkId = linkId;
        this.loinc = loinc;
        this.codes = codes;
        this.panels = panels;
        this.answers = answers;
    }

    /** Without the slash that LOINC forms put before it. */
    public String linkId() {
        return linkId;
    }

    /** The LOINC code that the link id is or ends in; null where it does not. */
    public @Nullable String loinc() {
        return loinc;
    }

    /** What the form, or the item itself, codes it with, see {@link Coding#key}; empty where neither does. */
    public List<String> codes() {
        return codes;
    }

    /** Measures by whose panel code a group around it is coded. */
    Set<MeasureForm> panels() {
        return panels;
    }

    /** In the order of the form; empty where it was not answered. */
    public List<Answer> answers() {
        return answers;
    }

    /** The last part of a link id that is a path, where it looks like a LOINC code; null where it does not. */
    public static @Nullable String loincOf(String linkId) {
        int start = linkId.length();
        if (start < 3 || linkId.charAt(start - 2) != '-') {
            return null;
        }
        while (start > 0 && !separates(linkId.charAt(start - 1))) {
            start--;
        }
        String last = linkId.substring(start);
        return isLoinc(last) ? last : null;
    }

    private static boolean separates(char character) {
        return character == '/' || character == '.' || character == '#' || character == '|' || character == ':';
    }

    /** Whether a text has the form of a LOINC code: digits, a hyphen, a check digit. */
    static boolean isLoinc(String text) {
        int hyphen = text.length() - 2;
        if (hyphen < 1 || hyphen > 7 || text.charAt(hyphen) != '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (i != hyphen && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
    }
}
