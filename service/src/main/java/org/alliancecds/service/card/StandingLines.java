// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.told.CardPlan.Standing;

/**
 * The words of the card on what was told before and still holds: one line a sign, at most {@value #MOST_WORDS} words with
 * the summary. Where they do not suffice fewer signs are named, never a risk.
 */
final class StandingLines {

    static final String TITLE = "Told before, and still there";
    static final String UNREAD_RISK = "A risk item cannot be read";

    private static final int MOST_WORDS = 60;

    private final List<Standing> standing;
    private final LocalDate asOf;

    /** {@code standing} in the order in which it is to be named. */
    StandingLines(List<Standing> standing, LocalDate asOf) {
        this.standing = standing;
        this.asOf = asOf;
    }

    /** Names the first, since many EHRs show no more of a card than its summary. */
    String summary() {
        int others = standing.size() - 1;
        return "Still there: " + PlainText.of(title(standing.get(0))) + (others == 0 ? "" : " · " + others + " more");
    }

    String detail() {
        List<String> lines = new ArrayList<>();
        int words = words(summary());
        for (int i = 0; i < standing.size(); i++) {
            String line = line(standing.get(i));
            boolean isLast = i + 1 == standing.size();
            int more = isLast ? 0 : words(andMore(standing.size()));
            boolean fits = words + words(line) + more <= MOST_WORDS;
            if (!fits && standing.get(i).kind() != CardKind.RISK) {
                lines.add(andMore(standing.size() - i));
                break;
            }
            lines.add(line);
            words += words(line);
        }
        return String.join("\n", lines);
    }

    private String line(Standing one) {
        String sessions =
                switch (one.sessions()) {
                    case 0 -> "";
                    case 1 -> ", 1 session";
                    default -> ", " + one.sessions() + " sessions";
                };
        return "- " + MarkdownEscape.of(title(one)) + ": since " + PlainText.inShort(one.since(), asOf) + sessions
                + "; last answered: "
                + (one.answeredOn() == null ? "not yet" : PlainText.inShort(one.answeredOn(), asOf));
    }

    private static String title(Standing one) {
        return one.finding() == null ? UNREAD_RISK : one.finding().guidance().title();
    }

    private static String andMore(int count) {
        return "- and " + count + " more";
    }

    /** A bullet is no word. */
    private static int words(String text) {
        return (text.startsWith("- ") ? text.substring(2) : text).split(" ", -1).length;
    }
}
