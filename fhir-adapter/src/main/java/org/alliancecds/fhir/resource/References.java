// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings every way to write a reference (relative, absolute, versioned, {@code urn:uuid:}) to {@code Type/id}. */
public final class References {
    private static final int LONGEST_ID = 128;
    private static final String HISTORY = "/_history/";
    /** No address of a resource is as long; what is longer stays as it stands. */
    private static final int LONGEST = 2_000;

    private final Map<String, String> byFullUrl = new HashMap<>();
    /** Most resources of a call name the same few others. */
    private final Map<String, Named> normalised = new HashMap<>();

    private final Set<String> given = new HashSet<>();
    private final String patient;
    private final Set<String> namesOfPatient;

    /**
     * What a reference names.
     *
     * @param type null where the text does not tell
     */
    private record Named(String reference, @Nullable String type) {}

    public References(List<Resource> resources, String patientId) {
        for (Resource resource : resources) {
            given.add(resource.reference());
            if (resource.fullUrl() != null) {
                byFullUrl.put(resource.fullUrl(), resource.reference());
            }
        }
        String id = patientId.strip();
        this.patient = id.indexOf('/') < 0 ? "Patient/" + id : normalise(id);
        String bare = patient.startsWith("Patient/") ? patient.substring("Patient/".length()) : patient;
        this.namesOfPatient = Set.copyOf(List.of(patient, bare, "urn:uuid:" + bare));
    }

    /** {@code Type/id} of what a context names by its id alone, or by a reference. */
    public static String ofType(String type, String id) {
        String stripped = id.strip();
        return isBareId(stripped) ? type + "/" + stripped : plain(stripped);
    }

    /** As {@link #ofType}, and for what a Bundle of this call holds under another name, its reference. */
    public String named(String type, String id) {
        String stripped = id.strip();
        return isBareId(stripped) ? type + "/" + stripped : normalise(stripped);
    }

    private static boolean isBareId(String text) {
        return text.indexOf('/') < 0 && text.indexOf(':') < 0;
    }

    /** {@code Type/id} without version and server where that can be said, else the reference as it stands. */
    public static String plain(String reference) {
        String unversioned = withoutVersion(reference);
        String last = lastTwoParts(
                unversioned.endsWith("/") ? unversioned.substring(0, unversioned.length() - 1) : unversioned);
        return isTypeAndId(last) && unversioned.lines().count() == 1 ? last : unversioned;
    }

    private static boolean isTypeAndId(String text) {
        int slash = text.indexOf('/');
        int idLength = text.length() - slash - 1;
        if (slash < 2 || text.length() > LONGEST || idLength < 1 || idLength > LONGEST_ID || text.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean fits = i < slash ? isLetter(character) : i == slash || isOfId(character);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }

    private static boolean isOfId(char character) {
        return isLetter(character) || (character >= '0' && character <= '9') || "_~-.".indexOf(character) >= 0;
    }

    private static String lastTwoParts(String reference) {
        int slash = reference.lastIndexOf('/');
        int before = slash < 1 ? -1 : reference.lastIndexOf('/', slash - 1);
        return reference.substring(before + 1);
    }

    private static String withoutVersion(String reference) {
        int slash = reference.lastIndexOf('/');
        int history = slash - HISTORY.length() + 1;
        boolean versioned = slash < reference.length() - 1 && history >= 0 && reference.startsWith(HISTORY, history);
        return versioned ? reference.substring(0, history) : reference;
    }

    /** As {@link #plain}, and for what a Bundle of this call holds under another name, its reference. */
    public String normalise(String reference) {
        return named(reference).reference();
    }

    private Named named(String reference) {
        return normalised.computeIfAbsent(reference, written -> {
            String known = byFullUrl.get(withoutVersion(written));
            String normal = known != null ? known : plain(written);
            int slash = normal.indexOf('/');
            boolean tells = slash > 0 && isTypeAndId(lastTwoParts(normal));
            return new Named(normal, tells ? normal.substring(0, slash) : null);
        });
    }

    /** Whether a resource with that reference, as {@link #normalise} gives it, is among those of this call. */
    public boolean isGiven(String reference) {
        return given.contains(reference);
    }

    /** The client of this call as {@code Patient/id}. */
    String patient() {
        return patient;
    }

    /** Whether the reference names the client of this call. */
    public boolean isPatient(String reference) {
        return namesOfPatient.contains(normalise(reference));
    }

    /** The type of what a Reference names, from its text or its {@code type}; null when neither tells. */
    public @Nullable String typeOf(JsonNode holder, String field) {
        return typeNamed(holder.path(field), Tree.reference(holder, field));
    }

    /** The type of what a Reference names, as {@link #typeOf(JsonNode, String)}. */
    public @Nullable String typeOf(JsonNode named) {
        return typeNamed(named, Tree.text(named, "reference"));
    }

    private @Nullable String typeNamed(JsonNode named, @Nullable String reference) {
        String type = reference == null ? null : named(reference).type();
        return type != null ? type : Tree.text(named, "type");
    }
}
