// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Where each key and element of a document stands, by its path, for example {@code scales.total.items[2]}. */
final class YamlLines {
    private final String file;
    private final YAMLParser parser;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlLines(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The lines, from 1.
     *
     * @throws YamlFault at an anchor, an alias or a tag
     */
    static Map<String, Integer> of(String file, YAMLParser parser) {
        YamlLines lines = new YamlLines(file, parser);
        lines.walk(lines.next(), "");
        return Map.copyOf(lines.lines);
    }

    private void walk(JsonToken token, String path) {
        if (token == JsonToken.START_ARRAY) {
            int index = 0;
            for (JsonToken element = next(); element != JsonToken.END_ARRAY; element = next()) {
                String child = path + "[" + index++ + "]";
                lines.put(child, line());
                walk(element, child);
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (next() != JsonToken.END_OBJECT) {
                String child = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
                lines.put(child, line());
                walk(next(), child);
            }
        }
    }

    /** An alias would silently be read as its own name, and a chain of them is a bomb; a tag names a Java type. */
    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token != null && (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null)) {
            throw new YamlFault(
                    file,
                    line(),
                    "",
                    "anchors (&), aliases (*) and tags (!) are not read here; write the value out, in quotes where it"
                            + " begins with one of these characters");
        }
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
