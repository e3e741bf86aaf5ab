// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.alliancecds.content.Fault;
import org.jspecify.annotations.Nullable;

/** A scenario file that cannot be read, with every fault found in it. */
public final class ScenarioFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MAYBE = "Maybe: ";

    /** All that is wrong in the file, in the order of its lines. */
    private final transient List<Fault> faults;

    public ScenarioFault(List<Fault> faults) {
        super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = faults.stream().sorted().toList();
    }

    static ScenarioFault of(String file, int line, String words, String message) {
        return new ScenarioFault(List.of(fault(file, line, words, message)));
    }

    /** A fault whose message may end in "Maybe: " with a remedy. */
    static Fault fault(String file, int line, String words, String message) {
        int at = message.lastIndexOf(MAYBE);
        @Nullable String maybe = at < 0 ? null : message.substring(at + MAYBE.length());
        return new Fault(
                file, line, words, at < 0 ? message : message.substring(0, at).strip(), maybe);
    }

    /** Every fault found. */
    public List<Fault> faults() {
        return faults;
    }
}
