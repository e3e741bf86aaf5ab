// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alliancecds.told.Reader.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.Threshold;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.sentence.SentenceForm;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/** A warning makes its card until it is told, then stands, and is back when there is more to say; risk is never silent. */
class WhatIsNewTest {
    private static final String LOW = "mean_alliance_low";
    private static final String RISK = "self_harm_item_endorsed";

    private final Reader reader = Reader.whoWasToldNothing();

    /** One session a week, the SRS each time. */
    private static ClientRecord weekly(String... ratings) {
        return client(IntStream.range(0, ratings.length)
                .mapToObj(week -> "    - {day: " + 7 * week + ", session: attended, srs: " + ratings[week] + "}\n")
                .collect(Collectors.joining()));
    }

    private static ClientRecord low(int weeks) {
        return weekly(IntStream.range(0, weeks).mapToObj(week -> "33").toArray(String[]::new));
    }

    @Test
    void aWarningIsShownAtEveryOpeningUntilTheNextSessionAndStandsFromThenOn() {
        assertThat(reader.opensEach(low(4), 21, 22, 27))
                .containsExactly(
                        "21: warning [mean_alliance_low]",
                        "22: warning [mean_alliance_low]",
                        "27: warning [mean_alliance_low]");
        assertThat(reader.opensEach(low(12), 28, 35, 42, 48, 49, 50, 56, 63))
                .containsExactly(
                        "28: standing [mean_alliance_low since 21, 1 sessions]",
                        "35: standing [mean_alliance_low since 21, 2 sessions]",
                        "42: standing [mean_alliance_low since 21, 3 sessions]",
                        "48: standing [mean_alliance_low since 21, 3 sessions]",
                        "49: warning [mean_alliance_low (reminded since 27, 4 sessions)]",
                        "50: warning [mean_alliance_low (reminded since 27, 4 sessions)]",
                        "56: standing [mean_alliance_low since 21, 5 sessions]",
                        "63: standing [mean_alliance_low since 21, 6 sessions]");
    }

    @Test
    void whatIsOpenedBeforeASessionIsToldByThatSession() {
        ClientRecord before = low(3);
        ClientRecord after = low(4);
        assertThat(reader.opens(before, 21, Reader.evening(20)))
                .containsExactly("warning [mean_alliance_low, early_window_open]");
        assertThat(reader.opens(after, 21)).containsExactly("standing [mean_alliance_low since 21, 1 sessions]");
    }

    @Test
    void aSessionThatIsEnteredLateTellsNothing() {
        assertThat(reader.opens(low(3), 25)).containsExactly("warning [mean_alliance_low, early_window_open]");
        assertThat(reader.opens(low(4), 26)).containsExactly("warning [mean_alliance_low]");
    }

    @Test
    void aFurtherStepDownIsShownAgain() {
        ClientRecord client = weekly("33", "33", "33", "33", "33", "20", "20");
        assertThat(reader.opensEach(client, 21, 28, 35, 36, 42))
                .containsExactly(
                        "21: warning [mean_alliance_low]",
                        "28: standing [mean_alliance_low since 21, 1 sessions]",
                        "35: warning [mean_alliance_low (worse since 21: the mean SRS rating is a further 2.2 points lower), below_own_usual]",
                        "36: warning [mean_alliance_low (worse since 21: the mean SRS rating is a further 2.2 points lower), below_own_usual]",
                        "42: standing [mean_alliance_low since 21, 3 sessions, below_own_usual since 35, 1 sessions]");
    }

    @Test
    void anAnswerStopsTheReminderAndTellsAtOnce() {
        List<String> seen = new ArrayList<>(reader.opensEach(low(12), 21));
        reader.answers(21, null, LOW);
        seen.addAll(reader.opensEach(low(12), 22, 28, 49, 56));
        assertThat(seen)
                .containsExactly(
                        "21: warning [mean_alliance_low]",
                        "22: standing [mean_alliance_low since 21, 0 sessions, answered 21]",
                        "28: standing [mean_alliance_low since 21, 1 sessions, answered 21]",
                        "49: standing [mean_alliance_low since 21, 4 sessions, answered 21]",
                        "56: standing [mean_alliance_low since 21, 5 sessions, answered 21]");
    }

