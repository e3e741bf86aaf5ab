// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.drill;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Requests that are built to be heavy, each of at most 5 MB: one array of the request filled, or one text stretched. */
final class HeavyBodies {

    static final String CALL = "/cds-services/alliance-patient-view";
    static final String FEEDBACK = CALL + "/feedback";

    private static final int MOST_CHARACTERS = 4_990_000;
    private static final String SRS = "https://alliancecds.org/fhir/Questionnaire/srs";
    private static final String SUBJECT = "\"subject\":{\"reference\":\"Patient/p1\"}";

    private HeavyBodies() {}

    /** A request, made when it is sent, since all of them together would not fit into the memory. */
    record Heavy(String name, String path, Supplier<String> body) {}

    static List<Heavy> all() {
        List<Heavy> all = new ArrayList<>();
        // Long records.
        for (int sessions : List.of(400, 800, 1200, 3000)) {
            all.add(call(sessions + " weekly sessions rated low", () -> weekly(sessions)));
        }
        all.add(call("3,000 ratings of 20 years", () -> responses(list(3000, i -> srs(i, i * 7300 / 3000, "8")))));
        all.add(call("9,000 ratings", () -> responses(list(9000, i -> srs(i, i % 7000, "8")))));
        all.add(call(
                "6,000 ratings and 8,000 Observations of one day",
                () -> prefetch(
                        "\"responses\":" + bundle(list(6000, i -> srs(i, i % 7000, "8"))),
                        "\"observations\":" + bundle(list(8000, i -> total(i, 3))))));
        all.add(call("ratings of one day", () -> responses(list(20_000, i -> srs(i, 3, "8")))));
        all.add(call("ratings ahead of today", () -> responses(list(20_000, i -> srs(i, -2 - i % 900, "8")))));
        all.add(call(
                "one rating amended again and again",
                () -> responses(list(20_000, i -> srs(1, 3, "8").replace("completed", "amended")))));
        all.add(call("risk items", () -> responses(list(20_000, i -> riskItem(i, i % 400)))));
        all.add(call("session notes", () -> responses(list(20_000, i -> note(i, i % 2000)))));
        all.add(call("Observations", () -> observations(list(40_000, i -> total(i, i % 4000)))));
        all.add(call(
                "Observations without ids",
                () -> observations(list(40_000, i -> total(i, i % 4000).replaceFirst("\"id\":\"[^\"]*\",", "")))));
        all.add(call(
                "ratings without ids",
                () -> responses(list(20_000, i -> srs(i, i % 4000, "8").replaceFirst("\"id\":\"[^\"]*\",", "")))));
        all.add(call("Conditions", () -> only("conditions", list(40_000, HeavyBodies::condition))));
        // Contacts.
        all.add(call(
                "appointments", () -> only("appointments", list(20_000, i -> appointment(i, i % 7000, "noshow")))));
        all.add(call("2,000 appointments and visits of one day", () -> contacts(2000)));
        all.add(call("11,000 appointments and visits of one day", () -> contacts(11_000)));
        all.add(call(
                "long stays and appointments",
                () -> prefetch(
                        "\"appointments\":" + bundle(list(9000, i -> appointment(i, i % 7000, "fulfilled"))),
                        "\"encounters\":" + bundle(list(9000, HeavyBodies::stay)))));
        all.add(call(
                "appointments booked ahead",
                () -> only("appointments", list(20_000, i -> appointment(i, -1 - i % 900, "booked")))));
        all.add(call(
                "appointments of unknown outcome",
                () -> only("appointments", list(20_000, i -> appointment(i, i % 900, "booked")))));
        all.add(new Heavy(
                "appointments to be booked",
                "/cds-services/alliance-appointment-book",
                () ->
                        "{\"hook\":\"appointment-book\",\"hookInstance\":\"h\",\"context\":{\"userId\":\"Practitioner/7\","
                                + "\"patientId\":\"p1\",\"appointments\":"
                                + bundle(list(20_000, i -> appointment(i, -3, "proposed")))
                                + "},\"prefetch\":{\"responses\":null}}"));
        // Forms.
        all.add(call(
                "one form of 25,000 items that 12,000 ratings name",
                () -> responses(named(
                        questionnaire("big", 25_000),
                        list(
                                12_000,
                                i -> "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"r" + i
                                        + "\",\"status\":\"completed\",\"questionnaire\":\"https://x.example/big\","
                                        + SUBJECT
                                        + ",\"authored\":\"" + day(i % 4000) + "\"}")))));
        all.add(call(
                "1,000 forms",
                () -> responses(list(1000, i -> i % 2 == 0 ? questionnaire("f" + i, 60) : srs(i, i, "8")))));
        all.add(call(
                "a response of many items",
                () -> responses(List.of(response("r", 3, list(90_000, i -> item("/44260-8", "1")))))));
        all.add(call(
                "a response of many unknown items",
                () -> responses(List.of(response("r", 3, list(90_000, i -> item("x" + i, "1")))))));
        all.add(call(
                "an item of many answers",
                () -> responses(List.of(response(
                        "r",
                        3,
                        List.of("{\"linkId\":\"bond\",\"answer\":[" + joined(list(200_000, i -> "{\"valueDecimal\":8}"))
                                + "]}"))))));
        all.add(call(
                "an answer of many extensions",
                () -> responses(List.of(response(
                        "r",
                        3,
                        List.of("{\"linkId\":\"bond\",\"answer\":[{\"valueDecimal\":8,\"extension\":["
                                + joined(
                                        list(
                                                60_000,
                                                i ->
                                                        "{\"url\":\"http://hl7.org/fhir/StructureDefinition/itemWeight\",\"valueDecimal\":1}"))
                                + "]}]}"))))));
        all.add(call(
                "many contained resources",
                () -> responses(List.of(response("r", 3, List.of(item("bond", "8")))
                        .replaceFirst(
                                "\\{",
                                "{\"contained\":["
                                        + joined(list(
                                                60_000,
                                                i -> "{\"resourceType\":\"Questionnaire\",\"id\":\"c" + i
                                                        + "\",\"url\":\"u\"}"))
                                        + "],")))));
        all.add(call(
                "an Observation of many codings",
                () -> observations(List.of(total(1, 3)
                        .replace(
                                "\"coding\":[",
                                "\"coding\":[" + joined(list(80_000, i -> "{\"system\":\"s\",\"code\":\"c" + i + "\"}"))
                                        + ",")))));
        all.add(call(
                "an Observation of many components",
                () -> observations(List.of(total(1, 3)
                        .replaceFirst(
                                "\\{",
                                "{\"component\":["
                                        + joined(
                                                list(
                                                        40_000,
                                                        i ->
                                                                "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44260-8\"}]},\"valueInteger\":1}"))
                                        + "],")))));
        all.add(call(
                "an Observation of many members",
                () -> observations(List.of(total(1, 3)
                        .replaceFirst(
                                "\\{",
                                "{\"hasMember\":["
                                        + joined(list(100_000, i -> "{\"reference\":\"Observation/o" + i + "\"}"))
                                        + "],")))));
        all.add(call(
                "an appointment of many participants",
                () -> only(
                        "appointments",
                        List.of(appointment(1, 3, "fulfilled")
                                .replace(
                                        "\"participant\":[",
                                        "\"participant\":["
                                                + joined(list(
                                                        80_000,
                                                        i -> "{\"actor\":{\"reference\":\"Practitioner/" + i + "\"}}"))
                                                + ",")))));
        all.add(call("empty entries", () -> only("responses", list(1_500_000, i -> "{}"))));
        all.add(call(
                "a Bundle of many links",
                () -> prefetch("\"responses\":{\"resourceType\":\"Bundle\",\"link\":["
                        + joined(list(80_000, i -> "{\"relation\":\"next\",\"url\":\"http://x/" + i + "\"}")) + "]}")));
        all.add(call(
                "many prefetch keys",
                () -> prefetch(joined(list(200_000, i -> "\"k" + i + "\":null")), "\"responses\":null")));
        all.add(call("many properties", () -> prefetch("\"responses\":null")
                .replaceFirst("\\{", "{" + joined(list(200_000, i -> "\"p" + i + "\":{}")) + ",")));
        all.add(call("an array of numbers", () -> prefetch("\"responses\":null")
                .replaceFirst("\\{", "{\"x\":[" + "1,".repeat(2_400_000) + "1],")));
        all.add(call("an array of arrays", () -> prefetch("\"responses\":null")
                .replaceFirst("\\{", "{\"x\":[" + "[],".repeat(1_600_000) + "1],")));
        // Texts.
        for (int blanks : List.of(50_000, 200_000, 4_900_000)) {
            all.add(call("a userId of " + blanks + " blanks", () -> context("a" + " ".repeat(blanks) + "b", "p1")));
        }
        all.add(call("a userId of 4 MB", () -> context("Patient/".repeat(600_000), "p1")));
        all.add(call("a patientId of 4 MB", () -> context("Practitioner/7", "p".repeat(4_900_000))));
        all.add(call("a patientId of slashes", () -> context("Practitioner/7", "/".repeat(4_900_000))));
        all.add(call("a hookInstance of 4 MB", () -> prefetch("\"responses\":null")
                .replace("\"hookInstance\":\"h\"", "\"hookInstance\":\"" + "h".repeat(4_900_000) + "\"")));
        all.add(call("a scope of 4 MB", () -> prefetch("\"responses\":null")
                .replaceFirst(
                        "\\{",
                        "{\"fhirServer\":\"https://x.example\",\"fhirAuthorization\":{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300,\"subject\":\"s\",\"scope\":\""
                                + "patient/*.read ".repeat(300_000) + "\"},")));
        all.add(call("a fhirServer of 4 MB", () -> prefetch("\"responses\":null")
                .replaceFirst("\\{", "{\"fhirServer\":\"https://" + "x.".repeat(2_400_000) + "example\",")));
        all.add(call(
                "a date of 4 MB",
                () -> responses(List.of(srs(1, 3, "8")
                        .replaceFirst("\"authored\":\"[^\"]*\"", "\"authored\":\"" + "2".repeat(4_800_000) + "\"")))));
        all.add(call(
                "a reference of 4 MB",
                () -> responses(List.of(srs(1, 3, "8").replace("Patient/p1", "Patient/".repeat(300_000))))));
        all.add(call(
                "a text of 4 MB as an answer",
                () -> responses(List.of(response(
                        "r",
                        3,
                        List.of("{\"linkId\":\"bond\",\"answer\":[{\"valueString\":\"" + " ".repeat(4_800_000)
                                + "\"}]}"))))));
        all.add(call(
                "a number of many digits",
                () -> responses(List.of(response("r", 3, List.of(item("bond", "1".repeat(900))))))));
        all.add(call(
                "a display of 4 MB",
                () -> responses(List.of(response(
                        "r",
                        3,
                        List.of("{\"linkId\":\"/44260-8\",\"answer\":[{\"valueCoding\":{\"code\":\"x\",\"display\":\""
                                + "a ".repeat(2_400_000) + "\"}}]}"))))));
        // Depth.
        all.add(call(
                "JSON nested 90 deep, again and again",
                () -> responses(List.of(response("r", 3, list(10_000, i -> nested(40, item("bond", "8"))))))));
        all.add(call("JSON nested 2,000,000 deep", () -> "[".repeat(2_000_000)));
        // XML.
        all.add(call("XML nested 500 deep", () -> xml(xmlNested(500))));
        all.add(call("XML nested 20,000 deep", () -> xml(xmlNested(20_000))));
        all.add(
                call(
                        "XML with entities that expand",
                        () -> xml(
                                "<!DOCTYPE r [<!ENTITY a \"" + "ha".repeat(50_000) + "\"><!ENTITY b \""
                                        + "&a;".repeat(1000)
                                        + "\">]><QuestionnaireResponse xmlns=\"http://hl7.org/fhir\"><id value=\"&b;\"/></QuestionnaireResponse>")));
        all.add(call(
                "30,000 small XML documents",
                () -> prefetch("\"responses\":{\"resourceType\":\"Bundle\",\"entry\":["
                        + joined(list(
                                30_000,
                                i -> "{\"resource\":\"<Patient xmlns=\\\"http://hl7.org/fhir\\\"><id value=\\\"p" + i
                                        + "\\\"/></Patient>\"}"))
                        + "]}")));
        all.add(call(
                "one XML Bundle of 5 MB",
                () -> xml("<Bundle xmlns=\"http://hl7.org/fhir\">"
                        + String.join(
                                "",
                                list(
                                        25_000,
                                        i -> "<entry><resource><Patient><id value=\"p" + i
                                                + "\"/></Patient></resource></entry>"))
                        + "</Bundle>")));
        // Feedback.
        all.add(new Heavy(
                "62,000 feedbacks",
                FEEDBACK,
                () -> "{\"feedback\":["
                        + joined(list(
                                62_000, i -> "{\"card\":\"00000000-0000-4000-8000-%012x\",\"outcome\":\"accepted\"}"
                                        .formatted(i)))
                        + "]}"));
        all.add(new Heavy(
                "a feedback of many suggestions",
                FEEDBACK,
                () -> "{\"feedback\":[{\"card\":"
                        + "\"00000000-0000-4000-8000-000000000001\",\"outcome\":\"accepted\",\"acceptedSuggestions\":["
                        + joined(list(90_000, i -> "{\"id\":\"00000000-0000-4000-8000-%012x\"}".formatted(i)))
                        + "]}]}"));
        return all;
    }

