// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.fhir.answer.Answer;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.measure.Measure.Scale;
import org.jspecify.annotations.Nullable;

/**
 * A measure as a form holds it: which item of the form is which of its own. What a code says goes before what a link id
 * suggests:
 *
 * <ul>
 *   <li>An item with a code of the measure is that item, whatever its link id. With codes of two of its items it is none.
 *   <li>An item with a known code of another measure is none of this one.
 *   <li>A link id that is, or ends in, the LOINC code of an item names it, unless another LOINC code stands on the item.
 *   <li>The link ids of the project's own form count where the form is named as this measure, unless the item has another
 *       code of the system that codes the measure's item: a local code beside them says nothing against them.
 *   <li>The link ids of other publishers ({@code q1}) are weak: they count where the form is named as this measure and
 *       the item has no code at all.
 *   <li>In a form that is named as several measures, a link id that two of them claim counts only in a group that is
 *       coded as one of them.
 * </ul>
 *
 * @param named the measures as which the form is named, by canonical or panel code; this one need not be among them
 */
public record HeldMeasure(MeasureForm form, Set<MeasureForm> named, MeasureForms forms) {

    /** The item of the measure that this is, null when it is none. */
    public @Nullable Item item(AskedItem asked) {
        if (!asked.codes().isEmpty()) {
            Set<Item> coded = byCodes(asked);
            if (!coded.isEmpty()) {
                return coded.size() == 1 ? coded.iterator().next() : null;
            }
            if (isKnownElsewhere(asked)) {
                return null;
            }
        }
        Item linked = linked(asked);
        return linked == null || isDenied(linked, asked) ? null : linked;
    }

    /** The scale whose ready value this holds, null when it holds none. */
    @Nullable
    Scale stored(AskedItem asked) {
        if (!form.isStored()) {
            return null;
        }
        for (String code : asked.codes()) {
            Scale scale = form.storedByCode(code);
            if (scale != null) {
                return scale;
            }
        }
        if (isKnownElsewhere(asked)) {
            return null;
        }
        String loinc = asked.loinc();
        Scale scale = loinc == null || asked.codes().stream().anyMatch(code -> MeasureForms.differ(code, loinc))
                ? null
                : form.storedByCode(loinc);
        Scale linked = scale == null ? form.storedByLinkId(asked.linkId()) : null;
        return linked != null && linkIdCounts(asked) ? linked : scale;
    }

    /**
     * The risk item that this may be, where its codes contradict each other, or its link id and a code that is known
     * nowhere do; null for none.
     */
    public @Nullable Item doubtfulRisk(AskedItem asked) {
        if (asked.codes().isEmpty()) {
            return null;
        }
        Set<Item> coded = byCodes(asked);
        if (coded.size() > 1) {
            return coded.stream().filter(this::isRisk).findFirst().orElse(null);
        }
        if (!coded.isEmpty() || isKnownElsewhere(asked)) {
            return null;
        }
        Item linked = linked(asked);
        return linked != null && isRisk(linked) && isDenied(linked, asked) ? linked : null;
    }

    /** The answers to each item that the form holds, by the measure's own link id; empty if unanswered. */
    public Map<String, List<Answer>> answers(List<AskedItem> items) {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (AskedItem asked : items) {
            Item item = item(asked);
            if (item != null) {
                answers.merge(item.linkId(), asked.answers(), HeldMeasure::joined);
            }
        }
        return answers;
    }

    private static List<Answer> joined(List<Answer> some, List<Answer> more) {
        List<Answer> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The ready values that the form holds, by the id of their scale. */
    public Map<String, List<Answer>> storedAnswers(List<AskedItem> items) {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (AskedItem asked : items) {
            Scale scale = stored(asked);
            if (scale != null) {
                answers.merge(scale.id(), asked.answers(), HeldMeasure::joined);
            }
        }
        return answers;
    }

    /** Whether the form holds any of its items or ready values. */
    boolean isTouchedBy(List<AskedItem> items) {
        return items.stream().anyMatch(asked -> item(asked) != null || stored(asked) != null);
    }

    /** Whether the form holds every item of the total. */
    boolean isWholeIn(List<AskedItem> items) {
        List<Item> wanted = form.itemsOfTotal();
        Set<String> found = new HashSet<>();
        for (AskedItem asked : items) {
            Item item = item(asked);
            if (item != null) {
                found.add(item.linkId());
            }
        }
        return !wanted.isEmpty() && wanted.stream().allMatch(item -> found.contains(item.linkId()));
    }

    private Set<Item> byCodes(AskedItem asked) {
        Set<Item> found = new HashSet<>();
        for (String code : asked.codes()) {
            Item item = form.byCode(code);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    private boolean isKnownElsewhere(AskedItem asked) {
        if (asked.codes().isEmpty()) {
            return false;
        }
        for (String code : asked.codes()) {
            if (forms.knows(code)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Item linked(AskedItem asked) {
        String loinc = asked.loinc();
        Item byLoinc = loinc == null ? null : form.byCode(loinc);
        if (byLoinc != null || !linkIdCounts(asked)) {
            return byLoinc;
        }
        Item own = form.byLinkId(asked.linkId());
        return own != null ? own : form.byAlias(asked.linkId());
    }

    private boolean linkIdCounts(AskedItem asked) {
        if (!named.contains(form)) {
            return false;
        }
        if (!asked.panels().isEmpty()) {
            return asked.panels().contains(form);
        }
        for (MeasureForm other : named) {
            if (other != form && other.claims(asked.linkId())) {
                return false;
            }
        }
        return true;
    }

    private boolean isDenied(Item linked, AskedItem asked) {
        if (asked.codes().isEmpty()) {
            return false;
        }
        String code = linked.code();
        boolean weak = form.byLinkId(asked.linkId()) == null && asked.loinc() == null;
        return weak || (code != null && asked.codes().stream().anyMatch(other -> MeasureForms.differ(code, other)));
    }

    private boolean isRisk(Item item) {
        return form.measure().riskItems().containsKey(item.linkId());
    }
}
