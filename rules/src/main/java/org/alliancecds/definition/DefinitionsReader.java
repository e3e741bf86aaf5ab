// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;

/** Reads {@code definitions.yaml}; nothing is read without its source. */
public final class DefinitionsReader {
    /** Its place in a rulebook. */
    public static final String FILE = "definitions.yaml";

    private static final int OLDEST_CHILD = 30;
    private static final int MOST_DAYS = 365;
    /** A rating a month after a session says little of it. */
    private static final int MOST_DAYS_TO_SESSION = 30;
    /** A risk is not to rest for longer. */
    private static final int MOST_DAYS_OF_RISK = 90;

    private static final Pattern ICD_CATEGORY = Pattern.compile("[A-Z][0-9][0-9A-Z]");
    private static final Pattern SNOMED_CONCEPT = Pattern.compile("[1-9][0-9]{5,17}");

    private DefinitionsReader() {}

    /**
     * The definitions of a file.
     *
     * @throws org.alliancecds.content.YamlFault when one is missing, not known, or out of range
     */
    public static Definitions read(String file, String yaml) {
        YamlValue root = YamlFile.read(file, yaml)
                .keys(
                        List.of(
                                "adult-from",
                                "stale-after",
                                "client-rating-within",
                                "other-rating-within",
                                "risk-answer-lasts",
                                "one-event",
                                "substance-use"),
                        List.of());
        return new Definitions(
                figure(root.get("adult-from"), "years", 1, OLDEST_CHILD),
                figure(root.get("stale-after"), "days", 1, MOST_DAYS),
                figure(root.get("client-rating-within"), "days", 0, MOST_DAYS_TO_SESSION),
                figure(root.get("other-rating-within"), "days", 0, MOST_DAYS_TO_SESSION),
                figure(root.get("risk-answer-lasts"), "days", 1, MOST_DAYS_OF_RISK),
                defined(root.get("one-event"), List.of("signs"), DefinitionsReader::signs),
                defined(root.get("substance-use"), List.of("icd-10", "snomed-ct"), DefinitionsReader::diagnosis));
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

    private static Defined<Integer> figure(YamlValue value, String unit, int least, int most) {
        return defined(value, List.of(unit), one -> one.get(unit).whole(least, most));
    }

    private static <T> Defined<T> defined(YamlValue value, List<String> keys, Function<YamlValue, T> reader) {
        value.keys(keys, List.of("title", "source", "confirmed"));
        return new Defined<>(
                value.get("title").text(),
                reader.apply(value),
                value.get("source").text(),
                value.get("confirmed").yesNo());
    }

    private static Set<String> signs(YamlValue value) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(value.get("signs").texts()));
    }

    private static Diagnosis diagnosis(YamlValue value) {
        return new Diagnosis(
                codes(value.get("icd-10"), ICD_CATEGORY, "a category of ICD-10 has three characters, such as F10"),
                codes(value.get("snomed-ct"), SNOMED_CONCEPT, "a concept of SNOMED CT has 6 to 18 digits"));
    }

    private static Map<String, String> codes(YamlValue value, Pattern form, String what) {
        Map<String, String> codes = new LinkedHashMap<>();
        value.entries().forEach((code, name) -> {
            if (!form.matcher(code).matches()) {
                throw name.fault("\"" + code + "\" is no such code; " + what);
            }
            codes.put(code, name.text());
        });
        if (codes.isEmpty()) {
            throw value.fault("at least one code is expected");
        }
        return Collections.unmodifiableMap(codes);
    }
}
