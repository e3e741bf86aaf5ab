// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The synthetic clients of the current day; written anew when the day changes. */
final class CaseLoad {
    private final Clock clock;
    private final ZoneId zone;
    private @Nullable Day day;

    private record Day(LocalDate date, List<DemoClient> clients) {}

    CaseLoad(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    synchronized List<DemoClient> clients() {
        LocalDate today = today();
        Day current = day;
        if (current == null || !current.date().equals(today)) {
            current = new Day(today, DemoClients.on(today, zone));
            day = current;
        }
        return current.clients();
    }

    Optional<DemoClient> client(String id) {
        return clients().stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /** Each chart by the id of its Patient; the therapist stands in one of their own. */
    Map<String, List<String>> charts() {
        Map<String, List<String>> charts = new LinkedHashMap<>();
        clients().forEach(client -> charts.put(client.id(), client.resources()));
        charts.put("demo-therapist", List.of(DemoClients.therapist()));
        return charts;
    }
}
