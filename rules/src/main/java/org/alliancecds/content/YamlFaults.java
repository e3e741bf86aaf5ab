// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults of one file as they are found; the same fault, found twice, counts once. */
final class YamlFaults {
    /** Nobody mends more at a time, and a file from outside does not decide how much is written to a log. */
    private static final int MOST = 100;

    private final String file;
    private final Set<Fault> found = new LinkedHashSet<>();

    YamlFaults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    Set<Fault> found() {
        return found;
    }

    /** Notes a fault whose problem may begin in small letters and lack its full stop. */
    void note(int line, String words, String problem, @Nullable String maybe) {
        note(fault(line, words, problem, maybe));
    }

    void note(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    Fault fault(int line, String words, String problem, @Nullable String maybe) {
        String capital = problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1);
        return new Fault(file, line, words, capital.endsWith(".") ? capital : capital + ".", maybe);
    }
}
