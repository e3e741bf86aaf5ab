// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.call;

import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import tools.jackson.databind.JsonNode;

/** Tells whose data a resource is. */
public final class Subject {
    private Subject() {}

    /**
     * Whether a resource is about the client of this call, or about nobody. One that names no one came in this client's
     * prefetch and is this client's.
     */
    public static boolean isClient(Resource resource, References references) {
        return switch (resource.type()) {
            case "Patient" -> !resource.hasId() || references.isPatient(resource.reference());
            case "Appointment" -> takesPart(resource.tree(), references);
            case "QuestionnaireResponse", "Encounter", "Observation", "Condition" ->
                isNamed(resource.tree(), references);
            default -> true;
        };
    }

    private static boolean isNamed(JsonNode tree, References references) {
        String field = tree.has("subject") ? "subject" : "patient";
        String reference = Tree.reference(tree, field);
        return reference == null || reference.startsWith("#") || references.isPatient(reference);
    }

    private static boolean takesPart(JsonNode tree, References references) {
        boolean namesOthers = false;
        for (JsonNode participant : Tree.list(tree, "participant")) {
            String actor = Tree.reference(participant, "actor");
            if (actor != null && references.isPatient(actor)) {
                return true;
            }
            namesOthers |= "Patient".equals(references.typeOf(participant, "actor"));
        }
        String subject = Tree.reference(tree, "subject");
        return subject == null ? !namesOthers : references.isPatient(subject);
    }
}
