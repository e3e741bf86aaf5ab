// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliancecds.content.Fault;
import org.alliancecds.content.YamlFault;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance.Suggestion;

/** Reads {@code repair/<theme>.yaml}; lengths are held to what somebody reads between two sessions. */
public final class RepairReader {
    public static final String FOLDER = "repair/";
    static final int LONGEST_LABEL = 80;
    static final int LONGEST_HOW = 420;
    static final int LONGEST_SAY = 200;
    static final int LONGEST_AVOID = 120;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?…][\"”’)]*(?=\\s+[\"“‘(]?\\p{Lu}|$)");
    private static final Pattern FORBIDS = Pattern.compile("(?i)(avoid|do not|don['’]t|never|not|no)\\b.*");

    private final Set<String> references;
    private final List<Fault> faults;
    private final Map<String, String> fileOf = new HashMap<>();

    /**
     * A reader for all files of one library.
     *
     * @param references the keys that a source may have; empty where the registry could not be read
     * @param faults takes what is wrong
     */
    RepairReader(Set<String> references, List<Fault> faults) {
        this.references = references;
        this.faults = faults;
    }

    /** The suggestions of one file, in its order. */
    List<Suggestion> read(RepairTheme theme, String file, String yaml) {
        List<Suggestion> suggestions = new ArrayList<>();
        try {
            YamlFile.read(file, yaml).entries().forEach((id, value) -> {
                try {
                    once(id, file, value);
                    suggestions.add(one(id, theme, value));
                } catch (YamlFault e) {
                    faults.add(e.fault());
                }
            });
        } catch (YamlFault e) {
            faults.add(e.fault());
        }
        return suggestions;
    }

    private void once(String id, String file, YamlValue value) {
        String first = fileOf.putIfAbsent(id, file);
        if (first != null) {
            throw value.fault(
                    "this id stands in " + first + ", too; one id has one place, so give one of them another");
        }
    }

    private Suggestion one(String id, RepairTheme theme, YamlValue value) {
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw value.fault("an id is made of small letters, digits and hyphens, " + LONGEST_ID
                    + " characters at most, as in ask-what-got-in-the-way");
        }
        value.keys(List.of("label", "how", "say", "avoid", "sources"), List.of("in-the-ehr"));
        return new Suggestion(
                id,
                theme,
                label(value.get("label")),
                how(value.get("how")),
                say(value.get("say")),
                avoid(value.get("avoid")),
                sources(value.get("sources")),
                value.find("in-the-ehr").map(step -> step.oneOf(EhrStep.class)).orElse(null));
    }

    private List<String> sources(YamlValue value) {
        List<String> sources = value.texts();
        if (sources.isEmpty()) {
            throw value.fault("a suggestion names what it rests on: keys of evidence/references.yaml");
        }
        for (String key : sources) {
            if (!references.isEmpty() && !references.contains(key)) {
                throw value.fault(
                        "there is no key " + key + " in evidence/references.yaml", key, List.copyOf(references));
            }
        }
        return sources;
    }

    private static String label(YamlValue value) {
        String text = GuidanceReader.shortText(value, LONGEST_LABEL);
        if (text.endsWith(".")) {
            throw value.fault("a label has no full stop at its end, since cards put one behind it");
        }
        return text;
    }

    private static String how(YamlValue value) {
        String text = GuidanceReader.shortText(value, LONGEST_HOW);
        int sentences = sentences(text);
        if (sentences < 2 || sentences > 4) {
            throw value.fault("two to four sentences of how are expected, but " + sentences
                    + (sentences == 1 ? " stands here" : " stand here"));
        }
        return text;
    }

    private static String say(YamlValue value) {
        String text = GuidanceReader.shortText(value, LONGEST_SAY);
        if (text.matches("[\"“”„«].*")) {
            throw value.fault("the words to say stand without quotation marks of their own; cards add them");
        }
        return endsAsSentence(value, text);
    }

    private static String avoid(YamlValue value) {
        String text = GuidanceReader.shortText(value, LONGEST_AVOID);
        if (FORBIDS.matcher(text).matches()) {
            throw value.fault("cards put the word Avoid before this; begin with what to avoid, for example \"Turning it"
                    + " into a survey\"");
        }
        if (sentences(text) > 1) {
            throw value.fault("one sentence is expected here");
        }
        return endsAsSentence(value, text);
    }

    private static String endsAsSentence(YamlValue value, String text) {
        if (!text.matches(".*[.!?…]")) {
            throw value.fault("a sentence ends with a full stop, a question mark or an exclamation mark");
        }
        return text;
    }

    /** How many sentences there are, by their ends; what follows the last end counts as one. */
    static int sentences(String text) {
        int ends = Math.toIntExact(END_OF_SENTENCE.matcher(text).results().count());
        return text.matches(".*[.!?…][\"”’)]*") ? ends : ends + 1;
    }
}
