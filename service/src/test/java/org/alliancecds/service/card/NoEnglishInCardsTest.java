// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.DataNote;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.ConditionAnswer;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.service.card.Occasion.Moment;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.therapy.Deadline;
import org.alliancecds.told.Again;
import org.alliancecds.told.CardPlan;
import org.alliancecds.told.Replay;
import org.alliancecds.told.Said;
import org.alliancecds.told.Told;
import org.alliancecds.told.WhatIsNew;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Cards say nothing but what stands in templates and in the content of the rulebook. Here both are written in full-width
 * letters, so a plain letter stands in neither, unless it is a name out of a measure or the record.
 */
class NoEnglishInCardsTest {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]+");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final Rulebook RULEBOOK =
            Rulebook.builtIn(CourseSettings.DEFAULT).withEverySignOn();

    private static final CardContent CONTENT = new CardContent(
            RULEBOOK.references().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                Reference reference = entry.getValue();
                return new Reference(entry.getKey(), spelled(reference.citation()), "", "", "");
            })),
            RULEBOOK.measures(),
            RULEBOOK.definitions());
    private static final EhrProfile EHR = new EhrProfile(
            "https://ehr.example",
            null,
            Set.of(),
            null,
            null,
            List.of(),
            Set.of(),
            Map.of(),
            EhrProfile.SelectionBehavior.ANY,
            new EhrProfile.Creates(EhrProfile.Created.SERVICE_REQUEST, Map.of()),
            true);

    private final Language language = Language.fullWidth();
    private final CardRenderer renderer =
            new CardRenderer(PublicAddress.at(URI.create("https://cds.example/")), language);
    private final Set<String> found = new TreeSet<>();

    @Test
    void theCardsOfEveryScenario() {
        int cards = 0;
        for (Scenario scenario : RULEBOOK.scenarios()) {
            Evaluation evaluation = spelled(RULEBOOK.findings(scenario.client(), scenario.asOf(), Deadline.NONE));
            CardPlan plan =
                    CardPlan.of(WhatIsNew.of(evaluation, Told.NOTHING, new Replay(RULEBOOK, scenario.client())), true);
            for (Moment moment : Moment.values()) {
                cards += check(evaluation, plan, new Sight(List.of(), scenario.client()), moment);
            }
        }

        assertThat(found).isEmpty();
        assertThat(cards).isGreaterThan(RULEBOOK.scenarios().size());
    }

    @Test
    void whyACardIsBackAndWhatStands() {
        Evaluation evaluation = evaluation(List.of());
        Finding finding = evaluation.findings().get(0);
        List<CardPlan.Standing> standing = new ArrayList<>();
        for (int sessions = 0; sessions < 3; sessions++) {
            standing.add(new CardPlan.Standing(sessions == 0 ? null : finding, DAY, sessions, null));
            standing.add(new CardPlan.Standing(finding, DAY.minusYears(1), sessions, DAY));
            check(evaluation, plan(List.of(), null, List.copyOf(standing)));
        }
        for (Again.Why why : Again.Why.values()) {
            Again again = new Again(why, DAY, 4, in -> "");
            CardPlan.News back = new CardPlan.News(finding, said(finding.sign()), again);
            CardPlan.News fresh = new CardPlan.News(finding, said(finding.sign()), null);
            List<DataNote> unread = List.of(note(DataNote.Code.UNREADABLE_RISK_ANSWER));
            CardPlan.UnreadRisk risk =
                    new CardPlan.UnreadRisk(unread, said("unreadableRiskAnswer"), again, List.of(finding));
            check(evaluation, plan(List.of(back), risk, List.of()));
            check(evaluation, plan(List.of(fresh, back), null, List.of()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void whatCouldNotBeSeenOrUsed() {
        List<DataNote> notes = Arrays.stream(DataNote.Code.values())
                .flatMap(code -> Stream.of(note(code), note(code)))
                .toList();
        List<String> keys = List.of("patient", "responses", "appointments", "encounters", "observations", "conditions");
        CardPlan nothing = plan(List.of(), null, List.of());
        int cards = 0;
        for (DataNote.Code code : DataNote.Code.values()) {
            List<DataNote> several = List.of(note(code, "1"), note(code, "2"), note(code, "3"), note(code, "4"));
            Evaluation evaluation = withoutFindings(several);
            cards += check(evaluation, nothing);
            cards += check(evaluation, new CardPlan(List.of(), null, List.of(), true));
        }
        cards += check(withoutFindings(notes), nothing, new Sight(keys, client()), Moment.CHART);
        cards += check(evaluation(notes), nothing, new Sight(keys, client()), Moment.CHART);
        keys.forEach(key -> look(Sight.notSeen(key).in(language)));

        assertThat(found).isEmpty();
        assertThat(cards).isGreaterThan(DataNote.Code.values().length);
    }

    private int check(Evaluation evaluation, CardPlan plan) {
        return check(evaluation, plan, new Sight(List.of(), client()), Moment.CHART);
    }

    private int check(Evaluation evaluation, CardPlan plan, Sight sight, Moment moment) {
        Occasion occasion =
                new Occasion(moment, EHR, "42", "Practitioner/7", null, Instant.parse("2026-11-21T09:00:00Z"));
        Pattern values = values(evaluation, sight.client());
        List<Card> cards = renderer.render(evaluation, plan, sight, CONTENT, occasion);
        for (Card card : cards) {
            Stream.of(
                            Stream.of(
                                    card.summary(),
                                    card.detail(),
                                    card.source().topic().display()),
                            card.suggestions().stream().map(Card.Suggestion::label),
                            card.suggestions().stream()
                                    .flatMap(suggestion -> suggestion.actions().stream())
                                    .flatMap(action -> Stream.of(
                                            action.description(),
                                            action.resource().at("/code/text").asString(""),
                                            action.resource()
                                                    .at("/code/coding/0/display")
                                                    .asString(""))),
                            card.overrideReasons().stream().map(Card.Coding::display))
                    .flatMap(each -> each)
                    .map(text -> values.matcher(text).replaceAll(""))
                    .forEach(this::look);
        }
        return cards.size();
    }

    private void look(String text) {
        if (PLAIN_WORD.matcher(text).find()) {
            found.add(text);
        }
    }

    /** What is said as it stands: names out of measures, records and the rulebook, and months. */
    private static Pattern values(Evaluation evaluation, ClientRecord client) {
        return Pattern.compile(Stream.of(
                        RULEBOOK.measures().all().stream()
                                .flatMap(measure -> Stream.concat(
                                        Stream.of(measure.shortName()),
                                        measure.items().stream().map(Measure.Item::meaning))),
                        client.responses().stream().map(MeasureResponse::reference),
                        evaluation.dataNotes().stream().map(DataNote::reference),
                        RULEBOOK.signs().stream().map(WarningSign::id).map(InWords::sign),
                        RULEBOOK.rules().stream()
                                .flatMap(rule -> rule.consequences().stream())
                                .flatMap(line -> line.values().stream().skip(1).map(String::valueOf))
                                .map(InWords::sign),
                        Stream.of(evaluation.rulebookVersion()),
                        Arrays.stream(Month.values()).flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                                .map(style -> month.getDisplayName(style, Locale.ENGLISH))))
                .flatMap(each -> each)
                .map(MarkdownEscape::of)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElseThrow());
    }

    private static Evaluation withoutFindings(List<DataNote> notes) {
        Evaluation evaluation = evaluation(notes);
        return with(evaluation, List.of(), notes);
    }

    /** Of a scenario that has some, with these data notes. */
    private static Evaluation evaluation(List<DataNote> notes) {
        Scenario scenario = RULEBOOK.scenarios().stream()
                .filter(one -> !one.fires().isEmpty())
                .findFirst()
                .orElseThrow();
        Evaluation evaluation = spelled(RULEBOOK.findings(scenario.client(), scenario.asOf(), Deadline.NONE));
        return with(evaluation, evaluation.findings(), notes);
    }

    private static Evaluation with(Evaluation evaluation, List<Finding> findings, List<DataNote> notes) {
        return new Evaluation(
                evaluation.rulebookVersion(),
                evaluation.asOf(),
                findings,
                evaluation.silent(),
                notes,
                evaluation.series(),
                evaluation.attendance(),
                evaluation.sessionDays());
    }

    private static Evaluation spelled(Evaluation evaluation) {
        return with(
                evaluation,
                evaluation.findings().stream()
                        .map(NoEnglishInCardsTest::spelled)
                        .toList(),
                evaluation.dataNotes());
    }

    private static Finding spelled(Finding finding) {
        Guidance words = finding.guidance();
        return new Finding(
                finding.sign(),
                finding.level(),
                new Guidance(
                        words.card(),
                        spelled(words.title()),
                        spelled(words.summary()),
                        spelled(words.why()),
                        words.suggestions().stream()
                                .map(each -> new Guidance.Suggestion(
                                        each.id(),
                                        each.theme(),
                                        spelled(each.label()),
                                        spelled(each.how()),
                                        spelled(each.say()),
                                        spelled(each.avoid()),
                                        each.sources(),
                                        each.inTheEhr()))
                                .toList(),
                        spelled(words.caveat()),
                        words.strengthGrade(),
                        spelled(words.strength()),
                        words.evidence(),
                        words.overrideReasons().stream()
                                .map(reason -> new Guidance.OverrideReason(
                                        reason.code(), spelled(reason.display()), reason.rests()))
                                .toList(),
                        words.quietSessions(),
                        words.remindAfter()),
                finding.conditions().stream()
                        .map(one -> new ConditionAnswer(spelled(one.rule()), one.condition(), one.answer()))
                        .toList(),
                finding.staleOn());
    }

    /** With full-width letters, as the language of this test writes its templates. */
    private static String spelled(String content) {
        StringBuilder spelled = new StringBuilder(content);
        for (int i = 0; i < content.length(); i++) {
            if (PLAIN_WORD.matcher(content.substring(i, i + 1)).matches()) {
                spelled.setCharAt(i, (char) (content.charAt(i) + 'Ａ' - 'A'));
            }
        }
        return spelled.toString();
    }

    private static CardPlan plan(
            List<CardPlan.News> news, CardPlan.@Nullable UnreadRisk risk, List<CardPlan.Standing> standing) {
        List<CardPlan.Planned> cards = news.isEmpty()
                ? List.of()
                : List.of(new CardPlan.Planned(CardKind.ALLIANCE, news, List.of(), List.of()));
        return new CardPlan(cards, risk, standing, false);
    }

    private static Said said(String sign) {
        return new Said(sign, Level.WARNING, Set.of(), DAY);
    }

    private static DataNote note(DataNote.Code code) {
        return note(code, "1");
    }

    private static DataNote note(DataNote.Code code, String number) {
        return new DataNote(code, "7/" + number, in -> number + ".");
    }

    private static ClientRecord client() {
        return new ClientRecord(
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
    }
}
