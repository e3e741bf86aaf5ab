// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.content.NearestWords;
import org.alliancecds.content.Noted;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.rule.Level;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code scenarios.yaml}: a list of scenarios, each a course told by days.
 *
 * <p>Keys of a scenario: {@code scenario} (its name, a plain sentence), {@code course} (its entries, see
 * {@link CourseTeller}), {@code on-day} (the evaluation date; the last entry that is not booked ahead when left out),
 * {@code received-on} (when the data arrived; the on-day when left out), {@code age} (in years, on the on-day; not known
 * when left out), {@code diagnosis} ({@code substance-use} or {@code other}; none in the record when left out),
 * {@code bookings} ({@code known} or {@code unknown}; when left out, known if an entry is booked, missed
 * or cancelled, since only an appointment can say so),
 * {@code fires} (sign: level; complete for the family), {@code silent} (signs whose silence is the point) and
 * {@code says} (sign: words that its reasons contain).
 */
public final class ScenarioFile {
    static final Set<String> KEYS = Set.of(
            "scenario", "course", "on-day", "received-on", "age", "diagnosis", "bookings", "fires", "silent", "says");
    static final int OLDEST = 120;
    private static final Map<String, Level> LEVELS = levels();
    static final Map<String, Boolean> BOOKINGS = Map.of("known", true, "unknown", false);
    /** Whether a diagnosis is one of substance use. */
    static final Map<String, Boolean> DIAGNOSES = Map.of("substance-use", true, "other", false);

    private final String file;
    private final String family;
    private final KnownNames known;
    private final Set<String> names = new HashSet<>();

    private ScenarioFile(String file, String family, KnownNames known) {
        this.file = file;
        this.family = family;
        this.known = known;
    }

    /**
     * The scenarios of one family.
     *
     * @param fileName for messages, for example {@code warning_signs/mean_alliance/scenarios.yaml}
     * @param family for example {@code mean_alliance}
     * @param yaml the text of the file
     * @param known the measures and signs that a scenario may name
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    public static List<Scenario> read(String fileName, String family, String yaml, KnownNames known) {
        ScenarioFile reader = new ScenarioFile(fileName, family, known);
        return YamlFile.read(fileName, yaml, reader::all);
    }

    private List<Scenario> all(YamlValue root) {
        if (!root.isList()) {
            throw root.fault(1, "", "A scenario file is a list.", "begin each scenario with \"- scenario: …\"");
        }
        return root.list(this::one);
    }

    private Scenario one(YamlValue row) {
        if (!row.isMapping()) {
            throw row.fault(row.line(), "", "This is not a scenario.", "begin it with \"- scenario: …\"");
        }
        YamlValue given = row.entries().get("scenario");
        String name = given == null ? "" : given.written().orElse("");
        KeyReader reader = new KeyReader(name, row);
        reader.allow(KEYS);
        if (name.isEmpty() && (given != null || reader.lacks("scenario"))) {
            reader.fault("scenario", "A scenario has no name.", "scenario: Five ratings with a mean of 33 are low");
        } else if (!name.isEmpty() && !names.add(name)) {
            reader.fault("scenario", "Another scenario of this file has the same name.", "say what differs.");
        }
        KeyReader firing = reader.map("fires");
        Map<String, Level> fires = fires(firing);
        List<String> silent = silent(reader, firing);
        Map<String, String> says = says(reader, firing);
        if (reader.lacks("fires") && (reader.lacks("silent") || reader.isEmptyList("silent"))) {
            reader.fault("scenario", "Nothing is expected.", "fires: {sign: warning} or silent: [sign], or both.");
        }
        CourseTeller teller = new CourseTeller(known);
        teller.tell(reader);
        LocalDate asOf = asOf(reader, teller);
        ClientRecord client = asOf == null ? null : client(reader, teller, asOf);
        if (asOf == null || client == null) {
            throw new Noted();
        }
        return new Scenario(file, row.line(), name, family, client, asOf, fires, silent, says);
    }

    private Map<String, Level> fires(@Nullable KeyReader firing) {
        Map<String, Level> fires = new LinkedHashMap<>();
        if (firing != null) {
            for (String sign : firing.names()) {
                requireSign(firing, sign, sign);
                Level level = firing.choice(sign, LEVELS);
                if (level != null) {
                    fires.put(sign, level);
                }
            }
        }
        return fires;
    }

    private List<String> silent(KeyReader reader, @Nullable KeyReader firing) {
        List<String> silent = reader.words("silent");
        for (String sign : silent) {
            requireSign(reader, "silent", sign);
            if (firing != null && firing.has(sign)) {
                reader.fault("silent", sign + " cannot both fire and stay silent.", "two scenarios?");
            }
        }
        return silent;
    }

    private Map<String, String> says(KeyReader reader, @Nullable KeyReader firing) {
        Map<String, String> says = reader.pairs("says");
        boolean firesAreRead = firing != null || reader.lacks("fires");
        for (String sign : says.keySet()) {
            requireSign(reader, "says", sign);
            if (firesAreRead && (firing == null || !firing.has(sign))) {
                reader.fault("says", sign + " says something only when it fires.", "name it under fires, too.");
            }
        }
        return says;
    }

    private void requireSign(KeyReader reader, String key, String sign) {
        if (!known.signs().isEmpty() && !known.signs().contains(sign)) {
            reader.fault(
                    key,
                    sign,
                    "No warning sign has this id.",
                    NearestWords.of(sign, known.signs()).orElse(null));
        }
    }

    private static @Nullable LocalDate asOf(KeyReader reader, CourseTeller teller) {
        if (reader.has("on-day")) {
            Integer day = reader.whole("on-day", 0, CourseTeller.LAST_DAY);
            return day == null ? null : CourseTeller.date(day);
        }
        Integer last = teller.lastDayNotAhead();
        if (last == null) {
            if (!teller.hasFaultyEntry()) {
                reader.fault("scenario", "It is not clear on which day to look.", "on-day: 30");
            }
            return null;
        }
        return CourseTeller.date(last);
    }

    private static @Nullable ClientRecord client(KeyReader reader, CourseTeller teller, LocalDate asOf) {
        Integer receivedOn = reader.whole("received-on", 0, CourseTeller.LAST_DAY);
        LocalDate received = receivedOn == null ? asOf : CourseTeller.date(receivedOn);
        if (received.isBefore(asOf)) {
            reader.fault("received-on", "The data cannot arrive before the on-day.", "leave received-on out.");
            return null;
        }
        Integer age = reader.whole("age", 0, OLDEST);
        boolean appointments = teller.tellsOfAppointments();
        Boolean said = reader.choice("bookings", BOOKINGS);
        if (appointments && Boolean.FALSE.equals(said)) {
            reader.fault(
                    "bookings",
                    "An entry tells of an appointment, so bookings are known.",
                    "leave bookings out, or name only sessions that took place.");
            return null;
        }
        boolean known = said == null ? appointments : said;
        Boolean substanceUse = reader.choice("diagnosis", DIAGNOSES);
        List<CodedCondition> conditions = substanceUse == null
                ? List.of()
                : List.of(new CodedCondition("Condition/diagnosis", substanceUse, null));
        return teller.record(received, age == null ? null : asOf.minusYears(age), known, conditions);
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(level.word(), level);
        }
        return levels;
    }
}
