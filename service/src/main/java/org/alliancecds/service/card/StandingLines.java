// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.told.CardPlan.Standing;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;

/**
 * The words of the card on what was told before and still holds: one line a sign, at most {@value #MOST_WORDS} words with
 * the summary. Where they do not suffice fewer signs are named, never a risk.
 */
final class StandingLines {

    private static final Words WORDS = Words.beside(StandingLines.class);
    static final Phrase TITLE = WORDS.say("standing");
    static final Phrase UNREAD_RISK = WORDS.say("unread-risk");

    private static final int MOST_WORDS = 60;

    private final List<Standing> standing;
    private final LocalDate asOf;
    private final Language language;

    /** {@code standing} in the order in which it is to be named. */
    StandingLines(List<Standing> standing, LocalDate asOf, Language language) {
        this.standing = standing;
        this.asOf = asOf;
        this.language = language;
    }

    /** Names the first, since many EHRs show no more of a card than its summary. */
    String summary() {
        return WORDS.say("standing.summary", "first", PlainText.of(title(standing.get(0))), "more", standing.size() - 1)
                .in(language);
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
        LocalDate answeredOn = one.answeredOn();
        return "- "
                + WORDS.say(
                                "standing.line",
                                "title",
                                MarkdownEscape.of(title(one)),
                                "since",
                                new Spoken.DaySeenFrom(one.since(), asOf),
                                "sessions",
                                one.sessions(),
                                "answered",
                                answeredOn == null
                                        ? WORDS.say("standing.not-answered")
                                        : new Spoken.DaySeenFrom(answeredOn, asOf))
                        .in(language);
    }

    private String title(Standing one) {
        return one.finding() == null
                ? UNREAD_RISK.in(language)
                : one.finding().guidance().title();
    }

    private String andMore(int count) {
        return "- " + WORDS.say("and-more", "more", count).in(language);
    }

    /** A bullet is no word. */
    private static int words(String text) {
        return (text.startsWith("- ") ? text.substring(2) : text).split(" ", -1).length;
    }
}
