// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alliancecds.course.DataNote.Code;
import org.alliancecds.course.MeasureResponse;
import org.alliancecds.course.Rater;
import org.alliancecds.course.RiskAnswer;
import org.alliancecds.measure.Measure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads totals and risk items that come as Observations, alone, in a component, or derived from a response. */
final class ObservationReader {
    private static final Set<String> USED = Set.of("final", "amended", "corrected");

    private final MeasureForms forms;
    private final Set<String> withdrawn;
    private final Call call;
    private final ResponseMerger merger;

    /**
     * @param withdrawn responses that were entered in error; what derives from them is not used either
     */
    ObservationReader(MeasureForms forms, ResponseFacts responses, Set<String> withdrawn, Call call) {
        this.forms = forms;
        this.withdrawn = withdrawn;
        this.call = call;
        this.merger = new ResponseMerger(responses, call);
    }

    /** The responses and risk answers given, with those of Observations that are not the same facts again. */
    ResponseFacts read(List<Resource> observations) {
        for (Resource resource : observations) {
            Guard.read(resource, call, () -> observation(resource));
        }
        return merger.all();
    }

    private void observation(Resource resource) {
        JsonNode tree = resource.tree();
        List<Part> parts = parts(tree);
        if (parts.isEmpty()) {
            return;
        }
        String status = Tree.text(tree, "status");
        List<String> derivedFrom = derivedFrom(tree);
        if ("entered-in-error".equals(status) || derivedFrom.stream().anyMatch(withdrawn::contains)) {
            call.note(Code.STATUS_NOT_USED, resource, "It was entered in error and was not used.");
            return;
        }
        When when = date(tree);
        Raters.Performers performers = Raters.performers(tree, call.references());
        Set<RiskAnswer> risks = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.risk() != null) {
                risks.addAll(risk(resource, part.risk(), part.holder(), when, performers));
            }
        }
        Set<String> sources = new HashSet<>(derivedFrom);
        risks.forEach(answer -> merger.addRisk(answer, sources));
        List<Part> totals = parts.stream().filter(part -> part.result() != null).toList();
        if (totals.isEmpty()) {
            return;
        }
        if (isUsed(resource, status, when)) {
            totals(resource, totals, (When.At) when, derivedFrom, performers);
        } else {
            totals.forEach(part -> leftOut(resource, part, when, performers));
        }
    }

    /** The Observation itself and its components, as far as a measure knows their codes. */
    private List<Part> parts(JsonNode tree) {
        List<Part> parts = new ArrayList<>();
        List<JsonNode> holders = new ArrayList<>(Tree.list(tree, "component"));
        holders.add(0, tree);
        for (JsonNode holder : holders) {
            Part part = part(holder);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private @Nullable Part part(JsonNode holder) {
        for (Coding coding : Coding.ofConcepts(holder, "code")) {
            MeasureForms.Result result = forms.result(coding.key());
            MeasureForms.ItemOf risk = forms.riskItem(coding.key());
            if (result != null || risk != null) {
                return new Part(holder, result, risk);
            }
        }
        return null;
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
            String shown = status == null ? "no status" : "the status " + Tree.quote(status);
            call.note(Code.STATUS_NOT_USED, resource, "It has " + shown + " and was not used.");
            return false;
        }
        if (when instanceof When.Unknown unknown) {
            call.note(Code.DATE_MISSING, resource, "Its date " + unknown.why() + "; it was not used.");
            return false;
        }
        if (call.isFuture((When.At) when)) {
            call.note(Code.DATE_IN_FUTURE, resource, "Its date lies in the future; it was not used.");
            return false;
        }
        return true;
    }

    private List<RiskAnswer> risk(
            Resource resource, MeasureForms.ItemOf risk, JsonNode holder, When when, Raters.Performers performers) {
        Rater rater = performers.raterOf(risk.form().measure());
        Map<String, List<JsonNode>> asked = Map.of(risk.item().linkId(), List.of(holder));
        return new RiskReader(call).ofItem(resource, risk.form(), risk.item(), asked, when, rater);
    }

    private void totals(
            Resource resource, List<Part> parts, When.At when, List<String> derivedFrom, Raters.Performers performers) {
        boolean mayBeWithout = Tree.has(resource.tree(), "component") || Tree.has(resource.tree(), "hasMember");
        Map<MeasureForm, Map<String, BigDecimal>> byForm = new LinkedHashMap<>();
        for (Part part : parts) {
            MeasureForms.Result result = Objects.requireNonNull(part.result());
            ReadAnswer read = AnswerReader.readNumber(List.of(part.holder()));
            if (read == null) {
                // A panel may leave the value to its components or members; a total that stands alone may not.
                if (!mayBeWithout) {
                    call.note(Code.UNREADABLE, resource, "It holds no value and was left out.");
                }
                continue;
            }
            Measure measure = result.form().measure();
            String scale = result.scale().id();
            BigDecimal value = result.isMean()
                    ? Scales.ofStoredMean(measure, scale, read, resource.reference(), call.notes())
                    : Scales.stored(measure, scale, read, resource.reference(), call.notes());
            if (value != null) {
                byForm.computeIfAbsent(result.form(), fresh -> new LinkedHashMap<>())
                        .merge(scale, value, (sum, mean) -> result.isMean() ? sum : mean);
            } else {
                leftOut(resource, part, when, performers);
            }
        }
        byForm.forEach((form, values) -> {
            Measure measure = form.measure();
            Rater said = performers.saidOf(measure);
            MeasureResponse found = new MeasureResponse(
                    resource.reference(),
                    measure.id(),
                    said == null ? measure.rater() : said,
                    when.instant(),
                    !"final".equals(Tree.text(resource.tree(), "status")),
                    values);
            merger.add(found, said != null, derivedFrom);
        });
    }

    private void leftOut(Resource resource, Part part, When when, Raters.Performers performers) {
        Measure measure = Objects.requireNonNull(part.result()).form().measure();
        call.leftOut(resource, measure, performers.raterOf(measure), when);
    }

    private List<String> derivedFrom(JsonNode tree) {
        List<String> references = new ArrayList<>();
        for (JsonNode reference : Tree.list(tree, "derivedFrom")) {
            String text = Tree.text(reference, "reference");
            if (text != null) {
                references.add(call.references().normalise(text));
            }
        }
        return references;
    }

    /** What one holder of a value means to a measure: one of its scales, or one of its risk items. */
    private record Part(JsonNode holder, MeasureForms.@Nullable Result result, MeasureForms.@Nullable ItemOf risk) {}
}
