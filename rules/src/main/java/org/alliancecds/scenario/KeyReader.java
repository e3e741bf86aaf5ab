// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliancecds.content.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one YAML map by kind. What is wrong is collected, not thrown, so that a clinical lead sees every
 * fault of a file at once; a value that is absent or faulty is null.
 */
public final class KeyReader {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,6}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,4})?");

    private final String file;
    private final String scenario;
    private final YamlTree.Keys keys;
    private final List<Fault> faults;

    public KeyReader(String file, String scenario, YamlTree.Keys keys, List<Fault> faults) {
        this.file = file;
        this.scenario = scenario;
        this.keys = keys;
        this.faults = faults;
    }

    public int line() {
        return keys.line();
    }

    boolean has(String key) {
        return keys.values().containsKey(key);
    }

    public Collection<String> names() {
        return keys.values().keySet();
    }

    @Nullable
    public YamlTree tree(String key) {
        return keys.values().get(key);
    }

    public KeyReader inside(YamlTree.Keys inner) {
        return new KeyReader(file, scenario, inner, faults);
    }

    /** Notes a fault at a key. */
    void fault(String key, String message) {
        faultAt(keys.lines().getOrDefault(key, keys.line()), key, message);
    }

    /** Notes a fault at a line. */
    public void faultAt(int line, String words, String message) {
        String where = scenario.isEmpty() ? "" : "In \"" + scenario + "\": ";
        faults.add(ScenarioFault.fault(file, line, words, where + message));
    }

    /** Refuses every key that is not one of these. */
    public void allow(Collection<String> known) {
        for (String key : keys.values().keySet()) {
            if (!known.contains(key)) {
                fault(key, "\"" + key + "\" is not known here.\n" + Nearest.maybe(key, known));
            }
        }
    }

    @Nullable
    public String text(String key) {
        YamlTree tree = tree(key);
        if (tree == null) {
            return null;
        }
        if (tree instanceof YamlTree.Text text && !text.value().isBlank()) {
            return text.value().strip();
        }
        fault(key, "\"" + key + "\" needs a single value. Maybe: " + key + ": …");
        return null;
    }

    @Nullable
    public Integer whole(String key, int min, int max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (WHOLE.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        fault(
                key,
                "\"" + key + ": " + text + "\" is not a whole number from " + min + " to " + max + ". Maybe: " + key
                        + ": " + min);
        return null;
    }

    @Nullable
    BigDecimal decimal(String key, BigDecimal min, BigDecimal max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        }
        fault(
                key,
                "\"" + key + ": " + text + "\" is not a number from " + min.toPlainString() + " to "
                        + max.toPlainString() + ". Maybe: the value of another measure or scale?");
        return null;
    }

    @Nullable
    Boolean flag(String key) {
        return choice(key, Map.of("true", true, "false", false));
    }

    /** One of a few words. */
    public <T> @Nullable T choice(String key, Map<String, T> words) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        T meant = words.get(text);
        if (meant == null) {
            fault(key, "\"" + text + "\" is not a value of \"" + key + "\".\n" + Nearest.maybe(text, words.keySet()));
        }
        return meant;
    }

    /** A list of words; empty when absent. */
    public List<String> words(String key) {
        YamlTree tree = tree(key);
        if (tree == null) {
            return List.of();
        }
        if (tree instanceof YamlTree.Rows rows
                && rows.rows().stream()
                        .allMatch(row -> row instanceof YamlTree.Text text
                                && !text.value().isBlank())) {
            return rows.rows().stream()
                    .map(row -> ((YamlTree.Text) row).value().strip())
                    .toList();
        }
        fault(key, "\"" + key + "\" needs a list. Maybe: " + key + ": [one, another]");
        return List.of();
    }

    /** A map of words; empty when absent. */
    Map<String, String> pairs(String key) {
        KeyReader inner = map(key);
        Map<String, String> pairs = new LinkedHashMap<>();
        if (inner != null) {
            for (String name : inner.names()) {
                String value = inner.text(name);
                if (value != null) {
                    pairs.put(name, value);
                }
            }
        }
        return pairs;
    }

    /** A map behind a key; null when absent or something else. */
    @Nullable
    public KeyReader map(String key) {
        YamlTree tree = tree(key);
        if (tree instanceof YamlTree.Keys inner) {
            return inside(inner);
        }
        if (tree != null) {
            fault(key, "\"" + key + "\" needs names with values. Maybe: " + key + ": {name: value}");
        }
        return null;
    }
}
