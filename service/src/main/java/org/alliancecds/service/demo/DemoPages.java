// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the demo EHR. */
final class DemoPages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEFAULT_HOOK = HookContext.CHOICES.get(0).hook();

    private final CaseLoad caseLoad;
    private final HookClient hooks;
    private final Function<String, @Nullable ConcernLine> concernLines;

    /**
     * @param concernLines id of a measure to its concern line in the rulebook in use; null where there is none
     */
    DemoPages(CaseLoad caseLoad, HookClient hooks, Function<String, @Nullable ConcernLine> concernLines) {
        this.caseLoad = caseLoad;
        this.hooks = hooks;
        this.concernLines = concernLines;
    }

    /** One row of the table behind the drawing: a day, what became of the appointment, the totals by measure. */
    record Row(String day, String contact, List<String> totals) {}

    ServerResponse start(ServerRequest request) {
        return page(request, caseLoad.clients().get(0));
    }

    ServerResponse client(ServerRequest request) {
        return page(request, client(request.pathVariable("id")));
    }

    /** The request as it would be sent now, to be posted by hand. */
    ServerResponse hookRequest(ServerRequest request) {
        HookExchange exchange =
                hooks.prepare(home(request), context(client(request.pathVariable("id")), hook(request)));
        JsonNode body = exchange.request();
        if (body == null) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, exchange.fault());
        }
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsString(body));
    }

    private ServerResponse page(ServerRequest request, DemoClient client) {
        String hook = hook(request);
        ClientChart chart = ChartReader.read(client, caseLoad.today(), caseLoad.zone());
        ClientChart.Series ratings = chart.series().stream()
                .filter(ClientChart.Series::alliance)
                .findFirst()
                .orElse(null);
        ConcernLine concern = ratings == null ? null : concernLines.apply(ratings.measure());

        Map<String, Object> model = new LinkedHashMap<>();
        model.put("clients", caseLoad.clients());
        model.put("client", client);
        model.put("chart", chart);
        model.put("hook", hook);
        model.put("hooks", HookContext.CHOICES);
        if (ratings != null) {
            model.put("ratings", ratings);
        }
        if (concern != null) {
            model.put("concern", concern);
        }
        model.put("wide", CourseDrawing.of(520, chart.contacts(), ratings, concern));
        model.put("narrow", CourseDrawing.of(330, chart.contacts(), ratings, concern));
        model.put("rows", rows(chart));
        HookExchange exchange = hooks.call(home(request), context(client, hook));
        model.put("support", DecisionSupport.of(exchange));
        if (exchange.path() != null) {
            model.put("curl", curl(origin(request), client, hook, exchange.path()));
        }
        return ServerResponse.ok().render("demo/chart", model);
    }

    /** A line for the shell that gets the request and posts it; nothing in it comes from data. */
    private static String curl(String origin, DemoClient client, String hook, String path) {
        return """
                curl -s '%s/demo/clients/%s/request.json?hook=%s' \\
                  | curl -s -H 'Content-Type: application/json' -d @- %s%s""".formatted(origin, client.id(), hook, origin, path);
    }

    private static List<Row> rows(ClientChart chart) {
        Map<LocalDate, String> contacts = new TreeMap<>();
        chart.contacts().forEach(contact -> contacts.put(contact.day(), contact.word()));
        chart.series().forEach(series -> series.points().forEach(point -> contacts.putIfAbsent(point.day(), "–")));
        return contacts.entrySet().stream()
                .map(day -> new Row(
                        Days.full(day.getKey()),
                        day.getValue(),
                        chart.series().stream()
                                .map(series -> total(series, day.getKey()))
                                .toList()))
                .toList();
    }

    private static String total(ClientChart.Series series, LocalDate day) {
        return series.points().stream()
                .filter(point -> point.day().equals(day))
                .map(point -> CourseDrawing.number(point.value()))
                .findFirst()
                .orElse("–");
    }

    private HookContext context(DemoClient client, String hook) {
        OffsetDateTime slot = caseLoad.today()
                .plusDays(7)
                .atTime(LocalTime.NOON)
                .atZone(caseLoad.zone())
                .toOffsetDateTime();
        JsonNode appointment = JSON.valueToTree(RecordWriter.object(
                "resourceType", "Appointment",
                "id", client.id() + "-slot",
                "status", "proposed",
                "serviceType", List.of(RecordWriter.psychotherapy()),
                "start", slot.toString(),
                "end", slot.plusMinutes(50).toString(),
                "participant",
                        List.of(RecordWriter.object(
                                "actor",
                                RecordWriter.object("reference", "Patient/" + client.id()),
                                "status",
                                "needs-action"))));
        return HookContext.of(hook, client.id(), ChartReader.encounter(client), appointment);
    }

    private DemoClient client(String id) {
        return caseLoad.client(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String hook(ServerRequest request) {
        String asked = request.param("hook").orElse(DEFAULT_HOOK);
        return HookContext.CHOICES.stream()
                .map(HookContext.Choice::hook)
                .filter(asked::equals)
                .findFirst()
                .orElse(DEFAULT_HOOK);
    }

    /** This program as it reaches itself; never the Host header, which a caller can write. */
    private static URI home(ServerRequest request) {
        return URI.create("http://127.0.0.1:" + request.servletRequest().getLocalPort());
    }

    /** This program as the reader of the page reaches it, for a line to copy. */
    private static String origin(ServerRequest request) {
        URI uri = request.uri();
        return uri.getScheme() + "://" + Objects.requireNonNullElse(uri.getAuthority(), "localhost");
    }
}
