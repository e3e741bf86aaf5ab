// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alliancecds.content.Fault;
import org.alliancecds.content.YamlFault;
import org.alliancecds.guidance.GuidanceReader;
import org.alliancecds.guidance.ReferenceReader;
import org.alliancecds.guidance.RepairLibrary;
import org.alliancecds.measure.MeasureReader;
import org.alliancecds.scenario.KnownNames;
import org.alliancecds.scenario.ScenarioFile;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/** Whatever a slip makes of a file, its reader ends with the content or with faults that have a place in it. */
class DamagedFilesTest {
    private static final int TRIES_A_FILE = 60;
    private static final String[] SLIPS = {
        ":",
        ": ",
        "#",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\t",
        "\n",
        "\\",
        "\\U00110000",
        "\"\\UFFFFFFFF\"",
        ",",
        "?",
        "? ",
        "~",
        "0",
        "--- ",
        "...",
        "\n---\n",
        "<<: ",
        "  ",
        "\n\n",
        "9e9"
    };

    private final Random random = new Random(20_261_128);
    private final SortedMap<String, byte[]> files = RulebookFiles.builtIn().files();
    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT);
    private final RepairLibrary library =
            RepairLibrary.read(files, rulebook.references().keySet(), new ArrayList<>());

    @Test
    void aReaderEndsWithTheContentOrWithFaultsInTheFile() {
        int faulty = 0;
        for (String file : files.keySet()) {
            String text = new String(files.get(file), StandardCharsets.UTF_8);
            for (int i = 0; file.endsWith(".yaml") && i < TRIES_A_FILE; i++) {
                String damaged = text;
                for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
                    damaged = damaged(damaged);
                }
                faulty += read(file, damaged).isEmpty() ? 0 : 1;
            }
        }
        assertThat(faulty).isGreaterThan(500);
    }

    private List<Fault> read(String file, String text) {
        List<Fault> faults = new ArrayList<>();
        try {
            if (file.startsWith("measures/")) {
                assertThat(MeasureReader.read(file, text)).isNotNull();
            } else if (file.startsWith("evidence/")) {
                assertThat(ReferenceReader.references(file, text)).isNotNull();
            } else if (file.startsWith("repair/")) {
                SortedMap<String, byte[]> one = new TreeMap<>();
                one.put(file, text.getBytes(StandardCharsets.UTF_8));
                RepairLibrary.read(one, Set.of(), faults);
            } else if (file.endsWith("guidance.yaml")) {
                assertThat(GuidanceReader.guidance(
                                file, text, library, rulebook.references().keySet()))
                        .isNotNull();
            } else {
                assertThat(ScenarioFile.read(file, "risk", text, KnownNames.of(rulebook.measures())))
                        .isNotNull();
            }
        } catch (YamlFault refused) {
            faults.addAll(refused.faults());
            assertThat(faults).as(file + "\n" + text).isNotEmpty();
        } catch (RuntimeException | StackOverflowError unforeseen) {
            throw new AssertionError(file + "\n" + text, unforeseen);
        }
        long lines = text.lines().count() + 1;
        assertThat(faults).as(file + "\n" + text).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat((long) fault.line()).isBetween(0L, lines);
        });
        return faults;
    }

    private String damaged(String text) {
        int at = random.nextInt(text.length() + 1);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
            case 1 -> text.substring(0, at) + SLIPS[random.nextInt(SLIPS.length)] + text.substring(at);
            case 2 -> text.substring(0, at);
            case 3 -> without(lines, line);
            case 4 -> with(lines, line, lines.get(random.nextInt(lines.size())));
            case 5 -> with(lines, line, " " + lines.get(line));
            default -> with(lines, line, SLIPS[random.nextInt(SLIPS.length)] + lines.get(line));
        };
    }

    private static String without(List<String> lines, int line) {
        lines.remove(line);
        return String.join("\n", lines);
    }

    private static String with(List<String> lines, int line, String added) {
        lines.add(line, added);
        return String.join("\n", lines);
    }
}
