// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import com.ibm.icu.text.MessagePattern;

/** Spells templates with full-width letters: Ａ, Ｂ, Ｃ. */
final class FullWidth {
    private static final int FROM_PLAIN = 'Ａ' - 'A';

    private FullWidth() {}

    /** A template with the letters of its literal text in full width; names, keywords and numbers of its values stay. */
    static String of(String template) {
        StringBuilder spelled = new StringBuilder(template);
        MessagePattern pattern = new MessagePattern(template);
        int literalFrom = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            switch (part.getType()) {
                case MSG_START, ARG_LIMIT -> literalFrom = part.getLimit();
                case MSG_LIMIT, ARG_START -> {
                    for (int at = literalFrom; at < part.getIndex(); at++) {
                        if (isPlainLetter(template.charAt(at))) {
                            spelled.setCharAt(at, (char) (template.charAt(at) + FROM_PLAIN));
                        }
                    }
                }
                default -> {}
            }
        }
        return spelled.toString();
    }

    private static boolean isPlainLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
