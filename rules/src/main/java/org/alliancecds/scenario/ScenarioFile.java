// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliancecds.content.Fault;
import org.alliancecds.measure.MeasureCatalogue;
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
    private static final Map<String, Level> LEVELS = levels();

    private final String file;
    private final String family;
    private final MeasureCatalogue measures;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ScenarioFile(String file, String family, MeasureCatalogue measures) {
        this.file = file;
        this.family = family;
        this.measures = measures;
    }

    /**
     * The scenarios of one family.
     *
     * @param fileName for messages, for example {@code warning_signs/mean_alliance/scenarios.yaml}
     * @param family for example {@code mean_alliance}
     * @param yaml the text of the file
     * @param measures those that an entry may name
     * @throws ScenarioFault with every fault of the file
     */
    public static List<Scenario> read(String fileName, String family, String yaml, MeasureCatalogue measures) {
        ScenarioFile reader = new ScenarioFile(fileName, family, measures);
        List<Scenario> scenarios = reader.all(YamlTree.read(fileName, yaml));
        if (!reader.faults.isEmpty()) {
            throw new ScenarioFault(reader.faults);
        }
        return scenarios;
    }

    private List<Scenario> all(@Nullable YamlTree tree) {
        if (!(tree instanceof YamlTree.Rows list)) {
            throw ScenarioFault.of(
                    file,
                    tree == null ? 1 : tree.line(),
                    "",
                    "A scenario file is a list. Maybe: begin each scenario with \"- scenario: …\"");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (YamlTree row : list.rows()) {
            Scenario scenario = one(row);
            if (scenario != null) {
                scenarios.add(scenario);
            }
        }
        return scenarios;
    }

    private @Nullable Scenario one(YamlTree row) {
        if (!(row instanceof YamlTree.Keys keys)) {
            faults.add(ScenarioFault.fault(
                    file, row.line(), "", "This is not a scenario. Maybe: begin it with \"- scenario: …\""));
            return null;
        }
        int before = faults.size();
        String name = keys.values().get("scenario") instanceof YamlTree.Text text
                ? text.value().strip()
                : "";
        KeyReader reader = new KeyReader(file, name, keys, faults);
        reader.allow(KEYS);
        if (name.isEmpty()) {
            reader.fault("scenario", "A scenario has no name. Maybe: scenario: Five ratings with a mean of 33 are low");
        } else if (!names.add(name)) {
            reader.fault("scenario", "Another scenario of this file has the same name. Maybe: say what differs.");
        }
        Map<String, Level> fires = fires(reader);
        List<String> silent = reader.words("silent");
        for (String sign : silent) {
            if (fires.containsKey(sign)) {
                reader.fault("silent", sign + " cannot both fire and stay silent. Maybe: two scenarios?");
            }
        }
        if (!reader.has("fires") && silent.isEmpty()) {
            reader.fault("scenario", "Nothing is expected. Maybe: fires: {sign: warning} or silent: [sign], or both.");
        }
        Map<String, String> says = reader.pairs("says");
        for (String sign : says.keySet()) {
            if (!fires.containsKey(sign)) {
                reader.fault("says", sign + " says something only when it fires. Maybe: name it under fires, too.");
            }
        }
        CourseTeller teller = new CourseTeller(measures);
        teller.tell(reader);
        LocalDate asOf = asOf(reader, teller);
        ClientRecord client = asOf == null ? null : client(reader, teller, asOf);
        return asOf == null || client == null || faults.size() > before
                ? null
                : new Scenario(file, row.line(), name, family, client, asOf, fires, silent, says);
    }

    private Map<String, Level> fires(KeyReader reader) {
        Map<String, Level> fires = new LinkedHashMap<>();
        KeyReader inner = reader.map("fires");
        if (inner != null) {
            for (String sign : inner.names()) {
                Level level = inner.choice(sign, LEVELS);
                if (level != null) {
                    fires.put(sign, level);
                }
            }
        }
        return fires;
    }

    private static @Nullable LocalDate asOf(KeyReader reader, CourseTeller teller) {
        if (reader.has("on-day")) {
            Integer day = reader.whole("on-day", 0, CourseTeller.LAST_DAY);
            return day == null ? null : CourseTeller.date(day);
        }
        Integer last = teller.lastDayNotAhead();
        if (last == null) {
            reader.fault("scenario", "It is not clear on which day to look. Maybe: on-day: 30");
            return null;
        }
        return CourseTeller.date(last);
    }

    private static @Nullable ClientRecord client(KeyReader reader, CourseTeller teller, LocalDate asOf) {
        Integer receivedOn = reader.whole("received-on", 0, CourseTeller.LAST_DAY);
        LocalDate received = receivedOn == null ? asOf : CourseTeller.date(receivedOn);
        if (received.isBefore(asOf)) {
            reader.fault("received-on", "The data cannot arrive before the on-day. Maybe: leave received-on out.");
            return null;
        }
        Integer age = reader.whole("age", 0, 120);
        boolean appointments = teller.tellsOfAppointments();
        Boolean said = reader.choice("bookings", Map.of("known", true, "unknown", false));
        if (appointments && Boolean.FALSE.equals(said)) {
            reader.fault(
                    "bookings",
                    "An entry tells of an appointment, so bookings are known. Maybe: leave bookings out, or name only"
                            + " sessions that took place.");
            return null;
        }
        boolean known = said == null ? appointments : said;
        Boolean substanceUse = reader.choice("diagnosis", Map.of("substance-use", true, "other", false));
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
