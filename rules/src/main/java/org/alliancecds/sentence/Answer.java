// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a course to one sentence of a rule, with its reason. The words of the reason are filled when somebody reads
 * them, never on the way to a decision. Two answers are equal when they say the same.
 */
public final class Answer {
    private final Truth truth;
    private final Spoken reason;
    private final @Nullable Spoken brief;
    private final List<LocalDate> dates;
    /** Read many times for one card; whoever fills it fills it with the same. */
    private @Nullable String text;

    private @Nullable String headline;

    private Answer(Truth truth, Spoken reason, @Nullable Spoken brief, Collection<LocalDate> dates) {
        this.truth = truth;
        this.reason = reason;
        this.brief = brief;
        this.dates = isAscending(dates) ? List.copyOf(dates) : List.copyOf(new TreeSet<>(dates));
    }

    /** Three values: a thing that is not known is never false. */
    public enum Truth {
        TRUE,
        FALSE,
        NOT_KNOWN;

        /** The word that interfaces show: {@code true}, {@code false} or {@code not known}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** As nearly all lists come; then nothing has to be sorted. */
    private static boolean isAscending(Collection<LocalDate> dates) {
        LocalDate before = null;
        for (LocalDate date : dates) {
            if (before != null && !before.isBefore(date)) {
                return false;
            }
            before = date;
        }
        return true;
    }

    /** True, false or not known. */
    public Truth truth() {
        return truth;
    }

    /** A whole sentence with the client's own numbers, dates, measure and rater. */
    public Spoken reason() {
        return reason;
    }

    /**
     * The same in at most 60 characters (of a risk item 95), for a card's summary; null for a sentence that only sets the
     * stage ("at least 3 ratings"), which a card does not repeat.
     */
    public @Nullable Spoken brief() {
        return brief;
    }

    /** The days of the data that it rests on, oldest first. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** True or false, with a headline: a reason that a card shows. */
    public static Answer telling(boolean holds, Spoken reason, Spoken brief, Collection<LocalDate> dates) {
        return new Answer(holds ? Truth.TRUE : Truth.FALSE, reason, brief, dates);
    }

    /** True or false, only setting the stage. */
    public static Answer stage(boolean holds, Spoken reason, Collection<LocalDate> dates) {
        return new Answer(holds ? Truth.TRUE : Truth.FALSE, reason, null, dates);
    }

    /** Not known, with what is missing. */
    public static Answer notKnown(Spoken reason) {
        return new Answer(Truth.NOT_KNOWN, reason, null, List.of());
    }

    /** Whether the condition is known to be met; rules fire on this. */
    public boolean isHolds() {
        return truth == Truth.TRUE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answer answer
                && truth == answer.truth
                && dates.equals(answer.dates)
                && maySaySame(reason, answer.reason)
                && text().equals(answer.text())
                && Objects.equals(headline(), answer.headline());
    }

    /** Of two phrases with different templates the words need not be filled to know that they differ. */
    private static boolean maySaySame(Spoken one, Spoken other) {
        return !(one instanceof Phrase phrase)
                || !(other instanceof Phrase second)
                || (phrase.key().equals(second.key()) && phrase.words().equals(second.words()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(truth, dates);
    }

    /** The reason in English. */
    public String text() {
        String known = text;
        if (known == null) {
            known = reason.text();
            text = known;
        }
        return known;
    }

    /** The reason in a language. */
    public String text(Language language) {
        return language == Language.ENGLISH ? text() : reason.in(language);
    }

    /** The brief reason in English; null where there is none. */
    public @Nullable String headline() {
        String known = headline;
        if (known == null && brief != null) {
            known = brief.text();
            headline = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return truth.word() + ": " + text() + " (" + headline() + ") " + dates;
    }
}
