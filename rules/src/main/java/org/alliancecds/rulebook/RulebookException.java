// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.List;
import java.util.stream.Collectors;
import org.alliancecds.content.Fault;

/** A rulebook that must not serve; the message names every fault with its place and remedy. */
public final class RulebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    RulebookException(String origin, List<Fault> faults) {
        super("The rulebook " + origin + " cannot be used; " + count(faults.size()) + " to put right:\n\n"
                + faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n\n")));
        this.faults = faults.stream().sorted().toList();
    }

    /** All that is wrong, by file and line. */
    public List<Fault> faults() {
        return faults;
    }

    private static String count(int n) {
        return n == 1 ? "one fault" : n + " faults";
    }
}
