// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.suggestion;

import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.alliancecds.fhir.resource.References;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The R4 resource in which a step is proposed: a draft, until a person makes more of it. */
public enum ProposedResource {
    /** A draft with the intent "proposal"; a form goes into HL7's extension for a questionnaire as an ordered item. */
    SERVICE_REQUEST("ServiceRequest") {
        @Override
        void fill(ObjectNode resource, ProposedStep step) {
            resource.put("status", "draft").put("intent", "proposal");
            resource.set("code", concept(step));
            resource.set("subject", client(step));
            about(resource, step);
            if (step.questionnaire() != null) {
                // Not instantiatesCanonical: in R4 that names an ActivityDefinition or a PlanDefinition.
                resource.putArray("extension")
                        .addObject()
                        .put("url", "http://hl7.org/fhir/StructureDefinition/servicerequest-questionnaireRequest")
                        .set("valueReference", form(step.questionnaire()));
            }
        }
    },
    /** Requested, with the intent "proposal"; a form is an input, named as Structured Data Capture names it. */
    TASK("Task") {
        @Override
        void fill(ObjectNode resource, ProposedStep step) {
            resource.put("status", "requested").put("intent", "proposal");
            resource.set("code", concept(step));
            resource.put("description", step.text());
            resource.set("for", client(step));
            about(resource, step);
            if (step.questionnaire() != null) {
                ObjectNode input = resource.putArray("input").addObject();
                input.putObject("type")
                        .putArray("coding")
                        .addObject()
                        .put("system", "http://hl7.org/fhir/uv/sdc/CodeSystem/temp")
                        .put("code", "questionnaire");
                input.put("valueCanonical", step.questionnaire());
            }
        }
    },
    /** A draft; R4 knows no intent here. It names no recipient, so that no EHR sends it to the client by itself. */
    COMMUNICATION_REQUEST("CommunicationRequest") {
        @Override
        void fill(ObjectNode resource, ProposedStep step) {
            resource.put("status", "draft");
            resource.putArray("category").add(concept(step));
            resource.set("subject", client(step));
            about(resource, step);
            var payload = resource.putArray("payload");
            payload.addObject().put("contentString", step.text());
            if (step.questionnaire() != null) {
                payload.addObject().set("contentReference", form(step.questionnaire()));
            }
        }
    };

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String type;

    ProposedResource(String type) {
        this.type = type;
    }

    /** The resource, with an id of its own that was never used before. */
    public ObjectNode of(ProposedStep step) {
        ObjectNode resource = NODES.objectNode()
                .put("resourceType", type)
                .put("id", UUID.randomUUID().toString());
        fill(resource, step);
        return resource;
    }

    abstract void fill(ObjectNode resource, ProposedStep step);

    /** What all three have under the same names. */
    private static void about(ObjectNode resource, ProposedStep step) {
        if (step.encounterId() != null) {
            resource.set("encounter", reference(References.ofType("Encounter", step.encounterId())));
        }
        resource.put(
                "authoredOn", step.authoredOn().truncatedTo(ChronoUnit.SECONDS).toString());
        String requester = requester(step.userId());
        if (requester != null) {
            resource.set("requester", reference(requester));
        }
    }

    private static @Nullable String requester(String userId) {
        String user = References.plain(userId.strip());
        return user.startsWith("Practitioner/") || user.startsWith("PractitionerRole/") ? user : null;
    }

    private static ObjectNode client(ProposedStep step) {
        return reference(References.ofType("Patient", step.patientId()));
    }

    private static ObjectNode concept(ProposedStep step) {
        ObjectNode concept = NODES.objectNode();
        ObjectNode coding = concept.putArray("coding")
                .addObject()
                .put("system", step.code().system())
                .put("code", step.code().code());
        if (step.code().display() != null) {
            coding.put("display", step.code().display());
        }
        return concept.put("text", step.text());
    }

    private static ObjectNode form(String canonical) {
        return reference(canonical).put("type", "Questionnaire");
    }

    private static ObjectNode reference(String reference) {
        return NODES.objectNode().put("reference", reference);
    }
}
