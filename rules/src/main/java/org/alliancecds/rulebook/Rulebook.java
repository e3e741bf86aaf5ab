// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliancecds.course.ClientRecord;
import org.alliancecds.course.CourseSettings;
import org.alliancecds.measure.MeasureCatalogue;

/** All clinical content, loaded, checked and compiled; immutable. */
@SuppressWarnings("DoNotCallSuggester")
public final class Rulebook {

    private Rulebook() {}

    /** The rulebook that comes with the program. */
    public static Rulebook builtIn(CourseSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** The rulebook in a folder laid out as {@code rules/}. */
    public static Rulebook load(Path folder, CourseSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** First 12 hex digits of the hash over all content. */
    public String version() {
        throw new UnsupportedOperationException();
    }

    /** The warning signs, by id. */
    public List<WarningSign> signs() {
        throw new UnsupportedOperationException();
    }

    /** The measures. */
    public MeasureCatalogue measures() {
        throw new UnsupportedOperationException();
    }

    /** The evidence, by key. */
    public Map<String, Reference> references() {
        throw new UnsupportedOperationException();
    }

    /** What the rules say of this client as of that day. */
    public Evaluation evaluate(ClientRecord client, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }
}
