// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text harmless in GitHub Flavored Markdown, also where a client renders the raw HTML in it: it shows as it was
 * written and is no link, no picture, no list and no tag.
 */
public final class MarkdownEscape {

    private static final String MARKS = "\\`*_[]{}#|~!$@^";
    private static final Pattern LINE_START = Pattern.compile("^(?:([+=:>-])|(\\d{1,9})([.)]))");
    private static final Pattern AUTOLINK = Pattern.compile("(?i)(www)\\.|([a-z]):(?=/|[a-z])");

    private MarkdownEscape() {}

    /** Few texts do; the others need not be searched. */
    private static boolean mayLink(String text) {
        return text.indexOf(':') >= 0 || text.toLowerCase(Locale.ROOT).contains("www.");
    }

    /** The text on one line, to stand within a paragraph or after a bullet. */
    public static String of(String text) {
        String plain = PlainText.of(text);
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> {
                    if (MARKS.indexOf(character) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.append(character);
                }
            }
        }
        String inline = mayLink(plain)
                ? AUTOLINK.matcher(escaped)
                        .replaceAll(
                                match -> match.group(1) != null ? match.group(1) + "\\\\." : match.group(2) + "\\\\:")
                : escaped.toString();
        if (inline.isEmpty() || Character.isLetter(inline.charAt(0))) {
            return inline;
        }
        return LINE_START
                .matcher(inline)
                .replaceFirst(match ->
                        match.group(1) != null ? "\\\\" + match.group(1) : match.group(2) + "\\\\" + match.group(3));
    }
}
