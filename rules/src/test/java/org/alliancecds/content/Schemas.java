// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas of {@code rules/schemas/}, read as an editor does. */
public final class Schemas {
    /** Where they lie. */
    static final Path FOLDER = Path.of("schemas");

    private static final String PLACE = "file:///rules/schemas/";
    private static final String ENDING = ".schema.json";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, String> TEXTS = texts();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(TEXTS));

    private Schemas() {}

    /** The names of all, for example {@code guidance}. */
    static List<String> kinds() {
        return TEXTS.keySet().stream()
                .map(place -> place.substring(PLACE.length(), place.length() - ENDING.length()))
                .toList();
    }

    /** What the schema of that kind finds wrong in the text of a file. */
    public static List<String> faults(String kind, String yaml) {
        return REGISTRY.getSchema(SchemaLocation.of(PLACE + kind + ENDING)).validate(YAML.readTree(yaml)).stream()
                .map(Object::toString)
                .toList();
    }

    /** A part of a schema, by its JSON pointer; empty for the whole. */
    public static JsonNode part(String kind, String pointer) {
        JsonNode whole = JsonMapper.shared().readTree(TEXTS.get(PLACE + kind + ENDING));
        JsonNode part = whole.at(pointer);
        assertThat(part.isMissingNode()).as(kind + pointer).isFalse();
        return part;
    }

    /** That a mapping of the schema has the keys of the reader, no more and no less. */
    public static void assertKeys(String kind, String pointer, YamlKeys keys) {
        JsonNode mapping = part(kind, pointer);
        assertThat(mapping.at("/properties").propertyNames()).containsExactlyInAnyOrderElementsOf(keys.known());
        List<String> required = new ArrayList<>();
        mapping.path("required").forEach(key -> required.add(key.stringValue()));
        assertThat(required).containsExactlyInAnyOrderElementsOf(keys.required());
        assertThat(mapping.at("/additionalProperties")).hasToString("false");
    }

    /** The words that a value may be. */
    public static List<String> words(String kind, String pointer) {
        List<String> words = new ArrayList<>();
        part(kind, pointer + "/enum").forEach(word -> words.add(word.stringValue()));
        return words;
    }

    /** The words of an enum, written in small letters with hyphens. */
    public static List<String> words(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** The same. */
    public static List<String> words(Enum<?>... values) {
        return words(Arrays.asList(values));
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                texts.put(PLACE + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
