// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.measure.Threshold;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm.Slot;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/** Moving any number of a rule, or a threshold that rules read, by one step up or down breaks a scenario. */
class ThresholdMutationTest {
    private static final Set<String> READ_BY_RULES = Set.of(
            "concern-line",
            "ceiling",
            "step",
            "reliable-change",
            "clinical-line",
            "step.bond",
            "step.goals",
            "step.tasks");
    /**
     * The smallest difference that a total shows: the SRS and the ORS are measured to a millimetre, a sum is counted in
     * points, and a mean moves by a point of one of its items.
     */
    private static final Map<String, BigDecimal> SMALLEST = Map.of(
            "srs", new BigDecimal("0.1"),
            "ors", new BigDecimal("0.1"),
            "arm-5", new BigDecimal("0.2"),
            "haq-ii", new BigDecimal("0.05"));

    /** A sign that reads the threshold, so that a scenario which breaks is found early. */
    private static final Map<String, String> SIGNS = Map.of(
            "concern-line", "mean_alliance_low",
            "ceiling", "ratings_at_ceiling",
            "step", "mean_alliance_sliding",
            "clinical-line", "no_change_yet");

    private final Rulebook shipped = Rulebook.builtIn(CourseSettings.DEFAULT).withEverySignOn();
    private final ScenarioRunner runner = new ScenarioRunner(shipped.signs());
    private final List<Scenario> scenarios = shipped.scenarios();

    @Test
    void everyScenarioHoldsWhileNothingIsMoved() {
        assertThat(scenarios)
                .extracting(scenario -> runner.run(scenario, shipped::evaluate))
                .allMatch(ScenarioOutcome::passed);
    }

    @Test
    void noNumberOfARuleCanMoveUnseen() {
        List<String> survivors = new ArrayList<>();
        for (int rule = 0; rule < shipped.rules().size(); rule++) {
            RuleText text = shipped.rules().get(rule);
            for (int condition = 0; condition < text.conditions().size(); condition++) {
                Line line = text.conditions().get(condition);
                for (int slot = 0; slot < line.values().size(); slot++) {
                    for (Object moved : moved(
                            line.sentence().slots().get(slot), line.values().get(slot))) {
                        Rulebook trial = with(rule, condition, slot, moved);
                        if (survives(trial, text.sign())) {
                            survivors.add(text.file() + ":" + line.line() + " " + line.words() + " -> "
                                    + line.sentence().slots().get(slot).name() + " = " + moved);
                        }
                    }
                }
            }
        }
        assertThat(survivors).as(String.join("\n", survivors)).isEmpty();
    }

    @Test
    void noThresholdOfAMeasureCanMoveUnseen() {
        List<String> survivors = new ArrayList<>();
        for (Measure measure : shipped.measures().all()) {
            for (String name : READ_BY_RULES) {
                Threshold threshold = measure.threshold(name);
                if (isReadByRules(measure, name) && threshold != null) {
                    BigDecimal smallest = SMALLEST.getOrDefault(measure.id(), BigDecimal.ONE);
                    for (BigDecimal by : List.of(smallest, smallest.negate())) {
                        BigDecimal moved = threshold.value().add(by);
                        if (survives(with(measure, name, moved), SIGNS.getOrDefault(name, "reliable_worsening"))) {
                            survivors.add(measure.id() + " " + name + " = " + moved);
                        }
                    }
                }
            }
        }
        assertThat(survivors).as(String.join("\n", survivors)).isEmpty();
    }

    /** Outcome rules read no step, and alliance rules no clinical line. */
    private static boolean isReadByRules(Measure measure, String threshold) {
        return measure.kind() == Measure.Kind.ALLIANCE
                || (measure.kind() == Measure.Kind.OUTCOME && !threshold.equals("step"));
    }

    /** Scenarios that name the sign come first, since one of them breaks as a rule. */
    private boolean survives(Rulebook moved, String sign) {
        return Stream.of(true, false).allMatch(named -> scenarios.stream()
                .filter(scenario -> scenario.signs().contains(sign) == named)
                .allMatch(scenario -> runner.run(scenario, moved::findings).passed()));
    }

    private static List<Object> moved(Slot slot, Object value) {
        List<Object> moved = new ArrayList<>();
        if (slot instanceof Slot.Whole whole) {
            for (int by : new int[] {-1, 1}) {
                int candidate = (Integer) value + by;
                if (candidate >= whole.min() && candidate <= whole.max()) {
                    moved.add(candidate);
                }
            }
        } else if (slot instanceof Slot.Decimal decimal) {
            for (BigDecimal by : List.of(decimal.step().negate(), decimal.step())) {
                BigDecimal candidate = ((BigDecimal) value).add(by);
                if (candidate.compareTo(decimal.min()) >= 0 && candidate.compareTo(decimal.max()) <= 0) {
                    moved.add(candidate);
                }
            }
        }
        return moved;
    }

    private Rulebook with(int rule, int condition, int slot, Object moved) {
        List<RuleText> rules = new ArrayList<>(shipped.rules());
        RuleText text = rules.get(rule);
        List<Line> conditions = new ArrayList<>(text.conditions());
        Line line = conditions.get(condition);
        List<Object> values = new ArrayList<>(line.values());
        values.set(slot, moved);
        conditions.set(condition, new Line(line.line(), line.words(), line.unless(), line.sentence(), values));
        rules.set(
                rule,
                new RuleText(
                        text.file(),
                        text.line(),
                        text.name(),
                        text.sign(),
                        text.evidence(),
                        text.since(),
                        conditions,
                        text.consequences(),
                        text.off()));
        return shipped.tryOut(rules, shipped.measures());
    }

    private Rulebook with(Measure measure, String threshold, BigDecimal moved) {
        Threshold was = requireNonNull(measure.threshold(threshold));
        Map<String, Threshold> thresholds = new HashMap<>(measure.thresholds());
        thresholds.put(threshold, new Threshold(moved, was.operator(), was.source(), was.confirmed()));
        Measure other = new Measure(
                measure.id(),
                measure.name(),
                measure.shortName(),
                measure.kind(),
                measure.rater(),
                measure.therapistForm(),
                measure.highIsGood(),
                measure.canonicals(),
                measure.panelCodes(),
                measure.items(),
                measure.scales(),
                thresholds,
                measure.riskItems(),
                measure.toConfirm(),
                measure.licence());
        return shipped.tryOut(
                shipped.rules(),
                new MeasureCatalogue(shipped.measures().all().stream()
                        .map(one -> one.id().equals(measure.id()) ? other : one)
                        .toList()));
    }
}
