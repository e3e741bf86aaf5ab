// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.record.DataNote;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.told.Judged.State;
import org.jspecify.annotations.Nullable;

/**
 * Which cards an evaluation makes for one reader: few, each with its reasons merged, loudest first. Each risk finding has
 * its own; there is one for the alliance and one each for outcome, data and praise. What is new makes them; warnings that
 * were told and still hold have a line each on the standing card. Small notes are held back beside a risk that is new and
 * named on its card, and praise never stands in one answer with a warning.
 *
 * @param unreadRisk the card on answers to risk items that cannot be read; null where none is needed
 * @param standing what was told and still holds, risk first
 * @param knownBefore whether something holds that was told before, shown here or not
 */
public record CardPlan(
        List<Planned> cards, @Nullable UnreadRisk unreadRisk, List<Standing> standing, boolean knownBefore) {

    /**
     * A card to be written.
     *
     * @param news what makes the card, strongest first; never empty
     * @param modifiers what is so of the whole therapy and adds its words, but makes no card
     * @param alsoSeen what this card holds back, strongest first; it is named and nothing more
     */
    public record Planned(CardKind kind, List<News> news, List<Finding> modifiers, List<Finding> alsoSeen) {

        /** The loudest of the news. */
        public Level level() {
            return news.stream()
                    .map(one -> one.finding().level())
                    .max(Comparator.naturalOrder())
                    .orElse(Level.INFO);
        }

        /** The findings of the news. */
        public List<Finding> findings() {
            return news.stream().map(News::finding).toList();
        }

        /** What the card says, as it is to be remembered. */
        public List<Said> said() {
            return news.stream().map(News::said).toList();
        }
    }

    /**
     * A finding that makes a card.
     *
     * @param again why, where the reader knows it; null where it is simply new
     */
    public record News(Finding finding, Said said, @Nullable Again again) {}

    /** The card on answers to risk items that cannot be read, with what it holds back. */
    public record UnreadRisk(
            List<DataNote> notes, Said said, @Nullable Again again, List<Finding> alsoSeen) {}

    /**
     * A line of the standing card.
     *
     * @param finding null for answers to risk items that cannot be read
     * @param since the day on which the reader was first shown it
     * @param sessions attended since
     * @param answeredOn when the reader last answered; null where that is not so
     */
    public record Standing(
            @Nullable Finding finding,
            LocalDate since,
            int sessions,
            @Nullable LocalDate answeredOn) {

        /** Of which kind of card the sign is. */
        public CardKind kind() {
            return finding == null ? CardKind.RISK : finding.guidance().card();
        }
    }

    /**
     * The plan for an evaluation as its reader sees it.
     *
     * @param standingCard false where the reader's EHR shows no standing card; a risk that stands then makes its full card
     */
    public static CardPlan of(WhatIsNew judged, boolean standingCard) {
        return new Planning(judged, standingCard).plan();
    }

    /** All full cards say, as it is to be remembered. */
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        cards.forEach(card -> said.addAll(card.said()));
        if (unreadRisk != null) {
            said.add(unreadRisk.said());
        }
        return List.copyOf(said);
    }

    /** Puts a plan together. */
    private static final class Planning {
        private final WhatIsNew judged;
        private final boolean standingCard;

        private Planning(WhatIsNew judged, boolean standingCard) {
            this.judged = judged;
            this.standingCard = standingCard;
        }

        private CardPlan plan() {
            List<News> risks = news(CardKind.RISK);
            Judged unread = judged.unreadRisk();
            boolean unreadIsNew = unread != null && (unread.state() == State.NEW || !standingCard);
            boolean riskIsNew =
                    unreadIsNew || risks.stream().anyMatch(one -> one.finding().level() != Level.INFO);
            List<Planned> others = new ArrayList<>();
            List<Finding> heldBack = new ArrayList<>();
            for (CardKind kind : List.of(CardKind.ALLIANCE, CardKind.OUTCOME, CardKind.DATA)) {
                List<News> news = news(kind);
                boolean loud = news.stream().anyMatch(one -> one.finding().level() != Level.INFO);
                if (riskIsNew && !loud) {
                    news.forEach(one -> heldBack.add(one.finding()));
                } else if (!news.isEmpty()) {
                    others.add(new Planned(
                            kind, news, kind == CardKind.ALLIANCE ? ofKind(CardKind.MODIFIER) : List.of(), List.of()));
                }
            }
            List<Planned> cards = new ArrayList<>();
            for (News risk : risks) {
                // Named once, on the first of the cards.
                cards.add(new Planned(
                        CardKind.RISK, List.of(risk), List.of(), cards.isEmpty() ? List.copyOf(heldBack) : List.of()));
            }
            cards.addAll(others);
            List<News> praise = news(CardKind.ON_TRACK);
            boolean warned = riskIsNew
                    || unread != null
                    || judged.evaluation().findings().stream().anyMatch(finding -> finding.level() != Level.INFO);
            if (!praise.isEmpty() && !warned) {
                cards.add(new Planned(CardKind.ON_TRACK, praise, List.of(), List.of()));
            }
            UnreadRisk unreadRisk = unread == null || !unreadIsNew
                    ? null
                    : new UnreadRisk(
                            judged.unreadRiskAnswers(),
                            unread.said(),
                            unread.again(),
                            risks.isEmpty() ? List.copyOf(heldBack) : List.of());
            boolean known = (unread != null && unread.state() != State.NEW)
                    || judged.evaluation().findings().stream()
                            .anyMatch(finding -> finding.guidance().card() != CardKind.MODIFIER
                                    && judged.of(finding).state() != State.NEW);
            return new CardPlan(List.copyOf(cards), unreadRisk, standing(), known);
        }

        private List<News> news(CardKind kind) {
            List<News> news = new ArrayList<>();
            for (Finding finding : ofKind(kind)) {
                Judged one = judged.of(finding);
                boolean full = one.state() == State.NEW || (kind == CardKind.RISK && !standingCard);
                if (full) {
                    news.add(new News(finding, one.said(), one.again()));
                }
            }
            return news;
        }

        private List<Finding> ofKind(CardKind kind) {
            return judged.evaluation().findings().stream()
                    .filter(finding -> finding.guidance().card() == kind)
                    .toList();
        }

        private List<Standing> standing() {
            if (!standingCard) {
                return List.of();
            }
            List<Standing> risk = new ArrayList<>();
            List<Standing> others = new ArrayList<>();
            for (Finding finding : judged.evaluation().findings()) {
                Judged one = judged.of(finding);
                boolean makesCards = finding.guidance().card() != CardKind.MODIFIER;
                if (makesCards && one.state() == State.STANDS) {
                    (finding.guidance().card() == CardKind.RISK ? risk : others).add(line(finding, one));
                }
            }
            Judged unread = judged.unreadRisk();
            if (unread != null && unread.state() == State.STANDS) {
                risk.add(line(null, unread));
            }
            risk.addAll(others);
            return List.copyOf(risk);
        }

        private static Standing line(@Nullable Finding finding, Judged one) {
            return new Standing(finding, one.said().since(), one.sessions(), one.answeredOn());
        }
    }
}
