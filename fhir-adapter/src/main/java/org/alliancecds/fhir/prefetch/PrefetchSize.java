// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import java.util.Collection;
import org.alliancecds.fhir.prefetch.Bounds.Exceeded;
import org.alliancecds.fhir.prefetch.Bounds.Exceeded.What;
import org.alliancecds.fhir.resource.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts what a prefetch holds before any of it is read. */
final class PrefetchSize {
    /** HAPI takes about half a millisecond to read even the smallest document; a project default. */
    private static final int MOST_XML_DOCUMENTS = 200;

    /** What HAPI reads in about half a second; a project default. */
    private static final long MOST_XML_CHARACTERS = 1_000_000;

    private long resources;
    private long xmlDocuments;
    private long xmlCharacters;

    private PrefetchSize() {}

    /**
     * Refuses more than may be read at once.
     *
     * @throws Exceeded naming how much was given and how much is allowed
     */
    static void check(Collection<? extends @Nullable JsonNode> values, int mostResources) {
        PrefetchSize size = new PrefetchSize();
        for (JsonNode value : values) {
            if (value != null && !value.isNull()) {
                size.count(value, 0);
            }
        }
        refuse(What.RESOURCES, size.resources, mostResources);
        refuse(What.XML_DOCUMENTS, size.xmlDocuments, MOST_XML_DOCUMENTS);
        refuse(What.XML_CHARACTERS, size.xmlCharacters, MOST_XML_CHARACTERS);
    }

    private static void refuse(What what, long given, long allowed) {
        if (given > allowed) {
            throw new Exceeded(what, given, allowed);
        }
    }

    private void count(JsonNode value, int depth) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                count(element, depth);
            }
        } else if (value.isString()) {
            String text = value.stringValue();
            resources++;
            if (XmlResource.looksLikeXml(text)) {
                xmlDocuments++;
                xmlCharacters += text.length();
                resources += XmlResource.entries(text);
            }
        } else if (!value.isObject()) {
            resources++;
        } else if (!value.has("resourceType") && value.has("resource")) {
            count(value.path("resource"), depth);
        } else if (depth < PrefetchReader.DEEPEST_BUNDLE && "Bundle".equals(Tree.text(value, "resourceType"))) {
            count(value.path("entry"), depth + 1);
        } else {
            resources++;
        }
    }
}
