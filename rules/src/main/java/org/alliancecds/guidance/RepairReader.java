// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliancecds.content.Noted;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance.Suggestion;

/** Reads {@code repair/<theme>.yaml}; lengths are held to what somebody reads between two sessions. */
public final class RepairReader {
    public static final String FOLDER = "repair/";
    static final int LONGEST_LABEL = 80;
    static final int LONGEST_HOW = 420;
    static final int LONGEST_SAY = 200;
    static final int LONGEST_AVOID = 120;

    static final YamlKeys KEYS =
            YamlKeys.all("label", "how", "say", "avoid", "sources").mayHave("in-the-ehr");
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    static final int LONGEST_ID = 60;
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?…][\"”’)]*(?=\\s+[\"“‘(]?\\p{Lu}|$)");
    private static final Pattern FORBIDS = Pattern.compile("(?i)(avoid|do not|don['’]t|never|not|no)\\b.*");

    private final Set<String> references;
    private final Map<String, String> fileOf = new HashMap<>();

    /**
     * A reader for all files of one library.
     *
     * @param references the keys that a source may have; empty where the registry could not be read
     */
    RepairReader(Set<String> references) {
        this.references = references;
    }

    /**
     * The suggestions of one file, in its order.
     *
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    List<Suggestion> read(RepairTheme theme, String file, String yaml) {
        return YamlFile.read(
                file,
                yaml,
                root -> List.copyOf(
                        root.entries((id, value) -> one(id, file, theme, value)).values()));
    }

    private Suggestion one(String id, String file, RepairTheme theme, YamlValue value) {
        Part<String> unique = Part.of(() -> once(id, file, value));
        value.keys(KEYS);
        Part<String> label = value.part("label", RepairReader::label);
        Part<String> how = value.part("how", RepairReader::how);
        Part<String> say = value.part("say", RepairReader::say);
        Part<String> avoid = value.part("avoid", RepairReader::avoid);
        Part<List<String>> sources = value.part("sources", this::sources);
        Part<Optional<EhrStep>> step = value.optional("in-the-ehr", word -> word.oneOf(EhrStep.class));
        return new Suggestion(
                unique.get(),
                theme,
                label.get(),
                how.get(),
                say.get(),
                avoid.get(),
                sources.get(),
                step.get().orElse(null));
    }

    private String once(String id, String file, YamlValue value) {
        String first = fileOf.putIfAbsent(id, file);
        if (first != null) {
            throw value.fault(
                    "this id stands in " + first + ", too; one id has one place, so give one of them another");
        }
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw value.fault("an id is made of small letters, digits and hyphens, " + LONGEST_ID
                    + " characters at most, as in ask-what-got-in-the-way");
        }
        return id;
    }

    private List<String> sources(YamlValue value) {
        List<String> sources = value.texts();
        if (sources.isEmpty()) {
            throw value.fault("a suggestion names what it rests on: keys of evidence/references.yaml");
        }
        boolean allKnown = true;
        for (String key : sources) {
            if (!references.isEmpty() && !references.contains(key)) {
                value.fault("there is no key " + key + " in evidence/references.yaml", key, references);
                allKnown = false;
            }
        }
        if (!allKnown) {
            throw new Noted();
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
