// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.DataNote;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Series;
import org.alliancecds.told.CardPlan;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Writes the detail of the cards of one answer. Every text from data or content is escaped. */
final class CardDetail {
    private static final Words WORDS = Words.beside(CardDetail.class);

    private static final int MOST_NOTES = 5;
    /** So many signs are explained; the others are seen in the reasons. A card is read between two sessions. */
    private static final int MOST_EXPLAINED = 3;

    private final Evaluation evaluation;
    private final Sight sight;
    private final CardContent content;
    private final Occasion.Moment moment;
    private final Language language;

    CardDetail(Evaluation evaluation, Sight sight, CardContent content, Occasion.Moment moment, Language language) {
        this.language = language;
        this.moment = moment;
        this.evaluation = evaluation;
        this.sight = sight;
        this.content = content;
    }

    /** For a card that is planned, with the suggestions that it offers. */
    String of(CardPlan.Planned planned, List<Guidance.Suggestion> suggestions) {
        List<Finding> findings = planned.findings();
        List<Finding> explained = findings.subList(0, Math.min(MOST_EXPLAINED, findings.size()));
        List<String> parts = new ArrayList<>();
        parts.add(again(planned.news()));
        parts.add(section("seen", reasons(findings)));
        parts.add(alsoSeen(planned.alsoSeen()));
        parts.add(section("so-far", series(findings.get(0).guidance().card())));
        parts.add(section("why", each(explained, finding -> finding.guidance().why())));
        parts.add(section(
                "treatment", planned.modifiers().stream().map(this::modifier).toList()));
        parts.add(section(
                "suggestions", suggestions.stream().map(this::suggestion).toList()));
        parts.add(section("caveat", each(findings, finding -> finding.guidance().caveat())));
        parts.add(section("evidence", evidence(explained)));
        parts.add(section("missing", missing()));
        parts.add(origin(findings));
        return joined(parts);
    }

    /** For the card that says that a risk item has to be looked at. */
    String unreadRiskAnswer(CardPlan.UnreadRisk unread) {
        return joined(List.of(
                unread.again() == null
                        ? ""
                        : MarkdownEscape.of(AgainInWords.alone(unread.again(), evaluation.asOf())
                                .in(language)),
                section("seen", unread.notes().stream().map(this::told).toList()),
                alsoSeen(unread.alsoSeen()),
                section("why", List.of(say("unread-risk.why"))),
                section(
                        "suggestions",
                        List.of(
                                "**" + say("unread-risk.look") + ".** " + say("unread-risk.look.how"),
                                "**" + say("unread-risk.ask") + ".** " + say("unread-risk.ask.how"))),
                section("caveat", List.of(say("unread-risk.caveat"))),
                rulebook()));
    }

    /** For the card that says that nothing can be said, or nothing but what was told before. */
    String couldNotTell(boolean knownBefore) {
        return joined(
                List.of(say("nothing-found", "known", knownBefore), section("missing", missing(true)), rulebook()));
    }

    /** What to do on one line, words for it and what to avoid on the next: read at a glance between two sessions. */
    private String suggestion(Guidance.Suggestion suggestion) {
        String avoid = suggestion.avoid();
        return "**" + MarkdownEscape.of(suggestion.label()) + ".** " + MarkdownEscape.of(suggestion.how())
                + "  \n  "
                + say(
                        "example",
                        "say",
                        MarkdownEscape.of(suggestion.say()),
                        "avoid",
                        MarkdownEscape.of(avoid.substring(0, 1).toLowerCase(Locale.ROOT) + avoid.substring(1)));
    }