    /** Something that an EHR sends each day: ten sessions, each with a rating. */
    static String ordinary() {
        return weekly(10);
    }

    /** The same client with so many weekly sessions, each attended and rated low. */
    static String weekly(int sessions) {
        return prefetch(
                "\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1980-05-05\"}",
                "\"responses\":" + bundle(list(sessions, i -> srs(i, 7 * (i + 1), "8.25"))),
                "\"encounters\":" + bundle(list(sessions, i -> visit(i, 7 * (i + 1)))));
    }

    /** So many appointments and as many visits of one day, none of which names another. */
    static String contacts(int each) {
        return prefetch(
                "\"appointments\":" + bundle(list(each, i -> appointment(i, 3, "fulfilled"))),
                "\"encounters\":" + bundle(list(each, i -> visit(i, 3))));
    }

    private static Heavy call(String name, Supplier<String> body) {
        return new Heavy(name, CALL, body);
    }

    private static String responses(List<String> resources) {
        return only("responses", resources);
    }

    private static String observations(List<String> resources) {
        return only("observations", resources);
    }

    private static String only(String key, List<String> resources) {
        return prefetch("\"" + key + "\":" + bundle(resources));
    }

    private static String prefetch(String... keys) {
        return "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"userId\":\"Practitioner/7\","
                + "\"patientId\":\"p1\"},\"prefetch\":{" + String.join(",", keys) + "}}";
    }

