// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import java.util.ArrayList;
import java.util.List;

/** Questionnaires written for the tests. */
public final class Forms {
    public static final String LOINC = "http://loinc.org";
    public static final String CLINIC = "http://clinic.example/items";
    public static final List<String> GAD7_ITEMS =
            List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");

    private Forms() {}

    /** A Questionnaire with that address. */
    public static String form(String url, String more, String... items) {
        return Given.with(
                "{\"resourceType\":\"Questionnaire\",\"id\":\"form\",\"url\":\"" + url + "\",\"status\":\"active\","
                        + Given.items(items) + "}",
                more);
    }

    /** An item of a Questionnaire with one code. */
    public static String item(String linkId, String system, String code) {
        return "{\"linkId\":\"" + linkId + "\",\"type\":\"choice\",\"code\":[" + coding(system, code) + "]}";
    }

    public static String coding(String system, String code) {
        return "{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}";
    }

    /** A group of a Questionnaire with a code of LOINC. */
    public static String codedGroup(String linkId, String code, String... items) {
        return "{\"linkId\":\"" + linkId + "\",\"type\":\"group\",\"code\":[" + coding(LOINC, code) + "],"
                + Given.items(items) + "}";
    }

    /** A group of a response. */
    public static String group(String linkId, String... items) {
        return "{\"linkId\":\"" + linkId + "\"," + Given.items(items) + "}";
    }

    /** The items of a form whose link ids, in order, are coded with these codes of LOINC. */
    public static String[] coded(List<String> linkIds, List<String> codes) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            items.add(item(linkIds.get(i), LOINC, codes.get(i)));
        }
        return items.toArray(String[]::new);
    }

    /** Answers with LOINC's codes for these values, under these link ids. */
    public static String[] answered(List<String> linkIds, int... values) {
        String[] items = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            items[i] = Given.answer(linkIds.get(i), Given.coding(Given.ANSWERS.get(values[i])));
        }
        return items;
    }

    /** Link ids with a number: {@code q1}, {@code q2} … */
    public static List<String> numbered(String prefix, int from, int to) {
        List<String> linkIds = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            linkIds.add(prefix + number);
        }
        return linkIds;
    }

    public static String[] all(String[]... parts) {
        return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }
}
