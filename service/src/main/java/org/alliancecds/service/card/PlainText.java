// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

/** Text that may have come from a record, made fit for one line of any output. */
public final class PlainText {

    private PlainText() {}

    /** Without control and direction characters, line breaks as spaces, half characters replaced. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int type = Character.getType(point);
            if (type == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SPACE_SEPARATOR) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (type != Character.FORMAT) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString().strip();
    }

    /** Nothing but letters, digits and marks of ASCII, with single spaces between them, as nearly all text is. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return before != ' ' || text.isEmpty();
    }

    /** At most that many characters, cut at a word and marked with an ellipsis, never within a character. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        int space = text.lastIndexOf(' ', end);
        if (space > most / 2) {
            end = space;
        } else if (Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end)
                        .stripTrailing()
                        .replaceAll("[,;:·–-]+$", "")
                        .stripTrailing() + "…";
    }
}
