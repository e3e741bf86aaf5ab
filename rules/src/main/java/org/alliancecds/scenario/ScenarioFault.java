// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario file that cannot be read, with every fault found in it. */
public final class ScenarioFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** All that is wrong in the file, in the order of its lines. */
    private final transient List<Place> places;

    /**
     * One fault.
     *
     * @param file for example {@code warning_signs/mean_alliance/scenarios.yaml}
     * @param line from 1
     * @param words the key or value as written
     * @param message what is wrong, and behind "Maybe:" how it may be put right
     */
    public record Place(String file, int line, String words, String message) {
        @Override
        public String toString() {
            return file + ", line " + line + ": " + message;
        }
    }

    ScenarioFault(List<Place> places) {
        super(inOrder(places).map(Place::toString).collect(Collectors.joining("\n")));
        this.places = inOrder(places).toList();
    }

    private static Stream<Place> inOrder(List<Place> places) {
        return places.stream().sorted(Comparator.comparingInt(Place::line));
    }

    static ScenarioFault of(String file, int line, String words, String message) {
        return new ScenarioFault(List.of(new Place(file, line, words, message)));
    }

    /** Every fault found. */
    public List<Place> places() {
        return places;
    }
}
