// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.RepairTheme;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.Rater;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.sentence.Answer;
import org.alliancecds.service.CdsHooksStrictness;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Series;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Said;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CardRendererTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Rulebook RULEBOOK = Rulebook.builtIn(CourseSettings.DEFAULT);
    private static final CardContent CONTENT = new CardContent(
            Map.of("sharf-2010", new Reference("sharf-2010", "Sharf, Primavera & Diener (2010). Dropout.", "", "", "")),
            RULEBOOK.measures(),
            RULEBOOK.definitions());
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final CardRenderer renderer = new CardRenderer(PublicAddress.at(URI.create("https://cds.example/")));

    @Test
    void mergesTheReasonsOfTheAllianceStrongestFirst() {
        Card card = only(
                finding("mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "mean 33 over 5 ratings"),
                finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "32 on the first"),
                finding("missed_sessions", CardKind.ALLIANCE, Level.INFO, "2 missed"));

        assertThat(card.summary()).isEqualTo("Title of mean_alliance_low: mean 33 over 5 ratings · 2 more signs");
        assertThat(card.indicator()).isEqualTo("warning");
        assertThat(card.source())
                .isEqualTo(new Card.Source(
                        "Alliance CDS",
                        "https://cds.example/rulebook",
                        new Card.Coding(
                                "meanAllianceLow",
                                "https://alliancecds.org/warning-signs",
                                "Title of mean_alliance_low")));
        assertThat(card.suggestions())
                .extracting(Card.Suggestion::label)
                .containsExactly("First of mean_alliance_low", "First of rocky_start", "First of missed_sessions");
        assertThat(card.selectionBehavior()).isEqualTo("any");
        assertThat(card.overrideReasons())
                .containsExactly(new Card.Coding(
                        "already-addressed", "https://alliancecds.org/override-reasons", "Already addressed"));
    }

    @Test
    void writesTheWholeDetail() {
        Card card = only(finding("mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "mean 33 over 5 ratings"));

        assertThat(card.detail()).isEqualTo("""
                        **What was seen**

                        - mean 33 over 5 ratings, in a whole sentence.

                        **So far**

                        - SRS by the client: ▆▅▃ 3 values, from 34.5 (1 October 2026) to 31 (10 November 2026)

                        **Why it may matter**

                        - Why of mean\\_alliance\\_low.

                        **What you could do**

                        - **First of mean\\_alliance\\_low.** How.\s\s
                          For example: “Words.” Avoid this.
                        - **Second of mean\\_alliance\\_low.** How.\s\s
                          For example: “Words.” Avoid this.

                        **What this cannot tell**

                        - Most clients with this pattern stay.

                        **Evidence**

                        - strong: Sharf, Primavera &amp; Diener (2010)

                        Rules: Rule of mean\\_alliance\\_low. Rulebook 0123456789ab; no clinician has yet signed off these\
                         thresholds. This rests on data up to 10 November 2026; it is stale from 8 December 2026.""");
    }

    @Test
    void givesRiskACardOfItsOwnAndHoldsSmallNotesBack() {
        Finding risk = finding("self_harm_item_endorsed", CardKind.RISK, Level.CRITICAL, "item 9 = 3");
        Finding small = finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "x");
        Finding loud = finding("mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "y");
        Finding praise = finding("on_track", CardKind.ON_TRACK, Level.INFO, "z");

        assertThat(topics(risk, small, praise)).containsExactly("selfHarmItemEndorsed");
        assertThat(topics(risk, loud, small)).containsExactly("selfHarmItemEndorsed", "meanAllianceLow");
    }

    @Test
    void letsSmallNotesStandBesideAnOldRiskAnswer() {
        Finding risk = finding("self_harm_item_endorsed", CardKind.RISK, Level.INFO, "was 3");
        Finding small = finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "x");

        assertThat(topics(risk, small)).containsExactly("selfHarmItemEndorsed", "rockyStart");
    }

    @Test
    void givesPraiseOnlyWhereNothingWarns() {
        Finding praise = finding("on_track", CardKind.ON_TRACK, Level.INFO, "z");
        Finding data = finding("too_few_ratings", CardKind.DATA, Level.INFO, "2 of 3");
        Finding outcome = finding("deterioration", CardKind.OUTCOME, Level.WARNING, "w");

        assertThat(topics(data, praise)).containsExactly("tooFewRatings", "onTrack");
        assertThat(topics(outcome, data, praise)).containsExactly("deterioration", "tooFewRatings");
    }

    @Test
    void asksSomebodyToLookAtARiskAnswerThatCannotBeRead() {
        DataNote note = new DataNote(
                DataNote.Code.UNREADABLE_RISK_ANSWER,
                "QuestionnaireResponse/9",
                language -> "Item 9: <b>often</b> cannot be read.");
        List<Card> cards = cards(
                evaluation(List.of(finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "x")), List.of(note)),
                List.of());

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).summary())
                .isEqualTo("A risk item was answered, and the answer cannot be read: please look at the form");
        assertThat(cards.get(0).indicator()).isEqualTo("warning");
        assertThat(cards.get(0).detail())
                .contains("Item 9: &lt;b&gt;often&lt;/b&gt; cannot be read. (QuestionnaireResponse/9)")
                .doesNotContain("<b>");
    }

    @Test
    void saysNothingOfAWholeRecordWithoutASign() {
        assertThat(cards(evaluation(List.of(), List.of()), List.of())).isEmpty();
    }

    @Test
    void saysThatItCouldNotTellWhereAPartWasNotSeen() {
        List<Card> cards = cards(evaluation(List.of(), List.of()), List.of("appointments", "responses"));

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).summary())
                .isEqualTo("Could not tell: appointments, questionnaire responses could not be seen; no warning sign in"
                        + " the rest");
        assertThat(cards.get(0).indicator()).isEqualTo("info");
        assertThat(cards.get(0).suggestions()).isEmpty();
    }

    @Test
    void saysThatItCouldNotTellWhereNothingWasUsable() {
        DataNote note =
                new DataNote(DataNote.Code.UNREADABLE, "QuestionnaireResponse/1", language -> "It cannot be read.");

        assertThat(cards(evaluation(List.of(), List.of(note)), List.of()))
                .extracting(Card::summary)
                .containsExactly("Could not tell: nothing in this record could be used");
    }

    @Test
    void namesFiveNotesAndCountsTheRest() {
        List<DataNote> notes = java.util.stream.IntStream.rangeClosed(1, 7)
                .mapToObj(n -> new DataNote(
                        DataNote.Code.UNREADABLE,
                        "Encounter/" + n,
                        language -> "Note " + "abcdefg".charAt(n - 1) + "."))
                .toList();
        Card card = cards(
                        evaluation(List.of(finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "x")), notes),
                        List.of())
                .get(0);

        assertThat(card.detail())
                .contains("- Note e. (Encounter/5)\n- and 2 more")
                .doesNotContain("Note f");
    }

    @Test
    void saysARemarkOnceForAllTheRecordsItConcerns() {
        List<DataNote> notes = java.util.stream.IntStream.rangeClosed(1, 3)
                .mapToObj(n -> new DataNote(DataNote.Code.UNREADABLE, "Encounter/" + n, language -> "It has no start."))
                .toList();
        Card card = cards(
                        evaluation(List.of(finding("rocky_start", CardKind.ALLIANCE, Level.INFO, "x")), notes),
                        List.of())
                .get(0);

        assertThat(card.detail()).contains("- It has no start. (Encounter/1 and 2 more)\n");
    }

    @Test
    void keepsASummaryWithinItsLengthAndCutsAtAWord() {
        String long139 = "word ".repeat(40);
        assertThat(only(finding("rocky_start", CardKind.ALLIANCE, Level.INFO, long139))
                        .summary())
                .hasSizeLessThanOrEqualTo(139)
                .endsWith("word…");
        String smileys = "😀".repeat(100);
        String cut = only(finding("rocky_start", CardKind.ALLIANCE, Level.INFO, smileys))
                .summary();
        assertThat(cut).hasSizeLessThanOrEqualTo(139);
        assertThat(PlainText.of(cut)).isEqualTo(cut);
    }

    private List<String> topics(Finding... findings) {
        return cards(evaluation(List.of(findings), List.of()), List.of()).stream()
                .map(card -> card.source().topic().code())
                .toList();
    }

    @Test
    void whatWasToldBeforeHasItsLineOnTheStandingCardAtTheEnd() {
        List<Card> cards = cards(
                evaluation(
                        List.of(
                                finding(
                                        "mean_alliance_low",
                                        CardKind.ALLIANCE,
                                        Level.WARNING,
                                        "mean 33 over 5 ratings"),
                                finding("missed_sessions", CardKind.ALLIANCE, Level.INFO, "2 missed")),
                        List.of()),
                told("mean_alliance_low", LocalDate.of(2026, 10, 20)));

        assertThat(cards)
                .extracting(Card::summary)
                .containsExactly("Title of missed_sessions: 2 missed", "Still there: Title of mean_alliance_low");
        Card standing = cards.get(1);
        assertThat(standing.indicator()).isEqualTo("info");
        assertThat(standing.detail())
                .isEqualTo("- Title of mean\\_alliance\\_low: since 20 Oct, 1 session; last answered: not yet");
        assertThat(standing.source())
                .isEqualTo(new Card.Source(
                        "Alliance CDS",
                        "https://cds.example/rulebook",
                        new Card.Coding(
                                "standing", "https://alliancecds.org/warning-signs", "Told before, and still there")));
        assertThat(standing.suggestions()).isEmpty();
        assertThat(standing.overrideReasons()).isEmpty();
    }

    @Test
    void theStandingCardNamesFewerRatherThanMoreThanSixtyWords() {
        List<Finding> findings = java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(n -> finding("sign_" + n, CardKind.ALLIANCE, Level.WARNING, "x"))
                .toList();
        Told told = Told.NOTHING;
        for (Finding finding : findings) {
            told = shown(told, finding.sign(), Level.WARNING, LocalDate.of(2026, 10, 20));
        }

        Card standing = cards(evaluation(findings, List.of()), told).get(0);

        assertThat(standing.summary()).isEqualTo("Still there: Title of sign_1 · 5 more");
        assertThat(standing.detail().lines())
                .hasSize(5)
                .startsWith("- Title of sign\\_1: since 20 Oct, 1 session; last answered: not yet")
                .endsWith("- and 2 more");
        assertThat((standing.summary() + " " + standing.detail().replace("- ", "")).split("\\s+"))
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void aWarningThatIsBackSaysWhy() {
        Finding low = finding("mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "mean 33 over 5 ratings");
        Told told = shown(Told.NOTHING, "mean_alliance_low", Level.INFO, LocalDate.of(2026, 10, 20));

        assertThat(cards(evaluation(List.of(low), List.of()), told).get(0).detail())
                .startsWith("Shown on 20 Oct; it is more urgent now.\n\n**What was seen**");
        assertThat(cards(
                                evaluation(
                                        List.of(
                                                low,
                                                finding(
                                                        "missed_sessions",
                                                        CardKind.ALLIANCE,
                                                        Level.WARNING,
                                                        "2 missed")),
                                        List.of()),
                                told)
                        .get(0)
                        .detail())
                .startsWith("Title of mean\\_alliance\\_low: shown on 20 Oct; it is more urgent now.\n\n");
    }

    @Test
    void whatARiskHoldsBackIsNamedOnItsCard() {
        Finding risk = finding("self_harm_item_endorsed", CardKind.RISK, Level.CRITICAL, "item 9 = 3");
        Finding missed = finding("missed_sessions", CardKind.ALLIANCE, Level.INFO, "2 missed");
        Finding data = finding("no_recent_rating", CardKind.DATA, Level.INFO, "none");
        Evaluation evaluation = evaluation(List.of(risk, missed, data), List.of());

        assertThat(cards(evaluation, List.of()))
                .extracting(Card::detail)
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("Also seen: Title of missed\\_sessions; Title of no\\_recent\\_rating.");
        assertThat(cards(evaluation, List.of(), booking()).get(0).detail())
                .contains("Also seen: Title of missed\\_sessions.");
    }

    @Test
    void aRecordSeenInPartSaysSoBesideWhatWasToldBefore() {
        List<Card> cards = cards(
                evaluation(
                        List.of(finding(
                                "mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "mean 33 over 5 ratings")),
                        List.of()),
                List.of("appointments"),
                told("mean_alliance_low", LocalDate.of(2026, 10, 20)),
                occasion(Occasion.Moment.CHART, EhrProfile.SelectionBehavior.ANY));

        assertThat(cards)
                .extracting(Card::summary)
                .containsExactly(
                        "Could not tell: appointments could not be seen; nothing new in the rest",
                        "Still there: Title of mean_alliance_low");
        assertThat(cards.get(0).detail()).isEqualTo("""
                        Nothing new was found in what could be seen. That is not the same as nothing new.

                        **What is missing**

                        - Could not be seen: appointments.

                        Rulebook 0123456789ab; no clinician has yet signed off these thresholds.""");
    }

    @Test
    void theKindOfTreatmentAddsItsWordsToACardAndMakesNone() {
        Finding kind = finding("trauma_focused", CardKind.MODIFIER, Level.INFO, "coded");
        assertThat(cards(evaluation(List.of(kind), List.of()), List.of())).isEmpty();

        Card card = only(finding("missed_sessions", CardKind.ALLIANCE, Level.INFO, "2 missed"), kind);

        assertThat(card.summary()).isEqualTo("Title of missed_sessions: 2 missed");
        assertThat(card.detail()).contains("""
                        **In this kind of treatment**

                        - Why of trauma\\_focused. **First of trauma\\_focused.** How. \s
                          For example: “Words.” Avoid this. Most clients with this pattern stay.

                        """.indent(0));
    }

    /** A warning that was shown on that day, with a session since. */
    private static Told told(String sign, LocalDate day) {
        return shown(Told.NOTHING, sign, Level.WARNING, day);
    }

    private static Told shown(Told told, String sign, Level level, LocalDate day) {
        return told.with(
                List.of(new Said(sign, level, Set.of("Rule of " + sign), day)),
                day,
                day.atTime(20, 0).toInstant(ZoneOffset.UTC),
                LocalDate.of(2026, 10, 20));
    }

    private Card only(Finding... findings) {
        List<Card> cards = cards(evaluation(List.of(findings), List.of()), List.of());
        assertThat(cards).hasSize(1);
        return cards.get(0);
    }

    @Test
    void theEhrSaysHowManySuggestionsMayBeChosen() {
        Finding low = finding("mean_alliance_low", CardKind.ALLIANCE, Level.WARNING, "x");
        DataNote unread = new DataNote(
                DataNote.Code.UNREADABLE_RISK_ANSWER, "QuestionnaireResponse/9", language -> "Item 9 cannot be read.");

        List<Card> cards = cards(
                evaluation(List.of(low), List.of(unread)),
                List.of(),
                occasion(Occasion.Moment.CHART, EhrProfile.SelectionBehavior.AT_MOST_ONE));

        assertThat(cards).extracting(Card::selectionBehavior).containsExactly("at-most-one", "at-most-one");
    }

    @Test
    void onBookingPraiseAndRemarksOnDataWaitForTheChart() {
        Evaluation calm = evaluation(
                List.of(
                        finding("no_recent_rating", CardKind.DATA, Level.INFO, "none"),
                        finding("on_track", CardKind.ON_TRACK, Level.INFO, "z")),
                List.of());

        assertThat(cards(calm, List.of())).hasSize(2);
        assertThat(cards(calm, List.of(), booking())).isEmpty();
        assertThat(cards(calm, List.of("appointments"), booking()))
                .extracting(Card::summary)
                .containsExactly("Could not tell: appointments could not be seen; no warning sign in the rest");
    }

    @Test
    void onBookingNoRiskWaits() {
        Finding risk = finding("self_harm_item_endorsed", CardKind.RISK, Level.CRITICAL, "item 9 = 3");
        Finding quiet = finding("often_cancelled", CardKind.ALLIANCE, Level.INFO, "3 of 5");
        Finding worse = finding("reliable_worsening", CardKind.OUTCOME, Level.WARNING, "w");
        DataNote unread = new DataNote(
                DataNote.Code.UNREADABLE_RISK_ANSWER, "QuestionnaireResponse/9", language -> "Item 9 cannot be read.");

        assertThat(cards(evaluation(List.of(risk, worse), List.of(unread)), List.of(), booking()))
                .extracting(card -> card.source().topic().code())
                .containsExactly("selfHarmItemEndorsed", "unreadableRiskAnswer", "reliableWorsening");
        assertThat(cards(evaluation(List.of(quiet), List.of()), List.of(), booking()))
                .extracting(card -> card.source().topic().code())
                .containsExactly("oftenCancelled");
    }

    private static Occasion booking() {
        return occasion(Occasion.Moment.BOOKING, EhrProfile.SelectionBehavior.ANY);
    }

    private static Occasion occasion(Occasion.Moment moment, EhrProfile.SelectionBehavior behavior) {
        EhrProfile ehr = new EhrProfile(
                "https://ehr.example",
                null,
                Set.of(),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                behavior,
                new EhrProfile.Creates(EhrProfile.Created.SERVICE_REQUEST, Map.of()),
                true);
        return new Occasion(moment, ehr, "42", "Practitioner/7", null, Instant.parse("2026-11-21T09:00:00Z"));
    }

    private List<Card> cards(Evaluation evaluation, List<String> notSeen) {
        return cards(evaluation, notSeen, occasion(Occasion.Moment.CHART, EhrProfile.SelectionBehavior.ANY));
    }

    private List<Card> cards(Evaluation evaluation, Told told) {
        return cards(evaluation, List.of(), told, occasion(Occasion.Moment.CHART, EhrProfile.SelectionBehavior.ANY));
    }

    private List<Card> cards(Evaluation evaluation, List<String> notSeen, Occasion occasion) {
        return cards(evaluation, notSeen, Told.NOTHING, occasion);
    }

    private List<Card> cards(Evaluation evaluation, List<String> notSeen, Told told, Occasion occasion) {
        ClientRecord empty = new ClientRecord(
                ZoneOffset.UTC,
                Instant.EPOCH,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        CardPlan plan = CardPlan.of(WhatIsNew.of(evaluation, told, new Replay(RULEBOOK, empty)), true);
        List<Card> cards = renderer.render(evaluation, plan, new Sight(notSeen, empty), CONTENT, occasion);
        CdsHooksStrictness.checkCards(MAPPER.valueToTree(new CdsResponse(cards)));
        return cards;
    }

    private static Evaluation evaluation(List<Finding> findings, List<DataNote> notes) {
        Series ratings = new Series(
                "srs",
                "total",
                Rater.CLIENT,
                List.of(
                        new Series.Point(1, LocalDate.of(2026, 10, 1), new BigDecimal("34.5")),
                        new Series.Point(2, LocalDate.of(2026, 10, 20), new BigDecimal("33")),
                        new Series.Point(3, LocalDate.of(2026, 11, 10), new BigDecimal("31.0"))));
        return new Evaluation(
                "0123456789ab",
                TODAY,
                findings,
                List.of(),
                notes,
                List.of(ratings),
                new AttendanceSummary(3, null, 0, 0, 0, 0, null, null, false, null),
                List.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 10)));
    }

    private static Finding finding(String sign, CardKind kind, Level level, String headline) {
        Guidance guidance = new Guidance(
                kind,
                "Title of " + sign,
                "Title of " + sign,
                "Why of " + sign + ".",
                List.of(suggestion("First", sign), suggestion("Second", sign)),
                "Most clients with this pattern stay.",
                Guidance.StrengthGrade.STRONG,
                "strong",
                List.of("sharf-2010"),
                List.of(new Guidance.OverrideReason("already-addressed", "Already addressed", 0)),
                Guidance.USUAL_QUIET_SESSIONS,
                Guidance.USUAL_REMIND_AFTER);
        Answer answer = Answer.telling(
                true,
                language -> headline + ", in a whole sentence.",
                language -> headline,
                List.of(LocalDate.of(2026, 11, 10)));
        Answer stage = Answer.stage(true, language -> "At least 3 ratings.", List.of());
        return new Finding(
                sign,
                level,
                guidance,
                List.of(
                        new Evaluation.ConditionAnswer("Rule of " + sign, "a stage", stage),
                        new Evaluation.ConditionAnswer("Rule of " + sign, "a reason", answer)),
                LocalDate.of(2026, 12, 8));
    }

    private static Guidance.Suggestion suggestion(String which, String sign) {
        return new Guidance.Suggestion(
                which + "-" + sign,
                RepairTheme.TALK_OPENLY,
                which + " of " + sign,
                "How.",
                "Words.",
                "This.",
                List.of("sharf-2010"),
                null);
    }
}
