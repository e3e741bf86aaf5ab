// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import org.alliancecds.fhir.resource.References;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.Measure;
import org.alliancecds.record.Rater;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says who filled in a measure. */
public final class Raters {
    private Raters() {}

    /**
     * {@code source} decides; an author alone only where it is the client, or a practitioner on a form that therapists
     * fill in (a practitioner as author of another form has typed it in); else the measure's own rater.
     */
    static Rater ofResponse(JsonNode response, Measure measure, References references) {
        Rater source = ofSource(response, references);
        if (source != null) {
            return source;
        }
        Rater author = of(response, "author", references);
        if (author == Rater.CLIENT || (author == Rater.THERAPIST && measure.therapistForm())) {
            return author;
        }
        return measure.rater();
    }

    /** Who performed an Observation, read once however many of its parts ask. */
    public static Performers performers(JsonNode observation, References references) {
        boolean client = false;
        boolean therapist = false;
        for (JsonNode performer : Tree.list(observation, "performer")) {
            String reference = Tree.text(performer, "reference");
            client |= reference != null && references.isPatient(reference);
            String type = references.typeOf(performer);
            therapist |= "Practitioner".equals(type) || "PractitionerRole".equals(type);
        }
        return new Performers(client, therapist);
    }

    /** Whether the client, and whether a practitioner, is among the performers of an Observation. */
    public record Performers(boolean client, boolean therapist) {

        /** Who the performers say it was, else the measure's own rater. */
        public Rater raterOf(Measure measure) {
            Rater said = saidOf(measure);
            return said == null ? measure.rater() : said;
        }

        /**
         * A performer counts where it is the client, or a practitioner on a form that therapists fill in; a practitioner
         * as performer of another form has asked or typed in. Null where no performer says it.
         */
        public @Nullable Rater saidOf(Measure measure) {
            return client ? Rater.CLIENT : therapist && measure.therapistForm() ? Rater.THERAPIST : null;
        }
    }

    private static @Nullable Rater ofSource(JsonNode response, References references) {
        return of(response, "source", references);
    }

    private static @Nullable Rater of(JsonNode response, String field, References references) {
        String type = references.typeOf(response, field);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "Patient" -> ofPatient(Tree.reference(response, field), references);
            case "Practitioner", "PractitionerRole" -> Rater.THERAPIST;
            case "RelatedPerson" -> Rater.OBSERVER;
            default -> null;
        };
    }

    /** Another patient (a partner in couple therapy) is not this client; in what role is not said. */
    private static Rater ofPatient(@Nullable String reference, References references) {
        return reference == null || references.isPatient(reference) ? Rater.CLIENT : Rater.UNKNOWN;
    }
}
