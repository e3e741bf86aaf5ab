// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** YAML with the line of each part, so that a message can say where; every value stays the text that was written. */
public sealed interface YamlTree {

    /** The line in the file, from 1. */
    int line();

    /** A single value; a value left empty is the empty text. */
    record Text(int line, String value) implements YamlTree {}

    /** A list. */
    record Rows(int line, List<YamlTree> rows) implements YamlTree {}

    /** Keys with their values, in the order written, and the line of each key. */
    record Keys(int line, Map<String, YamlTree> values, Map<String, Integer> lines) implements YamlTree {}

    /**
     * Reads one document; null when there is nothing in it.
     *
     * @throws ScenarioFault when the text is not YAML, names a key twice, or holds a second document
     */
    static @Nullable YamlTree read(String file, String yaml) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return null;
            }
            YamlTree tree = node(file, parser, first);
            if (parser.nextToken() != null) {
                throw ScenarioFault.of(
                        file, lineOf(parser), "---", "A second document begins here. Maybe: put all in one list.");
            }
            return tree;
        } catch (JacksonException notYaml) {
            var location = notYaml.getLocation();
            throw ScenarioFault.of(
                    file,
                    location == null ? 1 : Math.max(1, location.getLineNr()),
                    "",
                    "This is not well-formed YAML: "
                            + notYaml.getOriginalMessage().lines().findFirst().orElse("no reason given")
                            + ".\nMaybe: look for a colon within a sentence (put the sentence in quotes), a bracket that is"
                            + " not closed, or an indent that differs.");
        }
    }

    private static YamlTree node(String file, JsonParser parser, JsonToken token) {
        int line = lineOf(parser);
        if (token == JsonToken.START_ARRAY) {
            List<YamlTree> rows = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                rows.add(node(file, parser, next));
            }
            return new Rows(line, rows);
        }
        if (token != JsonToken.START_OBJECT) {
            String value = parser.getString();
            return new Text(line, value == null || token == JsonToken.VALUE_NULL ? "" : value);
        }
        Map<String, YamlTree> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = lineOf(parser);
            if (values.containsKey(key)) {
                throw ScenarioFault.of(
                        file,
                        keyLine,
                        key,
                        "\"" + key + "\" stands twice here. Maybe: give a list of values behind one \"" + key + "\".");
            }
            lines.put(key, keyLine);
            values.put(key, node(file, parser, parser.nextToken()));
        }
        return new Keys(line, values, lines);
    }

    private static int lineOf(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
