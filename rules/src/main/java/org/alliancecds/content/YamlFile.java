// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML document of plain keys, lists, texts, numbers and true/false; nothing else of YAML is let in. */
public final class YamlFile {
    private static final int LONGEST_FILE = 300_000;
    private static final int DEEPEST_NESTING = 20;

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(LONGEST_FILE)
                            .setMaxAliasesForCollections(0)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private YamlFile() {}

    /**
     * The top value of the document.
     *
     * @param file the name for messages
     * @throws YamlFault when the text is not such a document
     */
    public static YamlValue read(String file, String yaml) {
        if (yaml.length() > LONGEST_FILE) {
            throw new YamlFault(file, 0, "top", "the file is longer than " + LONGEST_FILE + " characters");
        }
        try {
            Map<String, Integer> lines = lines(file, yaml);
            JsonNode root = MAPPER.readTree(yaml);
            if (root.isMissingNode() || root.isNull()) {
                throw new YamlFault(file, 0, "top", "the file is empty");
            }
            return new YamlValue(file, "", root, lines);
        } catch (JacksonException fault) {
            throw new YamlFault(file, lineOf(fault), "", "this is not YAML: " + firstLine(fault));
        }
    }

    private static Map<String, Integer> lines(String file, String yaml) {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(yaml)) {
            return YamlLines.of(file, parser);
        }
    }

    private static int lineOf(JacksonException fault) {
        return fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getLineNr());
    }

    private static String firstLine(JacksonException fault) {
        String message = fault.getOriginalMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}
