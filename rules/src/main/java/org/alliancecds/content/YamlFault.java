// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML file of the rulebook that cannot be used, with every fault found in it. */
public final class YamlFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    YamlFault(Collection<Fault> faults) {
        super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = faults.stream().sorted().toList();
    }

    /** All that is wrong in the file, in the order of its lines. */
    public List<Fault> faults() {
        return faults;
    }
}
