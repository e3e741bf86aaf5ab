// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliancecds.content.Fault;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.Guidance.OverrideReason;
import org.alliancecds.guidance.Guidance.StrengthGrade;
import org.alliancecds.guidance.Guidance.Suggestion;

/** Reads {@code guidance.yaml} and {@code references.yaml}; lengths are held to what fits a card. */
public final class GuidanceReader {
    private static final String QUIET_SESSIONS = "quiet-sessions";
    private static final String REMIND_AFTER = "remind-after";
    private static final String RESTS = "rests";
    private static final String COURSE = "course";
    private static final int MOST_SESSIONS = 20;
    private static final int MOST_SUGGESTIONS = 4;
    private static final List<String> KEYS = List.of(
            "card",
            "title",
            "summary",
            "why",
            "suggestions",
            "caveat",
            "strength-grade",
            "strength",
            "evidence",
            "override-reasons");

    private GuidanceReader() {}

    /** Sign id to the words of its card; a suggestion that the library has not is added to the faults. */
    public static Map<String, Guidance> guidance(String file, String yaml, RepairLibrary library, List<Fault> faults) {
        Map<String, Guidance> guidance = new LinkedHashMap<>();
        YamlFile.read(file, yaml).entries().forEach((sign, value) -> guidance.put(sign, one(value, library, faults)));
        return guidance;
    }

    private static Guidance one(YamlValue value, RepairLibrary library, List<Fault> faults) {
        value.keys(KEYS, List.of(QUIET_SESSIONS, REMIND_AFTER));
        CardKind card = value.get("card").oneOf(CardKind.class);
        List<Suggestion> suggestions = suggestions(value.get("suggestions"), library, faults);
        return new Guidance(
                card,
                shortText(value.get("title"), 70),
                shortText(value.get("summary"), 70),
                shortText(value.get("why"), 600),
                suggestions,
                shortText(value.get("caveat"), 900),
                value.get("strength-grade").oneOf(StrengthGrade.class),
                shortText(value.get("strength"), 300),
                value.get("evidence").texts(),
                value.get("override-reasons").list(reason -> reason(reason, card)),
                value.find(QUIET_SESSIONS)
                        .map(quiet -> quiet.whole(0, MOST_SESSIONS))
                        .orElse(Guidance.USUAL_QUIET_SESSIONS),
                value.find(REMIND_AFTER)
                        .map(sessions -> notOfRisk(sessions, card).whole(1, MOST_SESSIONS))
                        .orElse(Guidance.USUAL_REMIND_AFTER));
    }

    private static List<Suggestion> suggestions(YamlValue value, RepairLibrary library, List<Fault> faults) {
        List<YamlValue> ids = value.list(id -> id);
        if (ids.isEmpty() || ids.size() > MOST_SUGGESTIONS) {
            throw value.fault("1 to " + MOST_SUGGESTIONS + " suggestions are expected, but " + ids.size()
                    + (ids.size() == 1 ? " stands here" : " stand here"));
        }
        List<Suggestion> suggestions = new ArrayList<>();
        for (YamlValue id : ids) {
            if (!id.isText()) {
                throw id.fault("the id of a suggestion in " + RepairReader.FOLDER
                        + " is expected; its words are written there, so that signs can share them");
            }
            library.find(id, faults).ifPresent(suggestions::add);
        }
        value.texts();
        return List.copyOf(suggestions);
    }

    private static OverrideReason reason(YamlValue value, CardKind card) {
        YamlValue code = value.keys(List.of("code", "display"), List.of(RESTS)).get("code");
        if (!code.text().matches("[a-z][a-z0-9-]{1,60}")) {
            throw code.fault("a code of small letters, digits and hyphens is expected");
        }
        return new OverrideReason(
                code.text(),
                shortText(value.get("display"), 100),
                value.find(RESTS).map(rests -> rests(notOfRisk(rests, card))).orElse(0));
    }

    private static int rests(YamlValue value) {
        if (value.isText()) {
            String unused = value.oneOf(List.of(COURSE));
            return OverrideReason.COURSE;
        }
        return value.whole(1, MOST_SESSIONS);
    }

    private static YamlValue notOfRisk(YamlValue value, CardKind card) {
        if (card == CardKind.RISK) {
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

    /** Key to reference. */
    public static Map<String, Reference> references(String file, String yaml) {
        Map<String, Reference> references = new LinkedHashMap<>();
        YamlFile.read(file, yaml)
                .entries()
                .forEach((key, value) -> references.put(
                        key,
                        new Reference(
                                key,
                                value.keys(List.of("citation", "found", "caveat", "read"), List.of())
                                        .get("citation")
                                        .text(),
                                value.get("found").text(),
                                value.get("caveat").text(),
                                value.get("read").text())));
        return references;
    }
}
