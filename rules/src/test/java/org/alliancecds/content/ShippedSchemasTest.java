// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every YAML file of the rulebook names its schema for the editor, and keeps to it. */
class ShippedSchemasTest {
    /** Behind these stand keys that were explained elsewhere. */
    private static final List<String> CONDITIONS = List.of("if", "then", "anyOf");

    private static final String NAMES_ITS_SCHEMA = "# yaml-language-server: $schema=";

    @ParameterizedTest
    @MethodSource("files")
    void aShippedFileNamesItsSchemaAndKeepsToIt(Path file) throws IOException {
        String text = Files.readString(file);
        String first = text.lines().findFirst().orElse("");
        assertThat(first).startsWith(NAMES_ITS_SCHEMA);
        Path schema =
                file.resolveSibling(first.substring(NAMES_ITS_SCHEMA.length())).normalize();
        assertThat(schema).isEqualTo(Schemas.FOLDER.resolve(kind(file) + ".schema.json"));
        assertThat(Schemas.faults(kind(file), text)).isEmpty();
    }

    static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("definitions.yaml")));
        for (String part : List.of("warning_signs", "repair", "measures", "evidence", "stories")) {
            try (Stream<Path> walk = Files.walk(Path.of(part))) {
                walk.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(50);
        return all;
    }

    private static String kind(Path file) {
        return switch (file.getName(0).toString()) {
            case "definitions.yaml" -> "definitions";
            case "repair" -> "repair";
            case "measures" -> "measure";
            case "evidence" -> "evidence";
            case "stories" -> "story";
            default -> file.endsWith("guidance.yaml") ? "guidance" : "scenarios";
        };
    }

    @Test
    void everyKeyIsExplainedAndNoOtherIsLetIn() {
        assertThat(Schemas.kinds())
                .containsExactly("definitions", "evidence", "guidance", "measure", "repair", "scenarios", "story");
        for (String kind : Schemas.kinds()) {
            mappings(kind, false, Schemas.part(kind, ""));
        }
    }

    private static void mappings(String place, boolean isCondition, JsonNode node) {
        if (node.path("type").asString("").equals("object")) {
            assertThat(node.has("additionalProperties")).as(place).isTrue();
        }
        node.properties().forEach(child -> {
            boolean condition = isCondition || CONDITIONS.contains(child.getKey());
            String here = place + "/" + child.getKey();
            if (child.getKey().equals("properties") && !condition) {
                child.getValue().properties().forEach(property -> assertThat(
                                property.getValue().has("description")
                                        || property.getValue().has("$ref"))
                        .as(here + "/" + property.getKey())
                        .isTrue());
            }
            mappings(here, condition, child.getValue());
        });
    }
}
