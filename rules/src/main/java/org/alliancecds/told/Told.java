// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one reader was shown about one client, and what this reader answered. Whoever remembers it hands it in; nothing
 * here remembers.
 *
 * @param tellings in the order in which they were shown
 * @param answers in the order in which they were given
 */
public record Told(List<Telling> tellings, List<Answered> answers) {
    /** For a reader who was shown nothing, or of whom nothing is known. */
    public static final Told NOTHING = new Told(List.of(), List.of());

    /** Puts both in order. */
    public Told {
        tellings =
                tellings.stream().sorted(Comparator.comparing(Telling::shownAt)).toList();
        answers = answers.stream().sorted(Comparator.comparing(Answered::at)).toList();
    }

    /**
     * A sign on a card that was shown.
     *
     * @param shownOn the day in the clinic's zone
     * @param shownAt of several cards that say the same on one day, the last
     * @param lastSession the last attended session that the record showed then; null where it showed none
     */
    public record Telling(
            Said said,
            LocalDate shownOn,
            Instant shownAt,
            @Nullable LocalDate lastSession) {

        /** Whether a session of that day is one that the reader had ahead when the card was shown. */
        boolean isBefore(LocalDate session) {
            return !session.isBefore(shownOn) && (lastSession == null || session.isAfter(lastSession));
        }
    }

    /**
     * What was said of a sign on a card: it was accepted, or set aside.
     *
     * @param telling what the card said of the sign
     * @param at when it became known
     * @param on the day on which it was said, in the clinic's zone
     * @param reason the code of the reason to set it aside; null where none was given
     */
    public record Answered(
            Telling telling,
            Instant at,
            LocalDate on,
            @Nullable String reason) {

        boolean isBefore(LocalDate session) {
            return !session.isBefore(on) && telling.isBefore(session);
        }
    }

    /** The same, and one more card with its signs. */
    public Told with(List<Said> card, LocalDate shownOn, Instant shownAt, @Nullable LocalDate lastSession) {
        List<Telling> all = new ArrayList<>(tellings);
        card.forEach(said -> all.add(new Telling(said, shownOn, shownAt, lastSession)));
        return new Told(all, answers);
    }

    /** The same, and an answer to the latest telling of each of these signs. */
    public Told answered(Set<String> signs, Instant at, LocalDate on, @Nullable String reason) {
        List<Answered> all = new ArrayList<>(answers);
        for (String sign : signs) {
            List<Telling> own = of(sign);
            if (!own.isEmpty()) {
                all.add(new Answered(own.get(own.size() - 1), at, on, reason));
            }
        }
        return new Told(tellings, all);
    }

    List<Telling> of(String sign) {
        return tellings.stream().filter(one -> one.said().sign().equals(sign)).toList();
    }

    List<Answered> answersTo(String sign) {
        return answers.stream()
                .filter(one -> one.telling().said().sign().equals(sign))
                .toList();
    }
}
