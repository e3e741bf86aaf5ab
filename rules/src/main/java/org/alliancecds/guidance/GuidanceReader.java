// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alliancecds.content.NearestWords;
import org.alliancecds.content.Part;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlKeys;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance.OverrideReason;
import org.alliancecds.guidance.Guidance.StrengthGrade;
import org.alliancecds.guidance.Guidance.Suggestion;

/** Reads {@code guidance.yaml}; lengths are held to what fits a card. */
public final class GuidanceReader {
    private static final String QUIET_SESSIONS = "quiet-sessions";
    private static final String REMIND_AFTER = "remind-after";
    private static final String RESTS = "rests";
    static final String COURSE = "course";
    static final int MOST_SESSIONS = 20;
    static final int MOST_SUGGESTIONS = 4;
    static final int LONGEST_TITLE = 70;
    static final int LONGEST_WHY = 600;
    static final int LONGEST_CAVEAT = 900;
    static final int LONGEST_STRENGTH = 300;
    static final int LONGEST_DISPLAY = 100;
    static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    static final YamlKeys KEYS = YamlKeys.all(
                    "card",
                    "title",
                    "summary",
                    "why",
                    "suggestions",
                    "caveat",
                    "strength-grade",
                    "strength",
                    "evidence",
                    "override-reasons")
            .mayHave(QUIET_SESSIONS, REMIND_AFTER);
    static final YamlKeys REASON_KEYS = YamlKeys.all("code", "display").mayHave(RESTS);

    private final RepairLibrary library;
    private final Collection<String> references;

    private GuidanceReader(RepairLibrary library, Collection<String> references) {
        this.library = library;
        this.references = references;
    }

    /**
     * Sign id to the words of its card.
     *
     * @param references the keys that evidence may have; empty where the registry could not be read
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    public static Map<String, Guidance> guidance(
            String file, String yaml, RepairLibrary library, Collection<String> references) {
        GuidanceReader reader = new GuidanceReader(library, references);
        return YamlFile.read(file, yaml, root -> root.entries(reader::one));
    }

    private Guidance one(String sign, YamlValue value) {
        value.keys(KEYS);
        Part<CardKind> card = value.part("card", kind -> kind.oneOf(CardKind.class));
        Part<String> title = value.part("title", text -> shortText(text, LONGEST_TITLE));
        Part<String> summary = value.part("summary", text -> shortText(text, LONGEST_TITLE));
        Part<String> why = value.part("why", text -> shortText(text, LONGEST_WHY));
        Part<List<Suggestion>> suggestions = value.part("suggestions", this::suggestions);
        Part<String> caveat = value.part("caveat", text -> shortText(text, LONGEST_CAVEAT));
        Part<StrengthGrade> grade = value.part("strength-grade", word -> word.oneOf(StrengthGrade.class));
        Part<String> strength = value.part("strength", text -> shortText(text, LONGEST_STRENGTH));
        Part<List<String>> evidence = value.part("evidence", keys -> evidence(sign, keys));
        Part<List<OverrideReason>> reasons =
                value.part("override-reasons", list -> list.list(reason -> reason(reason, card)));
        Part<Optional<Integer>> quiet = value.optional(QUIET_SESSIONS, sessions -> sessions.whole(0, MOST_SESSIONS));
        Part<Optional<Integer>> remind = value.optional(
                REMIND_AFTER, sessions -> notOfRisk(sessions, card).whole(1, MOST_SESSIONS));
        return new Guidance(
                card.get(),
                title.get(),
                summary.get(),
                why.get(),
                suggestions.get(),
                caveat.get(),
                grade.get(),
                strength.get(),
                evidence.get(),
                reasons.get(),
                quiet.get().orElse(Guidance.USUAL_QUIET_SESSIONS),
                remind.get().orElse(Guidance.USUAL_REMIND_AFTER));
    }

    private List<Suggestion> suggestions(YamlValue value) {
        int count = value.elements().size();
        Part<List<Suggestion>> suggestions = Part.of(() -> value.list(this::suggestion));
        if (count == 0 || count > MOST_SUGGESTIONS) {
            throw value.fault("1 to " + MOST_SUGGESTIONS + " suggestions are expected, but " + count
                    + (count == 1 ? " stands here" : " stand here"));
        }
        List<Suggestion> found = suggestions.get();
        value.texts();
        return found;
    }

    private Suggestion suggestion(YamlValue id) {
        if (!id.isText()) {
            throw id.fault("the id of a suggestion in " + RepairReader.FOLDER
                    + " is expected; its words are written there, so that signs can share them");
        }
        return library.find(id);
    }

    private List<String> evidence(String sign, YamlValue value) {
        List<String> keys = value.texts();
        value.list(key -> known(sign, key));
        return keys;
    }

    private String known(String sign, YamlValue value) {
        String key = value.text();
        if (!references.isEmpty() && !references.contains(key)) {
            throw value.fault(
                    value.line(),
                    sign + ", evidence " + key,
                    ReferenceReader.FILE + " has no such key.",
                    NearestWords.of(key, references).orElse(null));
        }
        return key;
    }

    private static OverrideReason reason(YamlValue value, Part<CardKind> card) {
        value.keys(REASON_KEYS);
        Part<String> code = value.part("code", GuidanceReader::code);
        Part<String> display = value.part("display", text -> shortText(text, LONGEST_DISPLAY));
        Part<Optional<Integer>> rests = value.optional(RESTS, sessions -> rests(notOfRisk(sessions, card)));
        return new OverrideReason(code.get(), display.get(), rests.get().orElse(0));
    }

    private static String code(YamlValue value) {
        String code = value.text();
        if (!CODE.matcher(code).matches()) {
            throw value.fault("a code of small letters, digits and hyphens is expected");
        }
        return code;
    }

    private static int rests(YamlValue value) {
        if (value.isText()) {
            String unused = value.oneOf(List.of(COURSE));
            return OverrideReason.COURSE;
        }
        return value.whole(1, MOST_SESSIONS);
    }

    private static YamlValue notOfRisk(YamlValue value, Part<CardKind> card) {
        if (card.is(CardKind.RISK)) {
            throw value.fault(
                    "a card about risk neither rests nor waits: it stands until it is answered, and is back with a"
                            + " new answer or after 14 days; take this key out");
        }
        return value;
    }

    static String shortText(YamlValue value, int most) {
        String text = value.text().replaceAll("\\s+", " ");
        if (text.length() > most) {
            throw value.fault(
                    "this has " + text.length() + " characters, and a card has room for " + most + "; shorten it");
        }
        return text;
    }
}
