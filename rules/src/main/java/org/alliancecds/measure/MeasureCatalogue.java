// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measures of a rulebook, found by id or by the canonical of their Questionnaire, never by acronym or title. */
public final class MeasureCatalogue {
    private final Map<String, Measure> byId = new LinkedHashMap<>();
    /** By {@link #plain}, so that no spelling of an address makes another form of it. */
    private final Map<String, Measure> byCanonical = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two measures share an id or a canonical
     */
    public MeasureCatalogue(List<Measure> measures) {
        for (Measure measure : measures) {
            if (byId.put(measure.id(), measure) != null) {
                throw new IllegalArgumentException("Two measures have the id " + measure.id() + ".");
            }
            for (String canonical : measure.canonicals()) {
                Measure other = byCanonical.put(plain(canonical), measure);
                if (other != null) {
                    throw new IllegalArgumentException("The canonical " + canonical + " belongs to both " + other.id()
                            + " and " + measure.id() + ".");
                }
            }
        }
    }

    /** All measures, in the order of their ids. */
    public Collection<Measure> all() {
        return byId.values();
    }

    /** Whether a clinic has confirmed every threshold, and there is one; see rules/GOVERNANCE.md. */
    public boolean isConfirmed() {
        List<Threshold> thresholds = byId.values().stream()
                .flatMap(measure -> measure.thresholds().values().stream())
                .toList();
        return !thresholds.isEmpty() && thresholds.stream().allMatch(Threshold::confirmed);
    }

    /** The measure with that id, or null. */
    public @Nullable Measure byId(String id) {
        return byId.get(id);
    }

    /**
     * The measure whose Questionnaire has that canonical, however it is spelt (see {@link #plain}); null when unknown. A
     * canonical that is listed as a relative reference is known on every server.
     */
    public @Nullable Measure byCanonical(String canonical) {
        String plain = plain(canonical);
        Measure found = byCanonical.get(plain);
        if (found == null) {
            int id = plain.lastIndexOf('/');
            int type = id < 0 ? -1 : plain.lastIndexOf('/', id - 1);
            found = type < 0 ? null : byCanonical.get(plain.substring(type + 1));
        }
        return found;
    }

    /**
     * A canonical or reference without what does not tell forms apart: the version behind {@code |}, a fragment, http or
     * https, capital letters in the name of the host, slashes at the end.
     */
    public static String plain(String canonical) {
        String text = canonical.strip();
        for (char end : new char[] {'|', '#'}) {
            int at = text.indexOf(end);
            text = at < 0 ? text : text.substring(0, at);
        }
        int last = text.length();
        while (last > 0 && text.charAt(last - 1) == '/') {
            last--;
        }
        text = text.substring(0, last);
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int path = text.indexOf('/', scheme + 3);
        int host = path < 0 ? text.length() : path;
        String protocol = text.substring(0, scheme).toLowerCase(Locale.ROOT);
        return (protocol.equals("https") ? "http" : protocol) + "://"
                + text.substring(scheme + 3, host).toLowerCase(Locale.ROOT) + text.substring(host);
    }
}
