// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliancecds.content.NearestWords;
import org.alliancecds.content.YamlValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping of a course, in which numbers and words are read as they are written. What is wrong is
 * noted under the name of the scenario; a value that is absent or faulty is null.
 */
public final class KeyReader {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,6}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,4})?");

    private final String scenario;
    private final YamlValue place;
    private final Map<String, YamlValue> values;
    private final Set<String> misspelt = new HashSet<>();

    /**
     * @param scenario the name that a message begins with; empty for none
     * @param keys a mapping
     */
    public KeyReader(String scenario, YamlValue keys) {
        this(scenario, keys, keys.entries());
    }

    private KeyReader(String scenario, YamlValue place, Map<String, YamlValue> values) {
        this.scenario = scenario;
        this.place = place;
        this.values = values;
    }

    /** The keys of another mapping of the same scenario. */
    public KeyReader inside(YamlValue keys) {
        return new KeyReader(scenario, keys);
    }

    /** A value read as if it stood behind a key. */
    KeyReader behind(String key, YamlValue value) {
        return new KeyReader(scenario, value, Map.of(key, value));
    }

    /** Whether the key stands here, whatever stands behind it. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a key is absent, and not only misspelt. */
    boolean lacks(String key) {
        return !has(key) && !misspelt.contains(key);
    }

    /** All keys that stand here, in the order of the file. */
    public Collection<String> names() {
        return values.keySet();
    }

    /** What stands behind a key; null when it is absent, or when its fault has been noted. */
    public @Nullable YamlValue value(String key) {
        YamlValue value = values.get(key);
        return value == null || value.isUnreadable() ? null : value;
    }

    /** Notes a fault at a key, or where the mapping begins if the key is absent. */
    void fault(String key, String problem, @Nullable String maybe) {
        fault(key, key, problem, maybe);
    }

    /** As {@link #fault(String, String, String)}, with other words than the key. */
    void fault(String key, String words, String problem, @Nullable String maybe) {
        YamlValue value = values.get(key);
        faultAt(value == null ? place : value, words, problem, maybe);
    }

    /** Notes a fault at a value. */
    public void faultAt(YamlValue at, String words, String problem, @Nullable String maybe) {
        String where = scenario.isEmpty() ? "" : "In \"" + scenario + "\": ";
        at.fault(Math.max(1, at.line()), words, where + problem, maybe);
    }

    /** Refuses every key that is not one of these. */
    public void allow(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                NearestWords.of(key, known).ifPresent(misspelt::add);
                fault(key, "\"" + key + "\" is not known here.", nearestOrAll(key, known));
            }
        }
    }

    /** A single value as it was written; null when absent or something else. */
    public @Nullable String text(String key) {
        YamlValue value = value(key);
        if (value == null) {
            return null;
        }
        Optional<String> text = value.written();
        if (text.isEmpty()) {
            fault(key, "\"" + key + "\" needs a single value.", key + ": …");
        }
        return text.orElse(null);
    }

    /** A whole number from {@code min} to {@code max}; null when absent or something else. */
    public @Nullable Integer whole(String key, int min, int max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (WHOLE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        fault(
                key,
                "\"" + key + ": " + text + "\" is not a whole number from " + min + " to " + max + ".",
                key + ": " + min);
        return null;
    }

    @Nullable
    BigDecimal decimal(String key, BigDecimal min, BigDecimal max) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return number;
            }
        }
        fault(
                key,
                "\"" + key + ": " + text + "\" is not a number from " + min.toPlainString() + " to "
                        + max.toPlainString() + ".",
                "the value of another measure or scale?");
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
            fault(key, "\"" + text + "\" is not a value of \"" + key + "\".", nearestOrAll(text, words.keySet()));
        }
        return meant;
    }

    /** The values of a list of words; empty when it is absent or faulty. */
    List<YamlValue> elements(String key) {
        YamlValue value = value(key);
        if (value == null) {
            return List.of();
        }
        if (value.isList()
                && value.elements().stream()
                        .allMatch(word -> word.isUnreadable() || word.written().isPresent())) {
            return value.elements();
        }
        fault(key, "\"" + key + "\" needs a list.", key + ": [one, another]");
        return List.of();
    }

    /** Whether a list with nothing in it stands behind a key. */
    boolean isEmptyList(String key) {
        YamlValue value = value(key);
        return value != null && value.isList() && value.elements().isEmpty();
    }

    /** A list of words; empty when it is absent or faulty. */
    public List<String> words(String key) {
        return elements(key).stream().flatMap(word -> word.written().stream()).toList();
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

    /** A mapping behind a key; null when absent or something else. */
    public @Nullable KeyReader map(String key) {
        YamlValue value = value(key);
        if (value == null) {
            return null;
        }
        if (value.isMapping()) {
            return inside(value);
        }
        fault(key, "\"" + key + "\" needs names with values.", key + ": {name: value}");
        return null;
    }

    /** The nearest of the known words, or all of them where none is near. */
    static String nearestOrAll(String written, Collection<String> known) {
        return NearestWords.of(written, known)
                .orElseGet(() ->
                        "one of " + String.join(", ", known.stream().sorted().toList()));
    }
}
