// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.time.Instant;
import java.util.List;
import org.alliancecds.content.Fault;

/**
 * A change on disk that is not used.
 *
 * @param since when it was found
 * @param faults what is wrong with it, each with its place and remedy
 */
public record Refusal(Instant since, List<Fault> faults) {

    public Refusal {
        faults = List.copyOf(faults);
    }
}
