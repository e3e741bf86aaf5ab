// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.observation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.call.Guard;
import org.alliancecds.fhir.call.Remark;
import org.alliancecds.fhir.form.MeasureForm;
import org.alliancecds.fhir.form.MeasureForms;
import org.alliancecds.fhir.form.MeasureForms.ItemOf;
import org.alliancecds.fhir.form.MeasureForms.Result;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.fhir.response.Raters;
import org.alliancecds.fhir.response.ResponseFacts;
import org.alliancecds.fhir.response.RiskReader;
import org.alliancecds.fhir.response.Scales;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Measure.Scale;
import org.alliancecds.measure.Scoring;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.Rater;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what comes as Observations, alone, in a component, contained, as a member of a panel, or derived from a response:
 * totals, items that make a total by the measure's own rule, and risk items.
 */
public final class ObservationReader {
    private static final Words WORDS = Words.beside(ObservationReader.class);

    private static final Set<String> USED = Set.of("final", "amended", "corrected");
    private static final String TOTAL = "total";

    private final MeasureForms forms;
    private final Set<String> withdrawn;
    private final Call call;
    private final ResponseMerger merger;
    private final Sittings sittings = new Sittings();
    private final Set<MeasureDay> answered = new HashSet<>();
    private ObservationPanels panels = ObservationPanels.NONE;

    private record MeasureDay(String measure, LocalDate day) {}

    /**
     * @param withdrawn responses that were entered in error; what derives from them is not used either
     */
    public ObservationReader(MeasureForms forms, ResponseFacts responses, Set<String> withdrawn, Call call) {
        this.forms = forms;
        this.withdrawn = withdrawn;
        this.call = call;
        this.merger = new ResponseMerger(responses, call);
        responses.responses().forEach(response -> answered.add(day(response)));
    }

    private MeasureDay day(MeasureResponse response) {
        return new MeasureDay(response.measure(), LocalDate.ofInstant(response.answeredAt(), call.zone()));
    }

    /** The responses and risk answers given, with those of Observations that are not the same facts again. */
    public ResponseFacts read(List<Resource> observations) {
        panels = ObservationPanels.of(observations, call.references());
        for (Resource resource : observations) {
            Guard.read(resource, call, () -> observation(resource));
        }
        for (Sitting sitting : sittings.all()) {
            Guard.read(sitting.resource(), call, () -> sitting(sitting));
        }
        return merger.all();
    }

    private void observation(Resource resource) {
        String panel = panels.of(resource, references(resource.tree(), "derivedFrom"));
        boolean known = values(resource, panel);
        for (Resource contained : ObservationPanels.contained(resource)) {
            known |= values(contained, panel);
        }
        if (!known && Tree.list(resource.tree(), "hasMember").isEmpty()) {
            call.note(Code.OBSERVATION_UNKNOWN, resource, WORDS.say("code-not-known"));
        }
    }