    private List<String> reasons(List<Finding> findings) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Finding finding : findings) {
            for (Answer answer : finding.because()) {
                if (answer.brief() != null) {
                    reasons.add(MarkdownEscape.of(answer.text(language)));
                }
            }
        }
        return List.copyOf(reasons);
    }

    private String modifier(Finding modifier) {
        Guidance words = modifier.guidance();
        return MarkdownEscape.of(words.why()) + " "
                + words.suggestions().stream().limit(1).map(this::suggestion).collect(Collectors.joining())
                + " " + MarkdownEscape.of(words.caveat());
    }

    /** Why a card is back, one line a sign that the reader knows. */
    private String again(List<CardPlan.News> news) {
        List<String> lines = new ArrayList<>();
        for (CardPlan.News one : news) {
            if (one.again() != null) {
                String title = one.finding().guidance().title();
                Phrase words = news.size() == 1
                        ? AgainInWords.alone(one.again(), evaluation.asOf())
                        : AgainInWords.ofSign(title, one.again(), evaluation.asOf());
                lines.add(MarkdownEscape.of(words.in(language)));
            }
        }
        return String.join("  \n", lines);
    }

    /** What waits for this card, by name. */
    private String alsoSeen(List<Finding> heldBack) {
        String names = heldBack.stream()
                .map(Finding::guidance)
                .filter(words -> moment.shows(words.card()))
                .map(Guidance::title)
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "" : MarkdownEscape.of(say("also-seen", "signs", names));
    }

    private List<String> series(CardKind kind) {
        List<String> lines = new ArrayList<>();
        for (Series series : evaluation.series()) {
            Measure measure = content.measures().byId(series.measure());
            boolean comparable =
                    series.scale().equals("total") && series.points().size() > 1;
            if (comparable && measure != null && measure.kind() == shownWith(kind)) {
                lines.add(SeriesLine.of(series, measure, language));
            }
        }
        return lines;
    }

    private static Measure.@Nullable Kind shownWith(CardKind kind) {
        return switch (kind) {
            case ALLIANCE, DATA, ON_TRACK -> Measure.Kind.ALLIANCE;
            case OUTCOME -> Measure.Kind.OUTCOME;
            case RISK, MODIFIER -> null;
        };
    }

    private static List<String> each(List<Finding> findings, Function<Finding, String> words) {
        return findings.stream()
                .map(words)
                .filter(text -> !text.isBlank())
                .map(MarkdownEscape::of)
                .distinct()
                .toList();
    }

    private List<String> evidence(List<Finding> findings) {
        Map<String, Set<String>> byStrength = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Set<String> works = byStrength.computeIfAbsent(
                    MarkdownEscape.of(finding.guidance().strength()), strength -> new LinkedHashSet<>());
            for (String key : finding.guidance().evidence()) {
                works.add(MarkdownEscape.of(content.work(key)));
            }
        }
        return byStrength.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty()
                        ? entry.getKey()
                        : say("strength", "strength", entry.getKey(), "works", String.join("; ", entry.getValue())))
                .toList();
    }

    /** What could not be seen or used, one line a kind. */
    private List<String> missing() {
        return missing(false);
    }

    /**
     * As above.
     *
     * @param nothingElse whether it is all that there is to say, and so is said with its remedy
     */
    private List<String> missing(boolean nothingElse) {
        List<String> lines = new ArrayList<>();
        if (!sight.notSeen().isEmpty()) {
            lines.add(say(
                    "could-not-see",
                    "what",
                    MarkdownEscape.of(sight.notSeenInWords().in(language))));
        }
        List<DataNote> notes = evaluation.dataNotes().stream()
                .filter(note -> note.code() != DataNote.Code.NOT_SEEN
                        || !sight.notSeen().contains(note.reference()))
                // Every record holds Observations of other kinds; nobody misses them beside what was read.
                .filter(note -> nothingElse || note.code() != DataNote.Code.OBSERVATION_UNKNOWN)
                .toList();
        for (NoteGroup group : NoteGroup.of(notes, language)) {
            Phrase remedy = group.remedy();
            lines.add(withReferences(group)
                    + (nothingElse && remedy != null ? " " + MarkdownEscape.of(remedy.in(language)) : ""));
        }
        if (lines.size() <= MOST_NOTES) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_NOTES));
        shown.add(say("and-more", "more", lines.size() - MOST_NOTES));
        return shown;
    }

    private String withReferences(NoteGroup group) {
        String text = MarkdownEscape.of(group.text());
        if (group.references().isEmpty()) {
            return text;
        }
        String first = MarkdownEscape.of(group.references().get(0));
        return say("with-reference", "text", text, "reference", first, "more", group.count() - 1);
    }

    private String told(DataNote note) {
        return say(
                "with-reference",
                "text",
                MarkdownEscape.of(note.said().in(language)),
                "reference",
                MarkdownEscape.of(note.reference()),
                "more",
                0);
    }

    private String origin(List<Finding> findings) {
        String rules = findings.stream()
                .flatMap(finding -> finding.sentences().stream())
                .distinct()
                .map(MarkdownEscape::of)
                .collect(Collectors.joining("; "));
        Optional<LocalDate> newest = findings.stream()
                .flatMap(finding -> finding.because().stream())
                .flatMap(answer -> answer.dates().stream())
                .max(Comparator.naturalOrder());
        Optional<LocalDate> stale = findings.stream()
                .map(Finding::staleOn)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder());
        String basis = newest.map(day -> stale.map(end -> say("rests-on-until", "day", day, "stale", end))
                        .orElseGet(() -> say("rests-on", "day", day)))
                .orElse("");
        return (rules.isEmpty() ? "" : say("rules", "rules", rules) + " ")
                + rulebook()
                + (basis.isEmpty() ? "" : " " + basis);
    }

    private String rulebook() {
        return say(
                "rulebook",
                "version",
                MarkdownEscape.of(evaluation.rulebookVersion()),
                "confirmed",
                content.isConfirmed());
    }

    /** Nothing where there are no lines. */
    private String section(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "**" + say(title) + "**\n\n"
                        + lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private String say(String key, Object... values) {
        return WORDS.say(key, values).in(language);
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
