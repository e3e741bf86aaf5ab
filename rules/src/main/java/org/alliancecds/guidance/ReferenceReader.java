// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.Map;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;

/** Reads the registry of evidence, {@code references.yaml}. */
public final class ReferenceReader {
    public static final String FILE = "evidence/references.yaml";
    static final YamlKeys KEYS = YamlKeys.all("citation", "found", "caveat", "read");

    private ReferenceReader() {}

    /**
     * Key to reference.
     *
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    public static Map<String, Reference> references(String file, String yaml) {
        return YamlFile.read(file, yaml, root -> root.entries(ReferenceReader::one));
    }

    private static Reference one(String key, YamlValue value) {
        value.keys(KEYS);
        Part<String> citation = value.part("citation", YamlValue::text);
        Part<String> found = value.part("found", YamlValue::text);
        Part<String> caveat = value.part("caveat", YamlValue::text);
        Part<String> read = value.part("read", YamlValue::text);
        return new Reference(key, citation.get(), found.get(), caveat.get(), read.get());
    }
}
