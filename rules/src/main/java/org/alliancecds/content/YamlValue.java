// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A value in a YAML file together with its place, so that whoever reads it can say where it is wrong. Every method throws
 * {@link YamlFault} when the value is not what is asked for.
 */
public final class YamlValue {
    /** No figure in a rulebook is larger; a longer one is a slip or an attack. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000);

    private static final int MOST_DECIMALS = 4;

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Map<String, Integer> lines;

    YamlValue(String file, String path, JsonNode node, Map<String, Integer> lines) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.lines = lines;
    }

    /** This value as a mapping that has all of the required keys, and none but them and the optional ones. */
    public YamlValue keys(List<String> required, List<String> optional) {
        requireMapping();
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw YamlFault.withNearest(
                        file,
                        line(child(key)),
                        child(key),
                        "this key is not known here; known are " + known,
                        key,
                        known);
            }
        }
        for (String key : required) {
            if (node.get(key) == null) {
                throw new YamlFault(file, line(path), place(), "the key \"" + key + "\" is missing");
            }
        }
        return this;
    }

    /** The value of a key that must be there. */
    public YamlValue get(String key) {
        return find(key)
                .orElseThrow(() -> new YamlFault(file, line(path), place(), "the key \"" + key + "\" is missing"));
    }

    /** The value of a key that may be absent. */
    public Optional<YamlValue> find(String key) {
        requireMapping();
        JsonNode value = node.get(key);
        return value == null ? Optional.empty() : Optional.of(new YamlValue(file, child(key), value, lines));
    }

    /** The entries of a mapping in the order of the file. */
    public Map<String, YamlValue> entries() {
        requireMapping();
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            entries.put(entry.getKey(), new YamlValue(file, child(entry.getKey()), entry.getValue(), lines));
        }
        return entries;
    }

    /** The elements of a list, each read by the given reader. */
    public <T> List<T> list(Function<YamlValue, T> reader) {
        if (!node.isArray()) {
            throw fault("a list is expected, " + found());
        }
        List<T> elements = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            elements.add(reader.apply(new YamlValue(file, path + "[" + index + "]", node.get(index), lines)));
        }
        return List.copyOf(elements);
    }

    /** A list of texts, none of them twice. */
    public List<String> texts() {
        List<String> texts = list(YamlValue::text);
        for (int index = 0; index < texts.size(); index++) {
            if (texts.indexOf(texts.get(index)) < index) {
                throw fault("\"" + texts.get(index) + "\" stands here twice");
            }
        }
        return texts;
    }

    /** Whether this is a text rather than a list or a mapping. */
    public boolean isText() {
        return node.isString();
    }

    /** A text that is not blank, without spaces around it. */
    public String text() {
        if (!node.isString()) {
            throw fault("a text is expected, " + found()
                    + (node.isValueNode() && !node.isNull()
                            ? "; write it in quotes: \"" + node.asString() + "\""
                            : ""));
        }
        String text = node.stringValue().strip();
        if (text.isEmpty()) {
            throw fault("the text is empty");
        }
        return text;
    }

    /** {@code true} or {@code false}. */
    public boolean yesNo() {
        if (!node.isBoolean()) {
            throw fault("true or false is expected, " + found());
        }
        return node.booleanValue();
    }

    /** A number with at most four decimals, between −100,000 and 100,000. */
    public BigDecimal decimal() {
        if (!node.isNumber()) {
            throw fault("a number is expected, " + found());
        }
        BigDecimal number = node.decimalValue();
        if (number.scale() > MOST_DECIMALS
                || number.scale() < -MOST_DECIMALS
                || number.abs().compareTo(LARGEST) > 0) {
            throw fault("a number with at most 4 decimals between -100000 and 100000 is expected");
        }
        return number;
    }

    /** A whole number from {@code min} to {@code max}. */
    public int whole(int min, int max) {
        if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
            throw fault("a whole number from " + min + " to " + max + " is expected, " + found());
        }
        return node.intValue();
    }

    /** One of the words of an enum, written in small letters with hyphens. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String word = oneOf(Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** One of the given words. */
    public String oneOf(List<String> words) {
        String word = text();
        if (!words.contains(word)) {
            throw YamlFault.withNearest(
                    file, line(path), place(), "\"" + word + "\" is not known here; known are " + words, word, words);
        }
        return word;
    }

    /** A fault at this place. */
    public YamlFault fault(String what) {
        return new YamlFault(file, line(path), place(), what);
    }

    /** A fault at this place with the nearest of the words that would have been right. */
    public YamlFault fault(String what, String word, List<String> rightWords) {
        return YamlFault.withNearest(file, line(path), place(), what, word, rightWords);
    }

    private void requireMapping() {
        if (!node.isObject()) {
            throw fault("keys with values are expected, " + found());
        }
    }

    private String place() {
        return path.isEmpty() ? "top" : path;
    }

    private int line(String of) {
        return lines.getOrDefault(of, 0);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String found() {
        if (node.isObject()) {
            return "but keys stand here";
        }
        if (node.isArray()) {
            return "but a list stands here";
        }
        return node.isNull() ? "but nothing stands here" : "but " + shortened(node.asString()) + " stands here";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
