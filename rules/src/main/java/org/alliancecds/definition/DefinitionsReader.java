// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;

/** Reads {@code definitions.yaml}; nothing is read without its source. */
public final class DefinitionsReader {
    /** Its place in a rulebook. */
    public static final String FILE = "definitions.yaml";

    private static final int OLDEST_CHILD = 30;
    private static final int MOST_DAYS = 365;
    /** A rating a month after a session says little of it. */
    private static final int MOST_DAYS_TO_SESSION = 30;
    /** No setting lets a risk rest for longer; a clinic may have its card back sooner. */
    private static final int MOST_DAYS_OF_RISK = 14;

    static final Pattern ICD_CATEGORY = Pattern.compile("[A-Z][0-9][0-9A-Z]");
    static final Pattern SNOMED_CONCEPT = Pattern.compile("[1-9][0-9]{5,17}");

    static final YamlKeys KEYS = YamlKeys.all(
            "adult-from",
            "stale-after",
            "client-rating-within",
            "other-rating-within",
            "risk-answer-lasts",
            "one-event",
            "substance-use");
    static final YamlKeys YEARS = defined("years");
    static final YamlKeys DAYS = defined("days");
    static final YamlKeys SIGNS = defined("signs");
    static final YamlKeys CODES = YamlKeys.all("icd-10", "snomed-ct", "title", "source", "confirmed");

    private DefinitionsReader() {}

    private static YamlKeys defined(String unit) {
        return YamlKeys.all(unit, "title", "source", "confirmed");
    }

    /**
     * The definitions of a file.
     *
     * @param knownSigns ids of the signs that the rules have; empty where that is not known
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    public static Definitions read(String file, String yaml, Set<String> knownSigns) {
        return YamlFile.read(file, yaml, root -> definitions(root, knownSigns));
    }

    private static Definitions definitions(YamlValue root, Set<String> knownSigns) {
        root.keys(KEYS);
        Part<Defined<Integer>> adult = figure(root, "adult-from", YEARS, 1, OLDEST_CHILD);
        Part<Defined<Integer>> stale = figure(root, "stale-after", DAYS, 1, MOST_DAYS);
        Part<Defined<Integer>> client = figure(root, "client-rating-within", DAYS, 0, MOST_DAYS_TO_SESSION);
        Part<Defined<Integer>> other = figure(root, "other-rating-within", DAYS, 0, MOST_DAYS_TO_SESSION);
        Part<Defined<Integer>> risk = figure(root, "risk-answer-lasts", DAYS, 1, MOST_DAYS_OF_RISK);
        Part<Defined<Set<String>>> event =
                root.part("one-event", it -> defined(it, SIGNS, one -> signs(one, knownSigns)));
        Part<Defined<Diagnosis>> substances =
                root.part("substance-use", it -> defined(it, CODES, DefinitionsReader::diagnosis));
        return new Definitions(
                adult.get(), stale.get(), client.get(), other.get(), risk.get(), event.get(), substances.get());
    }

    /** The file that comes with the program. */
    public static String builtInText() {
        try (InputStream file = Objects.requireNonNull(
                DefinitionsReader.class.getResourceAsStream("/rulebook/" + FILE),
                "the program was built without its definitions")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part<Defined<Integer>> figure(YamlValue root, String key, YamlKeys keys, int least, int most) {
        String unit = keys.required().get(0);
        return root.part(key, it -> defined(it, keys, one -> one.get(unit).whole(least, most)));
    }

    private static <T> Defined<T> defined(YamlValue value, YamlKeys keys, Function<YamlValue, T> reader) {
        value.keys(keys);
        Part<String> title = value.part("title", YamlValue::text);
        Part<T> meaning = Part.of(() -> reader.apply(value));
        Part<String> source = value.part("source", YamlValue::text);
        Part<Boolean> confirmed = value.part("confirmed", YamlValue::yesNo);
        return new Defined<>(title.get(), meaning.get(), source.get(), confirmed.get());
    }

    private static Set<String> signs(YamlValue value, Set<String> known) {
        YamlValue list = value.get("signs");
        Set<String> signs = new LinkedHashSet<>(list.texts());
        List<String> unused = list.list(one -> sign(one, known));
        return Collections.unmodifiableSet(signs);
    }

    private static String sign(YamlValue value, Set<String> known) {
        String sign = value.text();
        if (!known.isEmpty() && !known.contains(sign)) {
            throw value.fault("no rule has the sign " + sign, sign, known);
        }
        return sign;
    }

    private static Diagnosis diagnosis(YamlValue value) {
        Part<Map<String, String>> icd = value.part(
                "icd-10", it -> codes(it, ICD_CATEGORY, "a category of ICD-10 has three characters, such as F10"));
        Part<Map<String, String>> snomed = value.part(
                "snomed-ct", it -> codes(it, SNOMED_CONCEPT, "a concept of SNOMED CT has 6 to 18 digits, in quotes"));
        return new Diagnosis(icd.get(), snomed.get());
    }

    private static Map<String, String> codes(YamlValue value, Pattern form, String what) {
        Map<String, String> codes = value.entries((code, name) -> {
            if (!form.matcher(code).matches()) {
                throw name.fault("\"" + code + "\" is no such code; " + what);
            }
            return name.text();
        });
        if (codes.isEmpty()) {
            throw value.fault("at least one code is expected");
        }
        return Collections.unmodifiableMap(codes);
    }
}
