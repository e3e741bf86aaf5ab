// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a resource as callers name it: alone, as {@code Type/id}, or as the address of the resource. Whatever way it
 * came, it has one spelling from here on, so that nobody is read under one id and remembered under another.
 */
public final class FhirId {

    /** FHIR's own rule for ids (R4, datatypes, id). */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private static final int LONGEST = 512;

    private FhirId() {}

    /** The id of a resource of that type; null where the text names none: another type, another sign, more than 64 of them. */
    public static @Nullable String of(String type, String text) {
        String reference = reference(Set.of(type), text);
        return reference == null ? null : reference.substring(reference.indexOf('/') + 1);
    }

    /** {@code Type/id}, or {@code id} where the text names no type; null where it is neither, or of no type of these. */
    public static @Nullable String reference(Set<String> types, String written) {
        if (written.length() > LONGEST) {
            return null;
        }
        String text = withoutVersion(written);
        int last = text.lastIndexOf('/');
        String id = text.substring(last + 1);
        if (!ID.matcher(id).matches() || id.equals(".") || id.equals("..")) {
            return null;
        }
        if (last < 0) {
            return id;
        }
        int before = text.lastIndexOf('/', last - 1);
        String type = text.substring(before + 1, last);
        boolean plain = before < 0 || isAddress(text.substring(0, before));
        return plain && types.contains(type) ? type + "/" + id : null;
    }

    /** A reference without the version of the resource, and without a slash at the end; an id alone has neither. */
    private static String withoutVersion(String written) {
        int version = written.indexOf("/_history/");
        String text = version < 0 ? written : written.substring(0, version);
        text = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return text.indexOf('/') < 0 ? written : text;
    }

    /** Whether it may be the base address of a server; what it holds matters to nobody here. */
    private static boolean isAddress(String text) {
        return (text.startsWith("https://") || text.startsWith("http://"))
                && text.chars().allMatch(sign -> sign > 0x20 && sign < 0x7f);
    }
}