    private static String context(String userId, String patientId) {
        return "{\"hook\":\"patient-view\",\"hookInstance\":\"h\",\"context\":{\"userId\":\"" + userId
                + "\",\"patientId\":\"" + patientId + "\"},\"prefetch\":{\"responses\":null}}";
    }

    private static String bundle(List<String> resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                + joined(resources.stream().map(r -> "{\"resource\":" + r + "}").toList()) + "]}";
    }

    /** So many, or as many as a request may hold. */
    private static List<String> list(int count, IntFunction<String> each) {
        List<String> list = new ArrayList<>();
        long characters = 0;
        for (int i = 0; i < count && characters < MOST_CHARACTERS / 2; i++) {
            String next = each.apply(i);
            list.add(next);
            characters += next.length() / 2 + 10;
        }
        return list;
    }

    private static List<String> named(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static String joined(List<String> parts) {
        return String.join(",", parts);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String day(int daysAgo) {
        return today().minusDays(daysAgo) + "T10:50:00Z";
    }

    private static String srs(int id, int daysAgo, String each) {
        return response(
                "srs" + id,
                daysAgo,
                List.of(item("bond", each), item("goals", each), item("tasks", each), item("overall", each)));
    }

    private static String response(String id, int daysAgo, List<String> items) {
        return "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + id
                + "\",\"status\":\"completed\",\"questionnaire\":\"" + SRS + "\"," + SUBJECT
                + ",\"source\":{\"reference\":\"Patient/p1\"},\"authored\":\"" + day(daysAgo) + "\",\"item\":["
                + joined(items) + "]}";
    }

    private static String riskItem(int id, int daysAgo) {
        return response(
                        "q" + id,
                        daysAgo,
                        List.of("{\"linkId\":\"/44260-8\",\"answer\":[{\"valueInteger\":" + id % 4 + "}]}"))
                .replace(SRS, "http://loinc.org/q/44249-1");
    }

    private static String note(int id, int daysAgo) {
        return "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"n" + id
                + "\",\"status\":\"completed\",\"questionnaire\":\"https://alliancecds.org/fhir/Questionnaire/session-note\","
                + SUBJECT + ",\"author\":{\"reference\":\"Practitioner/7\"},\"authored\":\"" + day(daysAgo)
                + "\",\"item\":[{\"linkId\":\"disengaged\",\"answer\":[{\"valueBoolean\":true}]}]}";
    }

    private static String item(String linkId, String value) {
        return "{\"linkId\":\"" + linkId + "\",\"answer\":[{\"valueDecimal\":" + value + "}]}";
    }

    private static String nested(int deep, String inmost) {
        return "{\"linkId\":\"g\",\"item\":[".repeat(deep) + inmost + "]}".repeat(deep);
    }

    private static String questionnaire(String name, int items) {
        return "{\"resourceType\":\"Questionnaire\",\"id\":\"" + name + "\",\"url\":\"https://x.example/" + name
                + "\",\"item\":[" + joined(list(items, i -> "{\"linkId\":\"" + i + "\",\"type\":\"integer\"}")) + "]}";
    }

    private static String total(int id, int daysAgo) {
        return "{\"resourceType\":\"Observation\",\"id\":\"o" + id + "\",\"status\":\"final\"," + SUBJECT
                + ",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44261-6\"}]},\"effectiveDateTime\":\""
                + day(daysAgo) + "\",\"valueInteger\":" + id % 28 + "}";
    }

    private static String condition(int id) {
        return "{\"resourceType\":\"Condition\",\"id\":\"c" + id + "\"," + SUBJECT
                + ",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"66214007\"}]}}";
    }

    private static String appointment(int id, int daysAgo, String status) {
        return "{\"resourceType\":\"Appointment\",\"id\":\"a" + id + "\",\"status\":\"" + status + "\",\"start\":\""
                + today().minusDays(daysAgo)
                + "T10:00:00Z\",\"participant\":[{\"actor\":{\"reference\":\"Patient/p1\"}}]}";
    }

    private static String visit(int id, int daysAgo) {
        return "{\"resourceType\":\"Encounter\",\"id\":\"e" + id
                + "\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                + SUBJECT + ",\"period\":{\"start\":\"" + today().minusDays(daysAgo) + "T10:00:00Z\",\"end\":\""
                + today().minusDays(daysAgo) + "T10:50:00Z\"}}";
    }

    private static String stay(int id) {
        return "{\"resourceType\":\"Encounter\",\"id\":\"e" + id
                + "\",\"status\":\"finished\",\"class\":{\"code\":\"IMP\"},"
                + SUBJECT + ",\"period\":{\"start\":\"" + today().minusDays(7000 - id % 50) + "\",\"end\":\""
                + today().minusDays(id % 50) + "\"}}";
    }

    private static String xml(String document) {
        return prefetch("\"responses\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + quoted(document)
                + "},{\"resource\":" + srs(1, 3, "8") + "}]}");
    }

    private static String xmlNested(int deep) {
        return "<QuestionnaireResponse xmlns=\"http://hl7.org/fhir\"><status value=\"completed\"/>"
                + "<item><linkId value=\"g\"/>".repeat(deep) + "</item>".repeat(deep) + "</QuestionnaireResponse>";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
