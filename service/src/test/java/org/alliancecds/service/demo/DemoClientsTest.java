// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoClientsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void theDayAloneDecidesWhatTheRecordsSay() {
        assertThat(DemoClients.on(TODAY, BERLIN)).isEqualTo(DemoClients.on(TODAY, BERLIN));
        assertThat(DemoClients.on(TODAY, BERLIN)).isNotEqualTo(DemoClients.on(TODAY.plusDays(1), BERLIN));
    }

    @Test
    void everyIdIsGivenOnceAndThePatientComesFirst() {
        assertThat(allResources().map(resource -> text(resource, "resourceType") + "/" + text(resource, "id")))
                .doesNotHaveDuplicates();
        for (DemoClient client : DemoClients.on(TODAY, BERLIN)) {
            JsonNode first = JSON.readTree(client.resources().get(0));
            assertThat(text(first, "resourceType")).isEqualTo("Patient");
            assertThat(text(first, "id")).isEqualTo(client.id());
        }
    }

    @Test
    void onlyOneResourceLiesInTheWrongChart() {
        List<String> misfiled = DemoClients.on(TODAY, BERLIN).stream()
                .flatMap(client -> client.resources().stream()
                        .map(JSON::readTree)
                        .filter(resource -> resource.has("subject"))
                        .map(resource ->
                                resource.path("subject").path("reference").asString(""))
                        .filter(subject -> !subject.equals("Patient/" + client.id())))
                .toList();
        assertThat(misfiled).containsExactly("Patient/kofi");
    }

    @Test
    void everyoneIsAnAdultOnAnyDay() {
        for (LocalDate day : List.of(TODAY, LocalDate.of(2028, 2, 29), LocalDate.of(2027, 1, 1))) {
            for (DemoClient client : DemoClients.on(day, BERLIN)) {
                assertThat(ChartReader.read(client, day, BERLIN).age()).isBetween(18, 80);
            }
        }
    }

    @Test
    void theNextSessionIsTodayOrTomorrowUnlessTheStoryIsThatThereIsNone() {
        for (DemoClient client : DemoClients.on(TODAY, BERLIN)) {
            String next = ChartReader.read(client, TODAY, BERLIN).nextSession();
            if (client.id().equals("yuki")) {
                assertThat(next).isEqualTo("none booked");
            } else {
                assertThat(next).matches("(today|tomorrow), \\d\\d:00");
            }
        }
    }

    @Test
    void theChartShowsTheCourseAsItWas() {
        ClientChart nadia = ChartReader.read(client("nadia"), TODAY, BERLIN);
        assertThat(nadia.contacts())
                .containsExactly(
                        new ClientChart.Contact(LocalDate.of(2026, 10, 31), "attended", "attended"),
                        new ClientChart.Contact(LocalDate.of(2026, 11, 7), "attended", "attended"),
                        new ClientChart.Contact(LocalDate.of(2026, 11, 14), "missed", "missed"),
                        new ClientChart.Contact(TODAY, "booked", "booked"));
        assertThat(nadia.series())
                .containsExactly(new ClientChart.Series(
                        "srs",
                        "SRS",
                        true,
                        40,
                        List.of(
                                new ClientChart.Point(LocalDate.of(2026, 10, 31), 37),
                                new ClientChart.Point(LocalDate.of(2026, 11, 7), 34))));
        assertThat(ChartReader.read(client("callum"), TODAY, BERLIN).contacts())
                .contains(new ClientChart.Contact(LocalDate.of(2026, 11, 14), "late", "attended, 20 min late"));
    }

    @Test
    void theChartLeavesOutWhatItCannotUse() {
        ClientChart arash = ChartReader.read(client("arash"), TODAY, BERLIN);
        assertThat(arash.series())
                .extracting(ClientChart.Series::name, series -> series.points().stream()
                        .map(ClientChart.Point::value)
                        .toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SRS", List.of(37.0, 36.5, 36.0, 34.5)),
                        org.assertj.core.groups.Tuple.tuple("PHQ-9", List.of(10.0)));
    }

    private static DemoClient client(String id) {
        return DemoClients.on(TODAY, BERLIN).stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> allResources() {
        return DemoClients.on(TODAY, BERLIN).stream()
                .flatMap(client -> client.resources().stream())
                .map(JSON::readTree);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
