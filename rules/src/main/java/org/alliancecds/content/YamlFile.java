// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document of plain keys, lists, texts, numbers and true/false; nothing else of YAML is let in. Whatever is
 * wrong in a file is told at once, and nothing that only follows from another fault.
 */
public final class YamlFile {
    private static final int LONGEST_FILE = 300_000;

    private YamlFile() {}

    /**
     * What the reader makes of the document.
     *
     * @param file the name for messages
     * @param reader is given the top value
     * @throws YamlFault with every fault, when the text is not such a document or the reader noted one; with none, when
     *     only a fault of another file keeps this one from being read
     */
    public static <T> T read(String file, String yaml, Function<YamlValue, T> reader) {
        YamlFaults faults = new YamlFaults(file);
        @Nullable T content = null;
        if (yaml.length() > LONGEST_FILE) {
            faults.note(0, "top", "the file is longer than " + LONGEST_FILE + " characters", "split it.");
        } else {
            YamlNode root = YamlDocument.read(yaml, faults);
            try {
                content = new YamlValue(faults, "", 0, root).read(reader);
            } catch (Noted faulty) {
                content = null;
            }
        }
        if (content == null || !faults.found().isEmpty()) {
            throw new YamlFault(faults.found());
        }
        return content;
    }
}
