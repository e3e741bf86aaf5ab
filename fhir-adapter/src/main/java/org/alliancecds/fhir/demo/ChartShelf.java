// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** The charts, parsed when they are asked for: they are few, small, and change with the day. */
final class ChartShelf {
    private static final Comparator<IBaseResource> BY_DATE =
            Comparator.comparing(ChartShelf::date, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final FhirContext fhir;
    private final Supplier<Map<String, List<String>>> charts;

    ChartShelf(FhirContext fhir, Supplier<Map<String, List<String>>> charts) {
        this.fhir = fhir;
        this.charts = charts;
    }

    @Nullable
    IBaseResource read(String type, String id) {
        return charts.get().values().stream()
                .flatMap(List::stream)
                .map(this::parse)
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElse(null);
    }

    List<IBaseResource> search(String type, String patient, boolean newestFirst) {
        return charts.get().getOrDefault(patient, List.of()).stream()
                .map(this::parse)
                .filter(resource -> resource.fhirType().equals(type))
                .sorted(newestFirst ? BY_DATE.reversed() : BY_DATE)
                .toList();
    }

    /** Broken values are let through: a chart that can only be spotless would not be worth calling a hook for. */
    private IBaseResource parse(String json) {
        IParser parser = fhir.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        return parser.parseResource(json);
    }

    private static @Nullable Date date(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            return response.getAuthored();
        }
        if (resource instanceof Appointment appointment) {
            return appointment.getStart();
        }
        return resource instanceof Encounter encounter ? encounter.getPeriod().getStart() : null;
    }
}
