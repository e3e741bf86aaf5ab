// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alliancecds.course.DataNote;
import org.alliancecds.rulebook.Evaluation.Finding;

/**
 * Which cards an evaluation makes: few, each with its reasons merged, loudest first. Each risk finding has its own; there
 * is one for the alliance and one each for outcome, data and praise. Only news makes a card; what was told before stands
 * in the detail of a card that is made anyway. Small notes are held back beside a risk, and praise
 * never stands in one answer with a warning.
 */
public record CardPlan(List<Planned> cards) {

    /**
     * A card to be written.
     *
     * @param news what makes the card, strongest first; never empty
     * @param still what was told before and still holds, strongest first
     * @param modifiers what is so of the whole therapy and adds its words, but makes no card
     */
    public record Planned(CardKind kind, List<Finding> news, List<Finding> still, List<Finding> modifiers) {

        /** The loudest of the news. */
        public Level level() {
            return news.stream()
                    .map(Finding::level)
                    .max(Comparator.naturalOrder())
                    .orElse(Level.INFO);
        }
    }

    /** The plan for an evaluation; an empty one where nothing is news. */
    public static CardPlan of(Evaluation evaluation) {
        List<Planned> cards = new ArrayList<>();
        for (Finding risk : ofKind(evaluation, CardKind.RISK)) {
            cards.add(new Planned(CardKind.RISK, List.of(risk), List.of(), List.of()));
        }
        boolean riskInSight =
                !unreadRiskAnswers(evaluation).isEmpty() || cards.stream().anyMatch(card -> card.level() != Level.INFO);
        for (CardKind kind : List.of(CardKind.ALLIANCE, CardKind.OUTCOME, CardKind.DATA)) {
            List<Finding> news =
                    ofKind(evaluation, kind).stream().filter(Finding::isNews).toList();
            boolean loud = news.stream().anyMatch(finding -> finding.level() != Level.INFO);
            if (!news.isEmpty() && (loud || !riskInSight)) {
                cards.add(new Planned(
                        kind,
                        news,
                        told(evaluation, kind),
                        kind == CardKind.ALLIANCE ? ofKind(evaluation, CardKind.MODIFIER) : List.of()));
            }
        }
        List<Finding> praise = ofKind(evaluation, CardKind.ON_TRACK).stream()
                .filter(Finding::isNews)
                .toList();
        boolean warned =
                evaluation.findings().stream().anyMatch(finding -> finding.level() != Level.INFO) || riskInSight;
        if (!praise.isEmpty() && !warned) {
            cards.add(new Planned(CardKind.ON_TRACK, praise, List.of(), List.of()));
        }
        return new CardPlan(List.copyOf(cards));
    }

    /** The notes on risk items whose answer cannot be read; they ask for a card of their own. */
    public static List<DataNote> unreadRiskAnswers(Evaluation evaluation) {
        return evaluation.dataNotes().stream()
                .filter(note -> note.code() == DataNote.Code.UNREADABLE_RISK_ANSWER)
                .toList();
    }

    private static List<Finding> told(Evaluation evaluation, CardKind kind) {
        return ofKind(evaluation, kind).stream()
                .filter(finding -> !finding.isNews())
                .toList();
    }

    private static List<Finding> ofKind(Evaluation evaluation, CardKind kind) {
        return evaluation.findings().stream()
                .filter(finding -> finding.guidance().card() == kind)
                .toList();
    }
}
