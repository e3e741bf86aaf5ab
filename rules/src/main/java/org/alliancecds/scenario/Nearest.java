// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.Collection;
import org.alliancecds.content.NearestWords;

/** What somebody who wrote an unknown word may have meant. */
final class Nearest {
    private Nearest() {}

    /** "Maybe: " with the nearest of the known words, or all of them where none is near. */
    static String maybe(String written, Collection<String> known) {
        return "Maybe: "
                + NearestWords.of(written, known)
                        .orElseGet(() -> "one of "
                                + String.join(", ", known.stream().sorted().toList()));
    }
}