    @Test
    void aReasonToSetItAsideMayLetItRest() {
        ClientRecord client = weekly("33", "33", "33", "33", "15", "15", "15", "15", "15");
        List<String> seen = new ArrayList<>(reader.opensEach(client, 21));
        reader.answers(21, "planned-ending-or-break", LOW);
        seen.addAll(reader.opensEach(client, 28, 35, 42, 49));
        assertThat(seen)
                .containsExactly(
                        "21: warning [mean_alliance_low]",
                        "28: warning [below_own_usual] | standing [mean_alliance_low since 21, 1 sessions, answered 21]",
                        "35: standing [mean_alliance_low since 21, 2 sessions, answered 21]",
                        "42: warning [mean_alliance_low (worse since 21: the mean SRS rating is a further 7.7 points lower), rupture_not_repaired, mean_alliance_sliding]",
                        "49: standing [mean_alliance_low since 21, 4 sessions, answered 21, rupture_not_repaired since 42, 1 sessions, mean_alliance_sliding since 42, 1 sessions]");
    }

    @Test
    void aHigherLevelAndAFurtherReasonAreShownAgain() {
        // The slide is seen at session 6, and reaches the concern line at session 8.
        ClientRecord client = weekly("40", "40", "40", "38", "37.5", "37.5", "37.5", "32", "32");
        assertThat(reader.opensEach(client, 35, 42, 49, 55, 56))
                .containsExactly(
                        "35: info [mean_alliance_sliding]",
                        "42: ",
                        "49: warning [below_own_usual, mean_alliance_sliding (higher since 35)]",
                        "55: warning [below_own_usual, mean_alliance_sliding (higher since 35)]",
                        "56: standing [below_own_usual since 49, 1 sessions, mean_alliance_sliding since 35, 3 sessions]");
    }

