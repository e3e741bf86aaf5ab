// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.alliancecds.fact.alliance.AllianceSeries;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.LeftOutForm;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.therapy.PlacedResponse;
import org.alliancecds.therapy.Session;
import org.alliancecds.therapy.Therapy;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * Alliance forms that no rule could use, and what they answer to rules. A form filled in by the therapist or an observer
 * is none of them: it would not have been the client's rating.
 */
public final class UnusableForms {
    private static final Words WORDS = Words.beside(UnusableForms.class);

    private final Therapy therapy;
    private final @Nullable LocalDate lastUsable;
    private final @Nullable Form newest;
    private final List<Spoken> why;

    /** An alliance form that could not be used. */
    private record Form(LocalDate day, String measure, String reference) {}

    public UnusableForms(
            Therapy therapy,
            List<LeftOutForm> leftOut,
            ZoneId zone,
            Collection<DataNote> dataNotes,
            MeasureCatalogue measures) {
        this.therapy = therapy;
        LocalDate usable = null;
        List<Form> unusable = new ArrayList<>();
        for (PlacedResponse placed : therapy.responses()) {
            MeasureResponse response = placed.response();
            String measure = allianceName(measures.byId(response.measure()));
            if (measure == null || isOfOther(response.rater())) {
                continue;
            }
            if (response.rater() == Rater.CLIENT && response.values().containsKey(AllianceSeries.SCALE)) {
                usable = placed.day();
            } else {
                unusable.add(new Form(placed.day(), measure, response.reference()));
            }
        }
        for (LeftOutForm form : leftOut) {
            LocalDate day = form.answeredAt().atZone(zone).toLocalDate();
            String measure = allianceName(measures.byId(form.measure()));
            if (measure != null && !isOfOther(form.rater()) && !day.isAfter(therapy.asOf())) {
                unusable.add(new Form(day, measure, form.reference()));
            }
        }
        this.lastUsable = usable;
        this.newest = unusable.stream()
                .max(Comparator.comparing(Form::day)
                        .thenComparing(Form::reference)
                        .thenComparing(Form::measure))
                .orElse(null);
        this.why = newest == null ? List.of() : why(newest.reference(), dataNotes);
    }

    /** The newest could not, where no rating that could be used is of its day or later. */
    @Sentence(
            "the newest alliance form, of the last {days:1..365} days or the last {sessions:1..20} sessions, could not be used")
    public Answer newestWithin(int days, int sessions) {
        Phrase absent = therapy.absentBecause();
        if (absent != null) {
            return Answer.notKnown(absent);
        }
        if (newest == null || (lastUsable != null && !lastUsable.isBefore(newest.day()))) {
            return Answer.stage(false, WORDS.say("none-newer"), List.of());
        }
        List<Session> last = therapy.lastSessions(sessions);
        boolean sinceSessions =
                !last.isEmpty() && !newest.day().isBefore(last.get(0).day());
        boolean sinceDays = !newest.day().isBefore(therapy.asOf().minusDays(days));
        return Answer.telling(
                sinceDays || sinceSessions,
                WORDS.say(
                        "unusable",
                        "measure",
                        newest.measure(),
                        "day",
                        newest.day(),
                        "reference",
                        newest.reference(),
                        "remarks",
                        why.size(),
                        "why",
                        new Spoken.Joined(why, " ")),
                WORDS.say("unusable.headline", "measure", newest.measure(), "day", new Spoken.ShortDay(newest.day())),
                List.of(newest.day()));
    }

    private static boolean isOfOther(Rater rater) {
        return rater == Rater.THERAPIST || rater == Rater.OBSERVER;
    }

    private static @Nullable String allianceName(@Nullable Measure measure) {
        return measure == null || measure.kind() != Measure.Kind.ALLIANCE ? null : measure.shortName();
    }

    private static List<Spoken> why(String reference, Collection<DataNote> notes) {
        return notes.stream()
                .filter(note -> note.reference().equals(reference))
                .map(DataNote::said)
                .distinct()
                .toList();
    }
}
