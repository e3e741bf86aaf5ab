// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.answer.AnswerLists;
import org.alliancecds.fhir.form.GivenForm.Question;
import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.MeasureCatalogue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The forms that came along, beside the responses or contained in one. Each is taken apart once a call, when a response
 * first names it.
 */
public final class Questionnaires {
    /** A form, the one that it derives from, and so on; of more no form has need. */
    private static final int MOST_FORMS = 8;

    private final Map<String, Resource> byName = new HashMap<>();
    private final IdentityHashMap<Resource, GivenForm> taken = new IdentityHashMap<>();
    private final Map<GivenForm, List<GivenForm>> chains = new HashMap<>();
    private final MeasureForms forms;
    private final AnswerLists lists;

    public Questionnaires(List<Resource> resources, MeasureForms forms) {
        this.forms = forms;
        this.lists = AnswerLists.of(resources);
        List<Resource> questionnaires = resources.stream()
                .filter(resource -> resource.type().equals("Questionnaire"))
                .sorted(Comparator.comparing(Resource::reference)
                        .thenComparing(resource ->
                                resource.hasId() ? "" : resource.tree().toString()))
                .toList();
        for (Resource resource : questionnaires) {
            String url = Tree.text(resource.tree(), "url");
            String version = Tree.text(resource.tree(), "version");
            put(resource.reference(), resource);
            if (resource.fullUrl() != null) {
                put(MeasureCatalogue.plain(resource.fullUrl()), resource);
            }
            if (url != null) {
                put(MeasureCatalogue.plain(url), resource);
                put(MeasureCatalogue.plain(url) + "|" + version, resource);
            }
        }
    }

    /** Of several under one name, the one of the latest version; what is left to choose depends on no order. */
    private void put(String name, Resource resource) {
        byName.merge(name, resource, (one, other) -> version(other).compareTo(version(one)) > 0 ? other : one);
    }

    private static String version(Resource resource) {
        return String.valueOf(Tree.text(resource.tree(), "version"));
    }

    /** What the response says its form is, without version: a canonical, a reference, {@code #contained}; null if silent. */
    public static @Nullable String named(JsonNode response) {
        String named = Tree.reference(response, "questionnaire");
        if (named == null) {
            return null;
        }
        int bar = named.indexOf('|');
        return bar < 0 ? named : named.substring(0, bar);
    }

    /** The form itself, null when it did not come along. */
    public @Nullable GivenForm formOf(JsonNode response) {
        String named = Tree.reference(response, "questionnaire");
        if (named == null) {
            return null;
        }
        return named.startsWith("#") ? contained(response, named.substring(1)) : form(named);
    }

    private @Nullable GivenForm contained(JsonNode response, String id) {
        for (JsonNode contained : Tree.list(response, "contained")) {
            if (id.equals(Tree.text(contained, "id"))) {
                return new GivenForm(contained, forms, lists.with(response));
            }
        }
        return null;
    }

    private @Nullable GivenForm form(String named) {
        if (byName.isEmpty()) {
            return null;
        }
        String plain = MeasureCatalogue.plain(named);
        int bar = named.indexOf('|');
        Resource found = bar < 0 ? null : byName.get(plain + named.substring(bar));
        if (found == null) {
            found = byName.get(plain);
        }
        if (found == null) {
            Resource byId = byName.get(References.plain(plain));
            // A form with an address of its own is not the one of another address that ends like its id.
            found = byId == null || Tree.text(byId.tree(), "url") != null ? null : byId;
        }
        return found == null
                ? null
                : taken.computeIfAbsent(found, resource -> new GivenForm(resource.tree(), forms, lists));
    }

    /** The form, and those that it derives from as far as they came along. */
    private List<GivenForm> chain(GivenForm form) {
        List<GivenForm> known = chains.get(form);
        if (known != null) {
            return known;
        }
        List<GivenForm> chain = new ArrayList<>(List.of(form));
        for (int i = 0; i < chain.size(); i++) {
            for (String name : chain.get(i).names()) {
                GivenForm base = chain.size() < MOST_FORMS ? form(name) : null;
                if (base != null && !chain.contains(base)) {
                    chain.add(base);
                }
            }
        }
        chains.put(form, chain);
        return chain;
    }

    /** All names of the form and of those that it derives from. */
    List<String> names(GivenForm form) {
        return chain(form).stream().flatMap(one -> one.names().stream()).toList();
    }

    /** What it derives from and did not come along. */
    public List<String> missingBases(GivenForm form) {
        return chain(form).stream()
                .flatMap(one -> one.bases().stream())
                .filter(name -> form(name) == null)
                .limit(MOST_FORMS)
                .toList();
    }

    /** All items of the form and of those that it derives from, without answers. */
    List<AskedItem> items(GivenForm form) {
        Map<String, AskedItem> items = new LinkedHashMap<>();
        for (GivenForm one : chain(form)) {
            for (String linkId : one.linkIds()) {
                Question question = question(form, linkId);
                if (question != null) {
                    items.putIfAbsent(linkId, new AskedItem(linkId, question.codes(), question.panels(), List.of()));
                }
            }
        }
        return List.copyOf(items.values());
    }

    /** What the form says of a link id, or the form that it derives from where it says nothing itself. */
    @Nullable
    Question question(GivenForm form, String plainLinkId) {
        Question found = null;
        for (GivenForm one : chain(form)) {
            Question question = one.question(plainLinkId);
            if (question != null) {
                found = found == null ? question : found.filledWith(question);
            }
        }
        return found;
    }
}
