// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alliancecds.content.YamlNode.Entry;
import org.alliancecds.content.YamlNode.Keys;
import org.alliancecds.content.YamlNode.Rows;
import org.alliancecds.content.YamlNode.Scalar;
import org.alliancecds.content.YamlNode.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A value in a YAML file together with its place. Every method that is asked for something else than what stands there
 * notes the fault and throws {@link Noted}; lists, entries and parts are read on behind such a fault.
 */
public final class YamlValue {
    /** No figure in a rulebook is larger; a longer one is a slip or an attack. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000);

    private static final int MOST_DECIMALS = 4;
    private static final int LONGEST_NUMBER = 30;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,9}");

    private final YamlFaults faults;
    private final String path;
    private final int line;
    private final YamlNode node;
    /** Keys that stand here in another spelling. */
    private final Set<String> misspelt = new HashSet<>();

    /**
     * @param path of keys, for example {@code scales.total.items[2]}; empty at the top
     * @param line of its key or its beginning, from 1; 0 at the top
     */
    YamlValue(YamlFaults faults, String path, int line, YamlNode node) {
        this.faults = faults;
        this.path = path;
        this.line = line;
        this.node = node;
    }

    /** Notes every key that is not known, and every required one that is missing and not only misspelt. */
    public YamlValue keys(YamlKeys keys) {
        List<String> known = keys.known();
        mapping().entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                Optional<String> meant = NearestWords.of(key, known);
                meant.ifPresent(misspelt::add);
                faults.note(
                        entry.line(), child(key), "this key is not known here; known are " + known, meant.orElse(null));
            }
        });
        for (String key : keys.required()) {
            if (!mapping().entries().containsKey(key)) {
                missing(key);
            }
        }
        return this;
    }

    /** The value of a key that must be there. */
    public YamlValue get(String key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    /** The value of a key that may be absent. */
    public Optional<YamlValue> find(String key) {
        Entry entry = mapping().entries().get(key);
        return entry == null
                ? Optional.empty()
                : Optional.of(new YamlValue(faults, child(key), entry.line(), entry.value()));
    }

    /** What the reader makes of the value of a key that must be there. */
    public <T> Part<T> part(String key, Function<YamlValue, T> reader) {
        return Part.of(() -> get(key).read(reader));
    }

    /** What the reader makes of the value of a key that may be absent. */
    public <T> Part<Optional<T>> optional(String key, Function<YamlValue, T> reader) {
        return Part.of(() -> find(key).map(value -> value.read(reader)));
    }

    /** The entries of a mapping in the order of the file. */
    public Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        mapping()
                .entries()
                .forEach((key, entry) ->
                        entries.put(key, new YamlValue(faults, child(key), entry.line(), entry.value())));
        return entries;
    }

    /** The entries of a mapping in the order of the file, each read by the given reader. */
    public <T> Map<String, T> entries(BiFunction<String, YamlValue, T> reader) {
        Map<String, Part<T>> parts = new LinkedHashMap<>();
        entries().forEach((key, value) -> parts.put(key, Part.of(() -> value.read(it -> reader.apply(key, it)))));
        Map<String, T> read = new LinkedHashMap<>();
        parts.forEach((key, part) -> read.put(key, part.get()));
        return read;
    }

    /** The elements of a list. */
    public List<YamlValue> elements() {
        if (!(node instanceof Rows list)) {
            throw fault("a list is expected, " + found());
        }
        List<YamlValue> elements = new ArrayList<>();
        for (YamlNode row : list.rows()) {
            elements.add(new YamlValue(faults, path + "[" + elements.size() + "]", row.line(), row));
        }
        return elements;
    }

    /** The elements of a list, each read by the given reader. */
    public <T> List<T> list(Function<YamlValue, T> reader) {
        List<Part<T>> parts = elements().stream()
                .map(element -> Part.of(() -> element.read(reader)))
                .toList();
        return parts.stream().map(Part::get).toList();
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

    /** Whether its fault has been noted already, so that there is nothing to say of it. */
    public boolean isUnreadable() {
        return node instanceof Unreadable;
    }

    /** Whether keys with values stand here. */
    public boolean isMapping() {
        return node instanceof Keys;
    }

    /** Whether a list stands here. */
    public boolean isList() {
        return node instanceof Rows;
    }

    /** Whether this is a text rather than a list, a mapping, a number, true, false or nothing. */
    public boolean isText() {
        return node instanceof Scalar scalar && scalar.isText();
    }

    /** A single value of any kind as it was written, without spaces around it; empty where it is none or left out. */
    public Optional<String> written() {
        return node instanceof Scalar scalar
                        && !scalar.isNothing()
                        && !scalar.text().isBlank()
                ? Optional.of(scalar.text().strip())
                : Optional.empty();
    }

    /** A text that is not blank, without spaces around it. */
    public String text() {
        if (!(node instanceof Scalar scalar) || !scalar.isText()) {
            throw fault("a text is expected, " + found()
                    + (node instanceof Scalar other && !other.isNothing()
                            ? "; write it in quotes: \"" + other.text() + "\""
                            : ""));
        }
        String text = scalar.text().strip();
        if (text.isEmpty()) {
            throw fault("the text is empty");
        }
        return text;
    }

    /** {@code true} or {@code false}. */
    public boolean yesNo() {
        if (!(node instanceof Scalar scalar) || !(scalar.isTrue() || scalar.isFalse())) {
            throw fault("true or false is expected, " + found());
        }
        return scalar.isTrue();
    }

    /** A number with at most four decimals, between −100,000 and 100,000. */
    public BigDecimal decimal() {
        if (!(node instanceof Scalar scalar) || !scalar.isNumber()) {
            throw fault("a number is expected, " + found());
        }
        if (scalar.text().length() <= LONGEST_NUMBER) {
            BigDecimal number = new BigDecimal(scalar.text());
            if (number.scale() <= MOST_DECIMALS
                    && number.scale() >= -MOST_DECIMALS
                    && number.abs().compareTo(LARGEST) <= 0) {
                return number;
            }
        }
        throw fault("a number with at most 4 decimals between -100000 and 100000 is expected");
    }

    /** A whole number from {@code min} to {@code max}. */
    public int whole(int min, int max) {
        if (node instanceof Scalar scalar
                && scalar.isNumber()
                && WHOLE.matcher(scalar.text()).matches()) {
            int number = Integer.parseInt(scalar.text());
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw fault("a whole number from " + min + " to " + max + " is expected, " + found());
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
            throw fault("\"" + word + "\" is not known here; known are " + words, word, words);
        }
        return word;
    }

    /** Notes a fault at this place. */
    public Noted fault(String what) {
        return fault(remark(what, null));
    }

    /** Notes a fault at this place with the nearest of the words that would have been right. */
    public Noted fault(String what, String word, Collection<String> rightWords) {
        return fault(remark(what, NearestWords.of(word, rightWords).orElse(null)));
    }

    /**
     * Notes a fault in words of one's own; none where the value is unreadable, since that has been noted.
     *
     * @param at the line; 0 when it concerns the whole file
     * @param words the words concerned; may be empty
     * @param problem a sentence
     * @param maybe how it may be put right; null when nothing comes to mind
     */
    public Noted fault(int at, String words, String problem, @Nullable String maybe) {
        return fault(new Fault(faults.file(), at, words, problem, maybe));
    }

    /** Something to look at again at this place, though it is no fault. */
    public Fault remark(String what, @Nullable String maybe) {
        return faults.fault(line, place(), what, maybe);
    }

    /** The line of its key, or where it begins as the element of a list, from 1; 0 at the top. */
    public int line() {
        return line;
    }

    /** What the reader makes of this value; nothing may rest on it where it is not whole. */
    <T> T read(Function<YamlValue, T> reader) {
        T content = reader.apply(this);
        if (!isWhole()) {
            throw new Noted();
        }
        return content;
    }

    private boolean isWhole() {
        return !(node instanceof Keys keys) || keys.whole();
    }

    private Noted fault(Fault fault) {
        if (!isUnreadable()) {
            faults.note(fault);
        }
        return new Noted();
    }

    private Noted missing(String key) {
        return misspelt.contains(key) || !isWhole() ? new Noted() : fault("the key \"" + key + "\" is missing");
    }

    private Keys mapping() {
        if (node instanceof Keys keys) {
            return keys;
        }
        throw fault(
                path.isEmpty() && node instanceof Scalar scalar && scalar.isNothing()
                        ? "the file is empty"
                        : "keys with values are expected, " + found());
    }

    private String place() {
        return path.isEmpty() ? "top" : path;
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String found() {
        if (node instanceof Scalar scalar) {
            return scalar.isNothing() ? "but nothing stands here" : "but " + shortened(scalar.text()) + " stands here";
        }
        return node instanceof Rows ? "but a list stands here" : "but keys stand here";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