    @Test
    void whatWentAndCameBackIsNew() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended}
                    - {day: 7,  session: no-show}
                    - {day: 14, session: attended}
                    - {day: 21, session: attended}
                    - {day: 28, session: attended}
                    - {day: 35, session: attended}
                    - {day: 42, session: no-show}
                """);
        assertThat(reader.opensEach(client, 7, 14, 21, 35, 42))
                .containsExactly(
                        "7: warning [missed_appointment, early_window_open]",
                        "14: info [no_recent_rating]",
                        "21: ",
                        "35: info [on_track]",
                        "42: info [missed_appointment (came back since 7)]");
    }

    @Test
    void informationsRestOnceTheyAreTold() {
        // Four appointments kept at session 4; at session 6 the score is better by more than chance, and stays so.
        ClientRecord client = client("""
                    - {day: 0,  session: attended, phq-9: 18}
                    - {day: 7,  session: attended}
                    - {day: 14, session: attended}
                    - {day: 21, session: attended}
                    - {day: 28, session: attended}
                    - {day: 35, session: attended, phq-9: 10}
                    - {day: 42, session: attended}
                    - {day: 49, session: attended}
                    - {day: 56, session: attended, phq-9: 9}
                    - {day: 63, session: booked}
                """);
        assertThat(reader.opensEach(client, 14, 21, 28, 35, 42, 49, 56))
                .containsExactly(
                        "14: info [no_recent_rating]",
                        "21: info [on_track]",
                        "28: ",
                        "35: info [on_track (further reason since 21)]",
                        "42: ",
                        "49: ",
                        "56: ");
    }

    @Test
    void aMissedAppointmentMoreIsShownAgain() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended}
                    - {day: 7,  session: attended}
                    - {day: 14, session: attended}
                    - {day: 21, session: no-show}
                    - {day: 28, session: no-show}
                    - {day: 35, session: attended}
                    - {day: 42, session: no-show}
                """);
        assertThat(reader.opensEach(client, 21, 28, 35, 42, 43))
                .containsExactly(
                        "21: info [early_window_open, missed_appointment] | info [no_recent_rating]",
                        "28: warning [missed_appointment, early_window_open] | info [no_recent_rating]",
                        "35: standing [missed_appointment since 21, 1 sessions]",
                        "42: warning [missed_appointment (worse since 28: one more appointment was missed)]",
                        "43: warning [missed_appointment (worse since 28: one more appointment was missed)]");
    }

    @Test
    void aStricterLineSilencesNothing() {
        // Under the stricter line it would have held as of the sessions before, too.
        ClientRecord client = weekly("36.5", "36.5", "36.5", "34", "34", "34");

        assertThat(reader.opensEach(client, 14, 21)).containsExactly("14: ", "21: warning [mean_alliance_low]");
        reader.with(withConcernLine("37"));
        assertThat(reader.opensEach(client, 22, 28))
                .containsExactly(
                        "22: warning [mean_alliance_low]", "28: standing [mean_alliance_low since 21, 1 sessions]");
        assertThat(Reader.whoWasToldNothing().with(withConcernLine("37")).opens(client, 35))
                .containsExactly("warning [mean_alliance_low, mean_alliance_sliding]");
    }

    private static Rulebook withConcernLine(String line) {
        List<Measure> measures = Reader.RULEBOOK.measures().all().stream()
                .map(measure -> measure.id().equals("srs") ? withConcernLine(measure, new BigDecimal(line)) : measure)
                .toList();
        return Reader.RULEBOOK.tryOut(Reader.RULEBOOK.rules(), new MeasureCatalogue(measures));
    }

    private static Measure withConcernLine(Measure srs, BigDecimal line) {
        Map<String, Threshold> thresholds = new TreeMap<>(srs.thresholds());
        thresholds.computeIfPresent(
                "concern-line",
                (name, known) -> new Threshold(line, known.operator(), known.source(), known.confirmed()));
        return new Measure(
                srs.id(),
                srs.name(),
                srs.shortName(),
                srs.kind(),
                srs.rater(),
                srs.therapistForm(),
                srs.highIsGood(),
                srs.canonicals(),
                srs.panelCodes(),
                srs.items(),
                srs.scales(),
                thresholds,
                srs.riskItems(),
                srs.toConfirm(),
                srs.licence());
    }

    @Test
    void anEarlierTherapyToldNothingOfThisOne() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33}
                    - {day: 7,  session: attended, srs: 33}
                    - {day: 14, session: attended, srs: 33}
                    - {day: 21, session: attended, srs: 33}
                    - {day: 300, session: attended, srs: 33}
                    - {day: 307, session: attended, srs: 33}
                    - {day: 314, session: attended, srs: 33}
                """);
        assertThat(reader.opensEach(client, 14, 21, 314))
                .containsExactly(
                        "14: warning [mean_alliance_low, early_window_open]",
                        "21: standing [mean_alliance_low since 14, 1 sessions]",
                        "314: warning [mean_alliance_low, early_window_open]");
    }

    @Test
    void aColleagueWasToldNothing() {
        assertThat(reader.opensEach(low(6), 21, 28))
                .containsExactly(
                        "21: warning [mean_alliance_low]", "28: standing [mean_alliance_low since 21, 1 sessions]");
        assertThat(Reader.whoWasToldNothing().opens(low(6), 35)).containsExactly("warning [mean_alliance_low]");
    }

    @Test
    void aRiskIsShownUntilItIsAnsweredThenStandsFirstAndIsBackWithAnotherAnswer() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33, phq-9: {total: 12, item 9: 0}}
                    - {day: 7,  session: attended, srs: 33}
                    - {day: 14, session: attended, srs: 33}
                    - {day: 21, session: attended, srs: 33, phq-9: {total: 12, item 9: 2}}
                    - {day: 28, session: attended, srs: 33}
                    - {day: 35, session: attended, srs: 33}
                    - {day: 42, session: attended, srs: 33, phq-9: {total: 12, item 9: 2}}
                    - {day: 49, session: attended, srs: 33, phq-9: {total: 12, item 9: 3}}
                    - {day: 56, session: attended, srs: 33, phq-9: {total: 12, item 9: 0}}
                """);
        List<String> seen = new ArrayList<>(reader.opensEach(client, 21, 28, 35));
        reader.answers(35, "assessed-today", RISK);
        seen.addAll(reader.opensEach(client, 35, 41, 42, 43));
        reader.answers(43, "assessed-today", RISK);
        seen.addAll(reader.opensEach(client, 44, 49));
        reader.answers(49, "assessed-today", RISK);
        seen.addAll(reader.opensEach(client, 50, 56, 62, 63, 64));
        assertThat(seen)
                .containsExactly(
                        "21: warning [self_harm_item_endorsed] | warning [mean_alliance_low]",
                        "28: warning [self_harm_item_endorsed] | standing [mean_alliance_low since 21, 1 sessions]",
                        "35: warning [self_harm_item_endorsed] also seen [no_change_yet] | standing [mean_alliance_low since 21, 2 sessions]",
                        "35: info [no_change_yet] | standing [self_harm_item_endorsed since 21, 2 sessions, answered 35, mean_alliance_low since 21, 2 sessions]",
                        "41: info [no_change_yet] | standing [self_harm_item_endorsed since 21, 2 sessions, answered 35, mean_alliance_low since 21, 2 sessions]",
                        "42: warning [self_harm_item_endorsed (risk answered again since 35)] | standing [mean_alliance_low since 21, 3 sessions]",
                        "43: warning [self_harm_item_endorsed (risk answered again since 35)] | standing [mean_alliance_low since 21, 3 sessions]",
                        "44: standing [self_harm_item_endorsed since 42, 0 sessions, answered 43, mean_alliance_low since 21, 3 sessions]",
                        "49: critical [self_harm_item_endorsed (risk rose since 43)] | warning [mean_alliance_low (reminded since 21, 4 sessions)]",
                        "50: warning [mean_alliance_low (reminded since 21, 4 sessions)] | standing [self_harm_item_endorsed since 49, 0 sessions, answered 49]",
                        "56: standing [self_harm_item_endorsed since 49, 1 sessions, answered 49, mean_alliance_low since 21, 5 sessions]",
                        "62: standing [self_harm_item_endorsed since 49, 1 sessions, answered 49, mean_alliance_low since 21, 5 sessions]",
                        "63: info [self_harm_item_endorsed (answered long ago since 49)] | standing [mean_alliance_low since 21, 5 sessions]",
                        "64: info [self_harm_item_endorsed (answered long ago since 49)] | standing [mean_alliance_low since 21, 5 sessions]");
    }

    @Test
    void theAnswerToARiskLastsAsLongAsTheRulebookSays() {
        ClientRecord client = client("""
                    - {day: 7, session: attended, phq-9: {total: 12, item 9: 1}}
                """);
        SortedMap<String, byte[]> files = new TreeMap<>(RulebookFiles.builtIn().files());
        files.computeIfPresent("definitions.yaml", (file, bytes) -> new String(bytes, UTF_8)
                .replace("days: 14", "days: 10")
                .getBytes(UTF_8));
        Reader sooner = Reader.whoWasToldNothing()
                .with(Rulebook.load(new RulebookFiles("of a clinic", files, List.of()), CourseSettings.DEFAULT));
        for (Reader one : List.of(reader, sooner)) {
            one.opens(client, 7);
            one.answers(7, "assessed-today", RISK);
        }

        assertThat(reader.opens(client, 20)).noneMatch(line -> line.contains("long ago"));
        assertThat(reader.opens(client, 21)).anyMatch(line -> line.contains(RISK + " (answered long ago since 7)"));
        assertThat(sooner.opens(client, 16)).noneMatch(line -> line.contains("long ago"));
        assertThat(sooner.opens(client, 17)).anyMatch(line -> line.contains(RISK + " (answered long ago since 7)"));
        assertThat(sooner.plan(client, 17).cards().get(0).news().get(0).again())
                .isEqualTo(new Again(Again.Why.ANSWERED_LONG_AGO, Reader.DAY_0.plusDays(7), 10, null));
    }

    @Test
    void withoutAStandingCardAnAnsweredRiskKeepsItsCard() {
        Reader other = Reader.withoutStandingCard();
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 38, phq-9: {total: 12, item 9: 2}}
                    - {day: 7,  session: attended, srs: 38}
                """);
        List<String> seen = new ArrayList<>(other.opensEach(client, 0));
        other.answers(0, "assessed-today", RISK);
        seen.addAll(other.opensEach(client, 1, 7));
        assertThat(seen)
                .containsExactly(
                        "0: warning [self_harm_item_endorsed]",
                        "1: warning [self_harm_item_endorsed]",
                        "7: warning [self_harm_item_endorsed]");
    }

    @Test
    void anAnswerThatCannotBeReadIsShownUntilItIsAnsweredAndAgainWithAnother() {
        List<String> seen = new ArrayList<>(reader.opens(unreadable(1), 7));
        reader.answers(7, "already-looked", WhatIsNew.UNREADABLE_RISK_ANSWER);
        seen.addAll(reader.opens(unreadable(1), 8));
        seen.addAll(reader.opens(unreadable(2), 9));
        assertThat(seen)
                .containsExactly(
                        "unread risk",
                        "info [early_window_open]",
                        "standing [unread risk since 7, 0 sessions, answered 7]",
                        "unread risk (risk answered again since 7)");
    }

    private static ClientRecord unreadable(int answers) {
        ClientRecord record = low(2);
        return new ClientRecord(
                record.zone(),
                record.receivedAt(),
                record.birthDate(),
                record.appointmentsSeen(),
                record.contacts(),
                record.responses(),
                record.notes(),
                record.riskAnswers(),
                record.conditions(),
                IntStream.range(0, answers)
                        .mapToObj(number -> new DataNote(
                                DataNote.Code.UNREADABLE_RISK_ANSWER,
                                "QuestionnaireResponse/" + number,
                                language -> "Unreadable."))
                        .toList());
    }

    @Test
    void smallNotesAreNamedOnTheCardOfARiskAndTellNothing() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 38}
                    - {day: 7,  session: attended, srs: 38}
                    - {day: 14, session: attended, srs: 38}
                    - {day: 21, session: attended, phq-9: {total: 12, item 9: 2}}
                    - {day: 28, session: no-show}
                """);
        List<String> seen = new ArrayList<>(reader.opensEach(client, 28));
        reader.answers(28, "assessed-today", RISK);
        seen.addAll(reader.opensEach(client, 29));
        assertThat(seen)
                .containsExactly(
                        "28: warning [self_harm_item_endorsed] also seen [missed_appointment]",
                        "29: info [missed_appointment] | standing [self_harm_item_endorsed since 28, 0 sessions, answered 28]");
    }

    @Test
    void anEvaluationForACardDiffersOnlyInWhatItDoesNotSay() {
        ClientRecord client = client("""
                    - {day: 0,  session: attended, srs: 33}
                    - {day: 7,  session: no-show}
                """);
        Evaluation whole = Reader.RULEBOOK.evaluate(client, Reader.DAY_0.plusDays(7));
        Evaluation brief = Reader.RULEBOOK.findings(client, Reader.DAY_0.plusDays(7));
        assertThat(whole.silent()).isNotEmpty();
        assertThat(brief.silent()).isEmpty();
        assertThat(brief.findings()).isEqualTo(whole.findings()).isNotEmpty();
    }

    /** The questions are named by their methods; one that is renamed would be forgotten. */
    @Test
    void everyQuestionThatCanGetWorseIsOneOfTheVocabulary() {
        Set<String> questions = Reader.RULEBOOK.vocabulary().sentences().stream()
                .map(SentenceForm::method)
                .collect(Collectors.toSet());
        assertThat(questions).containsAll(About.MEAN).containsAll(About.MISSED);
    }
}
