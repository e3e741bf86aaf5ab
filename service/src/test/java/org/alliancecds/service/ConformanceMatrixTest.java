// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code CONFORMANCE.md} has every requirement once, each with a test that exists or with a reason. */
class ConformanceMatrixTest {

    private static final Path PAGE = Path.of("CONFORMANCE.md");
    private static final List<String> MODULES = List.of("../service", "../fhir-adapter", "../rules");
    /** The annotation of a test, whatever stands between, and the name of the method. */
    private static final Pattern DECLARED =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid ).)*+\\bvoid (\\w+)\\(", Pattern.DOTALL);

    /** The tests of all modules, by simple name. */
    private static final Map<String, String> SOURCES = sources();

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([A-Z ]+) \\| ([^|]+) \\| ([^|]*) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    /** The requirements of CDS Hooks 2.0 that bind a service, as the independent test kit numbers them, by level. */
    private static final Map<String, String> REQUIREMENTS = Map.of(
            "SHALL",
            """
            1 2 4 5 6 7 9 10 13 16 29 36 54 55 56 57 59 61 74 75 80 83 85 87 88 89 90 92 93 95 96 98 100 103 105 107 111 \
            115 117 119 121 124 125 127 128 130 131 132 133 134 135 136 138 139 141 142 144 168 176 199 208 211 213 214 \
            216 217 218 219 220""",
            "SHALL NOT",
            "3 147 201 203",
            "SHOULD",
            "8 27 34 52 58 77 78 110 112 146 177 195 200 205 206 212 215",
            "SHOULD NOT",
            "109",
            "MAY",
            """
            11 12 14 28 35 60 76 81 82 84 94 99 104 106 108 113 116 118 120 122 123 129 140 145 148 175 179 210""",
            "DEPRECATED",
            "207");

    @Test
    void thePageHasEveryRequirementOnceWithATestOrAReason() throws IOException {
        assertThat(faults(Files.readString(PAGE))).isEmpty();
        assertThat(levels()).hasSize(120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "| 54 | SHALL; | 55 | SHALL; [54 is missing, 55 stands twice]",
                "| 77 | SHOULD; | 77 | MAY; [77 is SHOULD]",
                "| 4 | SHALL | at; | 4000 | SHALL | at; [4 is missing, 4000 is no requirement]",
                "| 89 | SHALL | a client may order and colour by it | Asked of clients. |;"
                        + " | 89 | SHALL | a client may order and colour by it |  |; [89 has neither test nor reason]",
                "`DiscoveryTest#answersAsTheGoldenFile` |; `DiscoveryTest#answersAsASilverFile` |;"
                        + " [DiscoveryTest has no test answersAsASilverFile]",
                "`FrontDoorTest#anOperationOutcomeIsNoAnswer`; `FrontDoorTest#topics`; [FrontDoorTest has no test topics]",
                "`PrefetchTest#; `BackDoorTest#; [There is no BackDoorTest]"
            })
    void aFaultOfThePageIsFound(String from, String to, String faults) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(from);

        assertThat(faults(page.replace(from, to)).stream().distinct().toList().toString())
                .isEqualTo(faults);
    }

    private static List<String> faults(String page) {
        Map<Integer, String> levels = levels();
        Map<Integer, Integer> met = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            int id = Integer.parseInt(row.group(1));
            met.merge(id, 1, Integer::sum);
            String level = levels.get(id);
            if (level != null && !level.equals(row.group(2))) {
                faults.add(id + " is " + level);
            }
            if (row.group(4).isBlank()) {
                faults.add(id + " has neither test nor reason");
            }
        }
        levels.keySet().stream().filter(id -> !met.containsKey(id)).forEach(id -> faults.add(id + " is missing"));
        met.forEach((id, times) -> {
            if (!levels.containsKey(id)) {
                faults.add(id + " is no requirement");
            } else if (times > 1) {
                faults.add(id + " stands twice");
            }
        });
        Matcher test = TEST.matcher(page);
        while (test.find()) {
            faults.addAll(missing(test.group(1), test.group(2)));
        }
        return faults;
    }

    private static List<String> missing(String type, String method) {
        String source = SOURCES.get(type);
        if (source == null) {
            return List.of("There is no " + type);
        }
        Matcher declared = DECLARED.matcher(source);
        while (declared.find()) {
            if (declared.group(1).equals(method)) {
                return List.of();
            }
        }
        return List.of(type + " has no test " + method);
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    String type = file.getFileName().toString().replace(".java", "");
                    sources.merge(type, Files.readString(file), (one, other) -> one + other);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    private static Map<Integer, String> levels() {
        Map<Integer, String> levels = new TreeMap<>();
        REQUIREMENTS.forEach((level, ids) -> Arrays.stream(ids.split(" "))
                .forEach(id -> assertThat(levels.put(Integer.valueOf(id), level))
                        .as(id)
                        .isNull()));
        return levels;
    }
}
