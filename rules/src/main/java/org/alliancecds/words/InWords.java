// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers, ids and pieces of text as a sentence shows them, whatever the language. */
public final class InWords {
    private InWords() {}

    /** A number without needless zeros. */
    public static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The id of a sign as words: "missed appointment". */
    public static String sign(String id) {
        return id.replace('_', ' ');
    }

    /** The text as a sentence starts: its first letter in upper case. */
    public static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }

    /** At most that many characters. */
    public static String headline(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
    }
}