    /** Whether any of its codes is known. */
    private boolean values(Resource resource, @Nullable String panel) {
        JsonNode tree = resource.tree();
        List<ObservedPart> parts = parts(tree);
        if (parts.isEmpty()) {
            return false;
        }
        String status = Tree.text(tree, "status");
        List<String> derivedFrom = references(tree, "derivedFrom");
        if ("entered-in-error".equals(status) || derivedFrom.stream().anyMatch(withdrawn::contains)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.ENTERED_IN_ERROR);
            return true;
        }
        When when = date(tree);
        Raters.Performers performers = Raters.performers(tree, call.references());
        Set<RiskAnswer> risks = new LinkedHashSet<>();
        for (ObservedPart part : parts) {
            if (part.risk() != null) {
                risks.addAll(risk(resource, part.risk(), part.holder(), when, performers));
            }
        }
        Set<String> sources = new HashSet<>(derivedFrom);
        risks.forEach(answer -> merger.addRisk(answer, sources));
        if (parts.stream().allMatch(ObservedPart::isRiskAlone)) {
            if (status != null && USED.contains(status) && when instanceof When.At at && !call.isFuture(at)) {
                new Taking(resource, at, panel, derivedFrom, performers).all(parts);
            }
        } else if (parts.stream().noneMatch(part -> AnswerReader.holdsValue(part.holder()))) {
            withoutValue(resource, derivedFrom);
        } else if (isUsed(resource, status, when)) {
            new Taking(resource, (When.At) when, panel, derivedFrom, performers).all(parts);
        } else {
            parts.forEach(part -> leftOut(resource, part, when, performers));
        }
        return true;
    }

    /** A panel leaves its values to its members, as far as they are there; what stands alone without a value holds none. */
    private void withoutValue(Resource resource, List<String> derivedFrom) {
        List<String> members = references(resource.tree(), "hasMember");
        boolean elsewhere = members.stream().anyMatch(panels::isGiven)
                || derivedFrom.stream().anyMatch(call.references()::isGiven)
                || !ObservationPanels.contained(resource).isEmpty();
        if (!elsewhere) {
            call.note(
                    members.isEmpty() ? Code.UNREADABLE : Code.INCOMPLETE,
                    resource,
                    members.isEmpty() ? WORDS.say("no-value") : WORDS.say("values-elsewhere"));
        }
    }

    /** The Observation itself and its components, as far as a measure knows their codes. */
    private List<ObservedPart> parts(JsonNode tree) {
        List<ObservedPart> parts = new ArrayList<>();
        List<JsonNode> holders = new ArrayList<>();
        holders.add(tree);
        holders.addAll(Tree.list(tree, "component"));
        for (JsonNode holder : holders) {
            ObservedPart part = ObservedPart.of(holder, forms);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private When date(JsonNode tree) {
        for (String text : new @Nullable String[] {
            Tree.text(tree, "effectiveDateTime"),
            Tree.text(tree, "effectiveInstant"),
            Tree.text(tree.path("effectivePeriod"), "end"),
            Tree.text(tree.path("effectivePeriod"), "start"),
            Tree.text(tree, "issued")
        }) {
            if (text != null) {
                return call.when(text);
            }
        }
        return call.when(null);
    }

    private boolean isUsed(Resource resource, @Nullable String status, When when) {
        if (status == null || !USED.contains(status)) {
            call.note(Code.STATUS_NOT_USED, resource, Remark.notUsed(status));
            return false;
        }
        if (when instanceof When.Unknown unknown) {
            call.note(Code.DATE_MISSING, resource, Remark.ofDate(unknown));
            return false;
        }
        if (call.isFuture((When.At) when)) {
            call.note(Code.DATE_IN_FUTURE, resource, Remark.DATE_IN_FUTURE);
            return false;
        }
        return true;
    }

    private List<RiskAnswer> risk(
            Resource resource, ItemOf risk, JsonNode holder, When when, Raters.Performers performers) {
        Rater rater = performers.raterOf(risk.form().measure());
        Map<String, List<JsonNode>> asked = Map.of(risk.item().linkId(), List.of(holder));
        if (!AnswerReader.holdsValue(holder) && Tree.list(holder, "hasMember").isEmpty()) {
            new RiskReader(call).unanswered(resource, risk.form(), risk.item());
        }
        return new RiskReader(call).ofItem(resource, risk.form(), risk.item(), asked, when, rater);
    }

    private void leftOut(Resource resource, ObservedPart part, When when, Raters.Performers performers) {
        if (part.result() != null) {
            Measure measure = part.result().form().measure();
            call.leftOut(resource, measure, performers.raterOf(measure), when);
        }
    }

    private List<String> references(JsonNode tree, String field) {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : Tree.list(tree, field)) {
            String text = Tree.text(reference, "reference");
            if (text != null) {
                references.add(call.references().normalise(text));
            }
        }
        return references;
    }

    /** Scores a sitting and adds what it makes, unless a response says it already. */
    private void sitting(Sitting sitting) {
        Measure measure = sitting.measure();
        Resource resource = sitting.resource();
        Map<String, BigDecimal> items = sitting.items();
        Map<String, BigDecimal> scales = sitting.scales();
        for (String name : sitting.disputed()) {
            call.note(
                    Code.UNREADABLE_ANSWER,
                    resource,
                    WORDS.say("disputed", "name", new Quoted(name), "measure", measure.shortName()));
        }
        Map<String, BigDecimal> values = scales;
        if (!items.isEmpty()) {
            boolean partOfWhatIsKnown =
                    scales.isEmpty() && Scoring.score(measure, items).isEmpty() && isPartOfWhatIsKnown(sitting);
            values = partOfWhatIsKnown
                    ? Map.of()
                    : Scales.of(measure, resource.reference(), items, scales, call.notes());
            if (values.isEmpty() && !partOfWhatIsKnown) {
                call.leftOut(resource, measure, rater(sitting), sitting.first().when());
            }
        }
        if (!values.isEmpty()) {
            merger.add(
                    new MeasureResponse(
                            resource.reference(),
                            measure.id(),
                            rater(sitting),
                            sitting.first().when().instant(),
                            sitting.amended(),
                            values,
                            items),
                    sitting.said() != null,
                    sitting.derivedFrom());
        }
    }

    private static Rater rater(Sitting sitting) {
        Rater said = sitting.said();
        return said == null ? sitting.measure().rater() : said;
    }

    /** Single items of a form that came, too, or items that are asked for by themselves: nothing is missing. */
    private boolean isPartOfWhatIsKnown(Sitting sitting) {
        Measure measure = sitting.measure();
        Scale total = measure.scales().get(TOTAL);
        return sitting.items().keySet().stream()
                        .allMatch(item -> measure.riskItems().containsKey(item)
                                || total == null
                                || !total.items().contains(item))
                || answered.contains(
                        new MeasureDay(measure.id(), sitting.first().when().day()))
                || sitting.derivedFrom().stream().anyMatch(call.references()::isGiven);
    }

    /** Takes the values of one Observation into sittings. */
    private final class Taking {
        private final Resource resource;
        private final When.At when;
        private final List<String> derivedFrom;
        private final @Nullable String panel;
        private final Raters.Performers performers;
        private final Map<Measure, Set<String>> taken = new LinkedHashMap<>();

        Taking(
                Resource resource,
                When.At when,
                @Nullable String panel,
                List<String> derivedFrom,
                Raters.Performers performers) {
            this.resource = resource;
            this.when = when;
            this.panel = panel;
            this.derivedFrom = derivedFrom;
            this.performers = performers;
        }

        /** A sum goes before a mean of the same scale, and both before a value under the code of the whole. */
        void all(List<ObservedPart> parts) {
            for (ObservedPart part : parts) {
                if (part.result() != null && !part.result().isMean()) {
                    scale(part.holder(), part.result());
                }
            }
            for (ObservedPart part : parts) {
                if (part.result() != null && part.result().isMean()) {
                    scale(part.holder(), part.result());
                }
            }
            for (ObservedPart part : parts) {
                if (part.result() == null && part.panel() != null) {
                    whole(part.holder(), part.panel());
                }
                if (part.result() == null && part.panel() == null) {
                    part.items().forEach(item -> item(part, item));
                }
            }
        }

        private void scale(JsonNode holder, Result result) {
            Measure measure = result.form().measure();
            String scale = result.scale().id();
            ReadAnswer read = AnswerReader.readNumber(List.of(holder));
            if (read == null) {
                return;
            }
            BigDecimal value = result.isMean()
                    ? Scales.ofStoredMean(measure, scale, read, resource.reference(), call.notes())
                    : Scales.stored(measure, scale, read, resource.reference(), call.notes());
            if (value == null) {
                call.leftOut(resource, measure, performers.raterOf(measure), when);
            } else if (!result.isMean() || !has(measure, scale)) {
                take(measure, scale, false, value);
            }
        }

        /** Under the code of the whole measure a whole number in the range of the total can be nothing else. */
        private void whole(JsonNode holder, MeasureForm form) {
            Measure measure = form.measure();
            Scale total = measure.scales().get(TOTAL);
            ReadAnswer read = AnswerReader.readNumber(List.of(holder));
            if (total == null || read == null) {
                return;
            }
            if (read instanceof ReadAnswer.Value value
                    && AnswerReader.isWhole(value.value())
                    && value.value().compareTo(total.min()) >= 0
                    && value.value().compareTo(total.max()) <= 0) {
                if (!has(measure, TOTAL)) {
                    take(measure, TOTAL, false, value.value());
                }
                return;
            }
            call.note(
                    read instanceof ReadAnswer.Value ? Code.OUT_OF_RANGE : Code.UNREADABLE_ANSWER,
                    resource,
                    WORDS.say(
                            "whole-refused",
                            "measure",
                            measure.shortName(),
                            "min",
                            String.valueOf(total.min()),
                            "max",
                            String.valueOf(total.max())));
        }

        private void item(ObservedPart part, ItemOf item) {
            Measure measure = item.form().measure();
            ReadAnswer read = AnswerReader.read(item.item(), List.of(part.holder()));
            if (read instanceof ReadAnswer.Value value) {
                take(measure, item.item().linkId(), true, value.value());
            } else if (read instanceof ReadAnswer.Refused refused && part.risk() == null) {
                call.note(
                        refused.code(),
                        resource,
                        WORDS.say(
                                "item-refused",
                                "item",
                                item.item().linkId(),
                                "measure",
                                measure.shortName(),
                                "why",
                                refused.why()));
            }
        }

        private boolean has(Measure measure, String scale) {
            return taken.getOrDefault(measure, Set.of()).contains(scale);
        }

        private void take(Measure measure, String name, boolean isItem, BigDecimal value) {
            if (!isItem) {
                taken.computeIfAbsent(measure, fresh -> new HashSet<>()).add(name);
            }
            sittings.add(new ObservedValue(
                    resource,
                    measure,
                    name,
                    isItem,
                    value,
                    when,
                    panel,
                    derivedFrom,
                    performers.saidOf(measure),
                    !"final".equals(Tree.text(resource.tree(), "status"))));
        }
    }
}
