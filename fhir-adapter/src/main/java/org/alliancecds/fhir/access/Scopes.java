// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SMART scopes of a token, of version 1 ({@code patient/Observation.read}) and 2 ({@code patient/Observation.rs}). */
final class Scopes {
    private static final Pattern SCOPE =
            Pattern.compile("(?:patient|user|system)/([A-Z][A-Za-z]*|\\*)\\.(read|write|\\*|c?r?u?d?s?)(?:\\?(.*))?");

    private static final Pattern CATEGORY = Pattern.compile("category=(?:[^&]*(?:\\||%7[Cc]))?([^&|]+)");

    private final @Nullable List<Granted> granted;

    private record Granted(
            String type, String rights, @Nullable String only) {

        boolean allows(String query) {
            String asked = query.split("[/?]", 2)[0];
            boolean isSearch = query.indexOf('?') >= 0;
            boolean right = rights.equals("read")
                    || rights.equals("*")
                    || (!rights.equals("write") && has(isSearch ? 's' : 'r'));
            return right && (type.equals("*") || type.equals(asked)) && (only == null || covers(only, query));
        }

        private boolean has(char right) {
            return rights.indexOf(right) >= 0;
        }

        /** A scope for some resources of a type would make the others look as if there were none. */
        private static boolean covers(String only, String query) {
            Matcher category = CATEGORY.matcher(only);
            return category.matches() && List.of(query.split("[?&]", -1)).contains("category=" + category.group(1));
        }
    }

    private Scopes(@Nullable List<Granted> granted) {
        this.granted = granted;
    }

    /** From the text of a scope; null when nothing is known, so that everything may be tried. */
    static Scopes of(@Nullable String text) {
        if (text == null) {
            return new Scopes(null);
        }
        List<Granted> granted = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Matcher scope = SCOPE.matcher(word);
            if (scope.matches()) {
                granted.add(new Granted(scope.group(1), scope.group(2), scope.group(3)));
            }
        }
        return new Scopes(List.copyOf(granted));
    }

    /** Whether a read ({@code Patient/1}) or search ({@code Condition?patient=1}) is granted, or may be. */
    boolean allow(String query) {
        return granted == null || granted.stream().anyMatch(scope -> scope.allows(query));
    }
}
