// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.record.DataNote;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.sentence.Answer;
import org.alliancecds.service.settings.PublicAddress;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Said;
import org.alliancecds.told.WhatIsNew;
import org.alliancecds.words.Language;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Writes the cards that are planned for an evaluation, and those that say what could not be read or told. */
@Component
public final class CardRenderer {

    /** Of CDS Hooks: a summary is shorter than 140 characters. */
    static final int LONGEST_SUMMARY = 139;

    private static final int MOST_SUGGESTIONS = 4;
    /** Where signs are merged the card is long already; this is the best of each of the signs that it explains. */
    private static final int MOST_SUGGESTIONS_MERGED = 3;

    private static final String TOPICS = "https://alliancecds.org/warning-signs";
    /** The system of the codes with which a card may be set aside. */
    public static final String OVERRIDES = "https://alliancecds.org/override-reasons";

    private static final Words WORDS = Words.beside(CardRenderer.class);

    private final PublicAddress address;
    private final Language language;

    /** Writes in English. */
    @Autowired
    public CardRenderer(PublicAddress address) {
        this(address, Language.ENGLISH);
    }

    CardRenderer(PublicAddress address, Language language) {
        this.address = address;
        this.language = language;
    }

    /**
     * The cards, loudest first, and what stands at the end. An empty list is given only for a record that was seen as a
     * whole.
     *
     * @param plan which cards the evaluation makes for the reader
     * @param sight what of the record could be seen
     * @param occasion for whom, where and when
     */
    public List<Card> render(
            Evaluation evaluation, CardPlan plan, Sight sight, CardContent content, Occasion occasion) {
        SuggestedAction actions = new SuggestedAction(occasion, evaluation, content.measures(), language);
        String behavior = occasion.ehr().selectionBehavior().word();
        CardDetail detail = new CardDetail(evaluation, sight, content, occasion.moment(), language);
        CardPlan.UnreadRisk unreadRisk = plan.unreadRisk();

        List<Card> cards = new ArrayList<>();
        for (CardPlan.Planned planned : plan.cards()) {
            if (planned.kind() != CardKind.RISK && unreadRisk != null) {
                cards.add(unreadRiskAnswer(unreadRisk, detail, behavior));
                unreadRisk = null;
            }
            if (occasion.moment().shows(planned.kind())) {
                cards.add(card(planned, detail, occasion.moment(), actions, behavior));
            }
        }
        if (unreadRisk != null) {
            cards.add(unreadRiskAnswer(unreadRisk, detail, behavior));
        }
        if (cards.isEmpty()) {
            couldNotTell(evaluation, plan, sight, content, detail, cards);
        }
        standing(plan, evaluation.asOf(), occasion.moment(), cards);
        return List.copyOf(cards);
    }

    private Card card(
            CardPlan.Planned planned,
            CardDetail detail,
            Occasion.Moment moment,
            SuggestedAction actions,
            String behavior) {
        List<Finding> findings = planned.findings();
        Finding strongest = findings.get(0);
        List<Guidance.Suggestion> suggestions = suggestions(findings, moment);
        return new Card(
                uuid(),
                summary(findings),
                planned.level().word(),
                detail.of(planned, suggestions),
                source(camelCase(strongest.sign()), strongest.guidance().title()),
                suggestions.stream()
                        .map(suggestion -> new Card.Suggestion(
                                PlainText.of(suggestion.label()),
                                uuid(),
                                // Nothing that is clicked is a way to act on a risk.
                                planned.kind() == CardKind.RISK ? List.of() : actions.of(suggestion),
                                suggestion.id()))
                        .toList(),
                suggestions.isEmpty() ? null : behavior,
                overrideReasons(findings),
                planned.said());
    }

    private Card unreadRiskAnswer(CardPlan.UnreadRisk unread, CardDetail detail, String behavior) {
        return new Card(
                uuid(),
                say("unread-risk.summary"),
                Level.WARNING.word(),
                detail.unreadRiskAnswer(unread),
                source(WhatIsNew.UNREADABLE_RISK_ANSWER, StandingLines.UNREAD_RISK.in(language)),
                List.of(
                        new Card.Suggestion(say("unread-risk.look"), uuid(), List.of(), null),
                        new Card.Suggestion(say("unread-risk.ask"), uuid(), List.of(), null)),
                behavior,
                List.of(new Card.Coding("already-looked", OVERRIDES, say("unread-risk.looked"))),
                List.of(unread.said()));
    }

