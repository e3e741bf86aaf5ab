// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The demo's resources of one type. Public only because HAPI calls it by reflection. */
public final class DemoResources implements IResourceProvider {
    private final Class<? extends IBaseResource> type;
    private final List<Resource> resources;

    DemoResources(Class<? extends IBaseResource> type, List<Resource> resources) {
        this.type = type;
        this.resources = List.copyOf(resources);
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    /** The resource with that id; 404 when there is none. */
    @Read
    public IBaseResource read(@IdParam IdType id) {
        return resources.stream()
                .filter(resource -> resource.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** The resources of a patient, in the order in which the demo holds them; sorting and paging are left undone. */
    @Search(allowUnknownParams = true)
    public List<IBaseResource> search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "subject") @Nullable ReferenceParam subject,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count) {
        return resources.stream()
                .filter(resource -> id == null || resource.getIdPart().equals(id.getValue()))
                .filter(resource -> patient == null || isOf(resource, patient.getIdPart()))
                .filter(resource -> subject == null || isOf(resource, subject.getIdPart()))
                .map(IBaseResource.class::cast)
                .toList();
    }

    private static boolean isOf(Resource resource, String patientId) {
        return patients(resource).anyMatch(patientId::equals);
    }

    private static Stream<String> patients(Resource resource) {
        if (resource instanceof Patient patient) {
            return Stream.of(patient.getIdPart());
        }
        if (resource instanceof Appointment appointment) {
            return appointment.getParticipant().stream()
                    .map(participant -> participant.getActor().getReferenceElement())
                    .filter(actor -> "Patient".equals(actor.getResourceType()))
                    .map(actor -> actor.getIdPart());
        }
        Reference subject = subject(resource);
        return subject == null
                ? Stream.empty()
                : Stream.ofNullable(subject.getReferenceElement().getIdPart());
    }

    private static @Nullable Reference subject(Resource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            return response.getSubject();
        }
        if (resource instanceof Encounter encounter) {
            return encounter.getSubject();
        }
        if (resource instanceof Observation observation) {
            return observation.getSubject();
        }
        return resource instanceof Condition condition ? condition.getSubject() : null;
    }
}
