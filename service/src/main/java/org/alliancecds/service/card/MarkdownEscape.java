// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

/**
 * Makes text harmless in GitHub Flavored Markdown, also where a client renders the raw HTML in it: it shows as it was
 * written and is no link, no picture, no list and no tag.
 */
public final class MarkdownEscape {

    private static final String MARKS = "\\`*_[]{}#|~!$@^<>&";
    /** Those that mean something at the start of a line. */
    private static final String STARTS = "+=:-";

    private static final int LONGEST_NUMBER = 9;
    private static final boolean[] MAY_MEAN_SOMETHING = new boolean[128];

    static {
        (MARKS + ":.").chars().forEach(character -> MAY_MEAN_SOMETHING[character] = true);
    }

    private MarkdownEscape() {}

    /** The text on one line, to stand within a paragraph or after a bullet. */
    public static String of(String text) {
        String plain = PlainText.of(text);
        int start = start(plain);
        StringBuilder escaped = null;
        int done = 0;
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            if (i == start || (character < 128 && MAY_MEAN_SOMETHING[character] && isMeant(plain, i))) {
                escaped = escaped == null ? new StringBuilder(plain.length() + 16) : escaped;
                escaped.append(plain, done, i);
                escaped.append(
                        switch (character) {
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case '&' -> "&amp;";
                            default -> "\\" + character;
                        });
                done = i + 1;
            }
        }
        return escaped == null
                ? plain
                : escaped.append(plain, done, plain.length()).toString();
    }

    /** The place of what would begin a list, a heading or a definition; -1 where nothing does. */
    private static int start(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        if (STARTS.indexOf(text.charAt(0)) >= 0) {
            return 0;
        }
        int digits = 0;
        while (digits < text.length() && digits <= LONGEST_NUMBER && isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > 0
                && digits <= LONGEST_NUMBER
                && digits < text.length()
                && (text.charAt(digits) == '.' || text.charAt(digits) == ')');
        return numbered ? digits : -1;
    }

    /** A colon and a dot only where a client would make a link of what is around them. */
    private static boolean isMeant(String text, int at) {
        return switch (text.charAt(at)) {
            case ':' ->
                at > 0
                        && isLetter(text.charAt(at - 1))
                        && at + 1 < text.length()
                        && (text.charAt(at + 1) == '/' || isLetter(text.charAt(at + 1)));
            case '.' -> at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3);
            default -> true;
        };
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
