// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.content.YamlNode.Entry;
import org.alliancecds.content.YamlNode.Keys;
import org.alliancecds.content.YamlNode.Rows;
import org.alliancecds.content.YamlNode.Unreadable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the text of a file. Where it is not well-formed, the parser stops at the first fault; then each part that begins in
 * the first column, a key or a list element, is read alone, so that one slip does not hide what is wrong elsewhere.
 */
final class YamlDocument {
    private static final Pattern KEY =
            Pattern.compile("[\"']?([^\\s\"'#:&*!?|>%@`\\[\\]{},-][^\"':]{0,80})[\"']?\\s*:.*");

    private final YamlFaults faults;

    private YamlDocument(YamlFaults faults) {
        this.faults = faults;
    }

    /** The top value; {@link Unreadable} where nothing can be said of the rest of the file. */
    static YamlNode read(String yaml, YamlFaults faults) {
        return new YamlDocument(faults).read(yaml);
    }

    private YamlNode read(String yaml) {
        YamlFaults ofWhole = new YamlFaults(faults.file());
        try {
            YamlNode root = YamlEvents.compose(yaml, 0, ofWhole);
            ofWhole.found().forEach(faults::note);
            return root;
        } catch (YamlEngineException notYaml) {
            List<Block> blocks = blocks(yaml.split("\n", -1));
            if (blocks.isEmpty()) {
                faults.note(YamlSyntax.fault(notYaml, yaml, 0, faults));
                return new Unreadable(1);
            }
            return blocks.get(0).text().startsWith("-") ? list(blocks) : mapping(blocks);
        }
    }

    /** A part of the file that begins in the first column; {@code before} lines stand above it. */
    private record Block(int before, String text) {}

    /** Empty where the file has several documents or begins in another column. */
    private static List<Block> blocks(String[] lines) {
        List<Integer> starts = new ArrayList<>();
        boolean isList = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("---") || line.startsWith("...") || line.startsWith("%")) {
                return List.of();
            }
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean element = line.startsWith("-");
            if (starts.isEmpty()) {
                if (!element && !KEY.matcher(line).matches()) {
                    return List.of();
                }
                isList = element;
            }
            if (isList ? element : KEY.matcher(line).matches()) {
                starts.add(i);
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.length;
            blocks.add(new Block(starts.get(i), String.join("\n", List.of(lines).subList(starts.get(i), end))));
        }
        return blocks;
    }

    private Rows list(List<Block> blocks) {
        List<YamlNode> rows = new ArrayList<>();
        for (Block block : blocks) {
            if (read(block) instanceof Rows read) {
                rows.addAll(read.rows());
            } else {
                rows.add(new Unreadable(block.before() + 1));
            }
        }
        return new Rows(blocks.get(0).before() + 1, rows);
    }

    private Keys mapping(List<Block> blocks) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (read(block) instanceof Keys keys) {
                keys.entries().forEach((key, entry) -> YamlEvents.put(entries, key, entry, faults));
                continue;
            }
            int line = block.before() + 1;
            Matcher key = KEY.matcher(block.text().lines().findFirst().orElse(""));
            if (key.matches()) {
                entries.putIfAbsent(key.group(1).strip(), new Entry(line, new Unreadable(line)));
            }
        }
        return new Keys(blocks.get(0).before() + 1, entries, false);
    }

    private YamlNode read(Block block) {
        try {
            return YamlEvents.compose(block.text(), block.before(), faults);
        } catch (YamlEngineException notYaml) {
            faults.note(YamlSyntax.fault(notYaml, block.text(), block.before(), faults));
            return new Unreadable(block.before() + 1);
        }
    }
}
