// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a form is asked for on the EHR's own server, and what of the answer is a form. */
final class FormQueries {
    private static final Pattern REFERENCE = Pattern.compile("Questionnaire/[A-Za-z0-9.-]{1,64}");
    private static final int LONGEST = 500;

    private FormQueries() {}

    /**
     * A read or search for each form, by a key for the log that names no address.
     *
     * @param wanted canonicals or references; what is neither, or too long, is left out
     * @param server the EHR's own: a reference to it is read by its id
     */
    static Map<String, String> of(List<String> wanted, String server, int most) {
        Map<String, String> queries = new LinkedHashMap<>();
        String base = server.endsWith("/") ? server : server + "/";
        for (String form : wanted) {
            int bar = form.indexOf('|');
            String canonical = bar < 0 ? form : form.substring(0, bar);
            String relative = canonical.startsWith(base) ? canonical.substring(base.length()) : canonical;
            String query = null;
            if (REFERENCE.matcher(relative).matches()) {
                query = relative;
            } else if (canonical.indexOf(':') > 0 && canonical.length() <= LONGEST) {
                query = "Questionnaire?url=" + URLEncoder.encode(canonical, StandardCharsets.UTF_8);
            }
            if (query != null && queries.size() < most && !queries.containsValue(query)) {
                queries.put("form " + (queries.size() + 1), query);
            }
        }
        return queries;
    }

    /**
     * The Questionnaires in an answer, as entries of a Bundle; whatever else a server sends along is none of them.
     *
     * @param query what was asked; a form that was read by its reference is known by it
     */
    static List<JsonNode> forms(JsonNode answer, String query, String server) {
        List<JsonNode> entries = new ArrayList<>();
        answer.path("entry").forEach(entries::add);
        if (query.indexOf('?') < 0) {
            String base = server.endsWith("/") ? server : server + "/";
            entries.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("fullUrl", base + query)
                    .set("resource", answer));
        }
        return entries.stream()
                .filter(entry ->
                        entry.path("resource").path("resourceType").asString("").equals("Questionnaire"))
                .toList();
    }
}
