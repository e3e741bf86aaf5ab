// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.record.DataNote;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.service.card.NoteGroup;
import org.alliancecds.service.card.PlainText;
import org.alliancecds.service.card.Sight;
import org.alliancecds.service.rulebook.SuggestionEntry;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.jspecify.annotations.Nullable;

/** What {@code POST /evaluations} answers: an evaluation in the words of interfaces. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvaluationAnswer(
        Version rulebook,
        LocalDate asOf,
        List<Finding> findings,
        List<Silence> silent,
        List<Note> dataNotes,
        List<Series> series,
        AttendanceSummary attendance) {

    record Version(String version) {}

    record Finding(String rule, String level, String card, List<String> because, List<SuggestionEntry> suggestions) {}

    record Silence(String rule, List<Why> why) {}

    record Why(String rule, String condition, String answer, String text) {}

    /**
     * One kind of trouble with the data.
     *
     * @param reference the first resource that has it, a prefetch key, or empty for the whole record
     * @param count how many resources have it
     * @param references the first of them, at most five
     * @param remedy which setting or file mends it; absent where that is said already, or nothing can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(
            String code,
            String reference,
            String text,
            int count,
            List<String> references,
            @Nullable String remedy) {}

    record Series(String measure, String scale, String rater, List<Point> points) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Point(@Nullable Integer session, LocalDate date, BigDecimal value) {}

    static EvaluationAnswer of(Evaluation evaluation, Sight sight) {
        return new EvaluationAnswer(
                new Version(evaluation.rulebookVersion()),
                evaluation.asOf(),
                evaluation.findings().stream().map(EvaluationAnswer::finding).toList(),
                evaluation.silent().stream().map(EvaluationAnswer::silence).toList(),
                notes(evaluation.dataNotes(), sight),
                evaluation.series().stream().map(EvaluationAnswer::series).toList(),
                evaluation.attendance());
    }

    private static Finding finding(Evaluation.Finding finding) {
        return new Finding(
                finding.sign(),
                finding.level().word(),
                finding.guidance().card().word(),
                finding.because().stream()
                        .map(answer -> PlainText.of(answer.text()))
                        .toList(),
                finding.guidance().suggestions().stream()
                        .map(SuggestionEntry::of)
                        .toList());
    }

    private static Silence silence(Evaluation.Silence silence) {
        return new Silence(
                silence.sign(),
                silence.why().stream()
                        .map(why -> new Why(
                                why.rule(),
                                why.condition(),
                                why.answer().truth().word(),
                                PlainText.of(why.answer().text())))
                        .toList());
    }

    private static List<Note> notes(List<DataNote> dataNotes, Sight sight) {
        List<Note> notes = new ArrayList<>();
        for (NoteGroup group : NoteGroup.of(dataNotes, Language.ENGLISH)) {
            Phrase remedy = group.remedy();
            List<String> references =
                    group.references().stream().map(PlainText::of).toList();
            notes.add(new Note(
                    group.code().id(),
                    references.isEmpty() ? "" : references.get(0),
                    PlainText.of(group.text()),
                    group.count(),
                    references,
                    remedy == null ? null : remedy.text()));
        }
        for (String key : sight.notSeen()) {
            boolean told = dataNotes.stream()
                    .anyMatch(note -> note.code() == DataNote.Code.NOT_SEEN
                            && note.reference().equals(key));
            if (!told) {
                notes.add(new Note(
                        DataNote.Code.NOT_SEEN.id(), key, Sight.notSeen(key).text(), 1, List.of(key), null));
            }
        }
        return List.copyOf(notes);
    }

    private static Series series(org.alliancecds.therapy.Series series) {
        return new Series(
                series.measure(),
                series.scale(),
                series.rater().word(),
                series.points().stream()
                        .map(point -> new Point(point.session(), point.date(), point.value()))
                        .toList());
    }
}
