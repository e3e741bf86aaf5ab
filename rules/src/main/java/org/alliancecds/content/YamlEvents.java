// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.YamlNode.Entry;
import org.alliancecds.content.YamlNode.Keys;
import org.alliancecds.content.YamlNode.Rows;
import org.alliancecds.content.YamlNode.Scalar;
import org.alliancecds.content.YamlNode.Unreadable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Makes nodes of what the parser meets, and notes what no file of a rulebook may hold. */
final class YamlEvents {
    private static final int DEEPEST_NESTING = 20;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Iterator<Event> events;
    private final int before;
    private final YamlFaults faults;

    private YamlEvents(Iterator<Event> events, int before, YamlFaults faults) {
        this.events = events;
        this.before = before;
        this.faults = faults;
    }

    /**
     * The top value of a text; an empty one is a value left out.
     *
     * @param before how many lines of the file stand above the text
     * @throws YamlEngineException when it is not well-formed
     */
    static YamlNode compose(String yaml, int before, YamlFaults faults) {
        try {
            return new YamlEvents(new Parse(SETTINGS).parseString(yaml).iterator(), before, faults).document();
        } catch (IllegalArgumentException noCharacter) {
            // The parser does not expect an escape of more than 0x10FFFF.
            throw new YamlEngineException("a backslash within quotation marks names no character", noCharacter);
        }
    }

    /** Puts an entry in, unless its key is there already; that is noted. */
    static boolean put(Map<String, Entry> entries, String key, Entry entry, YamlFaults faults) {
        Entry first = entries.putIfAbsent(key, entry);
        if (first != null) {
            faults.note(
                    entry.line(),
                    key,
                    "\"" + key + "\" stands twice here; the first is in line " + first.line(),
                    "one of the two, or a list of values behind one \"" + key + "\".");
        }
        return first == null;
    }

    private YamlNode document() {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                YamlNode node = node(event, 1);
                if (root != null) {
                    faults.note(
                            line(event),
                            "---",
                            "a second document begins here",
                            root instanceof Rows ? "put all in one list." : "take out the line --- above it.");
                    return new Unreadable(1);
                }
                root = node;
            }
        }
        return root == null ? new Scalar(1, "", true) : root;
    }

    private YamlNode node(Event event, int depth) {
        int line = line(event);
        // An alias would be read as its own name, and a chain of them is a bomb; a tag names a Java type.
        if (event instanceof AliasEvent || isMarked(event)) {
            faults.note(
                    line,
                    "",
                    "anchors (&), aliases (*) and tags (!) are not read here; write the value out, in quotes where it"
                            + " begins with one of these characters",
                    null);
        }
        if (event instanceof ScalarEvent scalar) {
            return isMarked(event) ? new Unreadable(line) : new Scalar(line, scalar.getValue(), scalar.isPlain());
        }
        if (!(event instanceof CollectionStartEvent)) {
            return new Unreadable(line);
        }
        if (depth > DEEPEST_NESTING) {
            faults.note(
                    line,
                    "",
                    "lists and keys stand here within one another, more than " + DEEPEST_NESTING + " deep",
                    "look for a bracket too many.");
            return skipped(line);
        }
        YamlNode read = event.getEventId() == Event.ID.SequenceStart ? rows(line, depth) : keys(line, depth);
        return isMarked(event) ? new Unreadable(line) : read;
    }

    private Rows rows(int line, int depth) {
        List<YamlNode> rows = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            rows.add(node(event, depth + 1));
        }
        return new Rows(line, rows);
    }

    private Keys keys(int line, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean whole = true;
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            int keyLine = line(event);
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (key instanceof Scalar word) {
                whole &= put(entries, word.text(), new Entry(keyLine, value), faults);
                continue;
            }
            whole = false;
            if (!(key instanceof Unreadable)) {
                faults.note(keyLine, "", "a key is a single word, but a list or further keys stand here", "key: value");
            }
        }
        return new Keys(line, entries, whole);
    }

    private Unreadable skipped(int line) {
        for (int open = 1; open > 0; ) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                open++;
            } else if (event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd) {
                open--;
            }
        }
        return new Unreadable(line);
    }

    /** Whether an anchor or a tag stands before the value. */
    private static boolean isMarked(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().isPresent() || scalar.getAnchor().isPresent();
        }
        return event instanceof CollectionStartEvent collection
                && (collection.getTag().isPresent() || collection.getAnchor().isPresent());
    }

    private int line(Event event) {
        return event.getStartMark().map(mark -> before + mark.getLine() + 1).orElse(before + 1);
    }
}