    /** "No warning sign" and "could not tell" are different answers; this is the second. */
    private void couldNotTell(
            Evaluation evaluation,
            CardPlan plan,
            Sight sight,
            CardContent content,
            CardDetail detail,
            List<Card> cards) {
        List<DataNote> notes = evaluation.dataNotes();
        String summary;
        // What was told before still holds, so of the rest it can only be said that nothing is new.
        boolean known = plan.knownBefore();
        if (sight.nothingUsable(notes)) {
            summary = say("nothing-usable");
        } else if (!sight.notSeen().isEmpty()) {
            summary = say("not-seen", "what", sight.notSeenInWords(), "known", known);
        } else if (!sight.isWhole(notes)) {
            summary = say("given-in-part", "known", known);
        } else if (sight.noContactUsable(notes)) {
            summary = say("no-contact-usable", "known", known);
        } else if (!known && notes.stream().anyMatch(note -> note.code() == DataNote.Code.UNDER_AGE)) {
            summary =
                    say("under-age", "adult", content.definitions().adultFrom().value());
        } else {
            return;
        }
        cards.add(information(
                "couldNotTell",
                say("could-not-tell"),
                PlainText.shortened(summary, LONGEST_SUMMARY),
                detail.couldNotTell(known),
                evaluation.asOf()));
    }

    private void standing(CardPlan plan, LocalDate asOf, Occasion.Moment moment, List<Card> cards) {
        List<CardPlan.Standing> shown = plan.standing().stream()
                .filter(line -> moment.shows(line.kind()))
                .toList();
        if (!shown.isEmpty()) {
            StandingLines lines = new StandingLines(shown, asOf, language);
            cards.add(information("standing", StandingLines.TITLE.in(language), lines.summary(), lines.detail(), asOf));
        }
    }

    /** A card that no sign makes and that offers nothing to do. */
    private Card information(String topic, String display, String summary, String detail, LocalDate asOf) {
        return new Card(
                uuid(),
                summary,
                Level.INFO.word(),
                detail,
                source(topic, display),
                List.of(),
                null,
                List.of(),
                List.of(new Said(topic, Level.INFO, Set.of(), asOf)));
    }

    /** What was seen, its first reason, and how many more there are where that fits. */
    private String summary(List<Finding> findings) {
        Finding strongest = findings.get(0);
        String summary = PlainText.of(strongest.guidance().summary()).replaceAll("[.:]+$", "");
        for (Answer answer : strongest.because()) {
            Spoken brief = answer.brief();
            if (brief != null) {
                summary = say("headline", "summary", summary, "reason", PlainText.of(brief.in(language)));
                break;
            }
        }
        summary = PlainText.shortened(summary, LONGEST_SUMMARY);
        int others = findings.size() - 1;
        String more = others == 0 ? "" : say("more-signs", "more", others);
        return summary.length() + more.length() <= LONGEST_SUMMARY ? summary + more : summary;
    }

    /** The first of each finding in turn, then the second of each, until there are enough; of those that fit the moment. */
    static List<Guidance.Suggestion> suggestions(List<Finding> findings, Occasion.Moment moment) {
        Map<String, Guidance.Suggestion> byId = new LinkedHashMap<>();
        int most = findings.size() == 1 ? MOST_SUGGESTIONS : MOST_SUGGESTIONS_MERGED;
        int longest = findings.stream()
                .mapToInt(finding -> finding.guidance().suggestions().size())
                .max()
                .orElse(0);
        for (int round = 0; round < longest; round++) {
            for (Finding finding : findings) {
                List<Guidance.Suggestion> own = finding.guidance().suggestions().stream()
                        .filter(moment::fits)
                        .toList();
                if (round < own.size() && byId.size() < most) {
                    byId.putIfAbsent(own.get(round).id(), own.get(round));
                }
            }
        }
        return List.copyOf(byId.values());
    }

    private static List<Card.Coding> overrideReasons(List<Finding> findings) {
        Map<String, Card.Coding> byCode = new LinkedHashMap<>();
        for (Finding finding : findings) {
            for (Guidance.OverrideReason reason : finding.guidance().overrideReasons()) {
                byCode.putIfAbsent(reason.code(), new Card.Coding(reason.code(), OVERRIDES, reason.display()));
            }
        }
        return List.copyOf(byCode.values());
    }

    private Card.Source source(String topic, String display) {
        return new Card.Source("Alliance CDS", address.base() + "/rulebook", new Card.Coding(topic, TOPICS, display));
    }

    /** {@code mean_alliance_low} becomes {@code meanAllianceLow}: a client may remember an acknowledgement by it. */
    static String camelCase(String id) {
        StringBuilder camel = new StringBuilder();
        for (String part : id.split("[^A-Za-z0-9]+", -1)) {
            if (!part.isEmpty()) {
                camel.append(
                        camel.length() == 0 ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
        }
        return camel.toString();
    }

    private String say(String key, Object... values) {
        return WORDS.say(key, values).in(language);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
