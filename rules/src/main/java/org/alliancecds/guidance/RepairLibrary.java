// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alliancecds.content.Fault;
import org.alliancecds.content.NearestWords;
import org.alliancecds.content.Noted;
import org.alliancecds.content.TextFile;
import org.alliancecds.content.YamlFault;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance.Suggestion;

/**
 * The suggestions of {@code repair/}, by id. A suggestion that no sign uses is let in: a library may hold more than is on
 * the cards at the moment, and a sign that is taken out does not force anybody to throw away words that were agreed on.
 *
 * @param suggestions by id; those of one theme stand together, in the order of the file
 * @param complete false where a file could not be read, so that an id that is not here may still be right
 */
public record RepairLibrary(Map<String, Suggestion> suggestions, boolean complete) {

    /**
     * Reads every file of the folder.
     *
     * @param references the keys that a source may have; empty where the registry could not be read
     * @param faults takes what is wrong
     */
    public static RepairLibrary read(SortedMap<String, byte[]> files, Set<String> references, List<Fault> faults) {
        int before = faults.size();
        RepairReader reader = new RepairReader(references);
        SortedMap<RepairTheme, List<Suggestion>> byTheme = new TreeMap<>();
        files.forEach((file, bytes) -> {
            if (file.startsWith(RepairReader.FOLDER)) {
                theme(file, faults).ifPresent(theme -> TextFile.decode(file, bytes, faults)
                        .ifPresent(text -> byTheme.put(theme, suggestions(reader, theme, file, text, faults))));
            }
        });
        if (byTheme.isEmpty() && faults.size() == before) {
            faults.add(new Fault(
                    RepairReader.FOLDER,
                    0,
                    "",
                    "The suggestions of the cards are missing.",
                    "copy the folder repair from the rulebook it came with."));
        }
        Map<String, Suggestion> all = new LinkedHashMap<>();
        byTheme.values().forEach(own -> own.forEach(suggestion -> all.put(suggestion.id(), suggestion)));
        return new RepairLibrary(all, faults.size() == before);
    }

    /**
     * The suggestion that is named here.
     *
     * @throws Noted where there is none; a fault is noted only if the library is complete
     */
    Suggestion find(YamlValue id) {
        String name = id.text();
        Suggestion found = suggestions.get(name);
        if (found != null) {
            return found;
        }
        throw complete
                ? id.fault(
                        "no file in " + RepairReader.FOLDER + " has the suggestion " + name, name, suggestions.keySet())
                : new Noted();
    }

    private static List<Suggestion> suggestions(
            RepairReader reader, RepairTheme theme, String file, String text, List<Fault> faults) {
        try {
            return reader.read(theme, file, text);
        } catch (YamlFault e) {
            faults.addAll(e.faults());
            return List.of();
        }
    }

    private static Optional<RepairTheme> theme(String file, List<Fault> faults) {
        for (RepairTheme theme : RepairTheme.values()) {
            if (file.equals(RepairReader.FOLDER + theme.id() + ".yaml")) {
                return Optional.of(theme);
            }
        }
        String name = file.substring(RepairReader.FOLDER.length()).replaceAll("\\.ya?ml$", "");
        faults.add(new Fault(
                file,
                0,
                "",
                "No theme has this file's name; the themes are " + String.join(", ", RepairTheme.ids()) + ".",
                NearestWords.of(name, RepairTheme.ids())
                        .map(theme -> RepairReader.FOLDER + theme + ".yaml")
                        .orElse(null)));
        return Optional.empty();
    }
}
