// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.alliancecds.content.Fault;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.rule.Level;
import org.alliancecds.scenario.CourseTeller;
import org.alliancecds.scenario.KeyReader;
import org.alliancecds.scenario.ScenarioFault;
import org.alliancecds.scenario.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * A whole course, told session by session with the cards that each of its days shows; {@code rules/stories/README.md} says
 * how they are written.
 *
 * @param file its name within {@code rules/stories/}
 * @param cardsInAll how many cards the whole course shows
 * @param days in the order of the file
 */
record Story(String file, String title, int cardsInAll, ClientRecord client, List<Day> days) {
    static final Path FOLDER = Path.of("stories");

    private static final String BOOKED_ON = "booked-on";
    private static final String SESSION = "session";

    /**
     * A day on which somebody looks, with what happened on it.
     *
     * @param number the day, counted from 0
     * @param contact whether an appointment was due
     * @param cards each as kind, level and the signs that make it, for example {@code alliance info: [rocky_start]}; the
     *     standing card as {@code standing info: [mean_alliance_low]}
     * @param answers what the therapist says of cards after reading them: sign to {@code accepted}, or to the code of the
     *     reason to set it aside
     * @param supervisor what a good supervisor would have said
     */
    record Day(
            int line, int number, boolean contact, List<String> cards, Map<String, String> answers, String supervisor) {
        LocalDate date() {
            return CourseTeller.date(number);
        }
    }

    /** Every story, by the name of its file. */
    static List<Story> all(MeasureCatalogue measures) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> read(file.getFileName().toString(), text(file), measures))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One story.
     *
     * @throws ScenarioFault with every fault of the file
     */
    static Story read(String file, String yaml, MeasureCatalogue measures) {
        List<Fault> faults = new ArrayList<>();
        Story story = YamlTree.read(file, yaml) instanceof YamlTree.Keys keys
                ? read(file, new KeyReader(file, "", keys, faults), measures)
                : null;
        if (!faults.isEmpty() || story == null) {
            throw new ScenarioFault(faults);
        }
        return story;
    }

    private static @Nullable Story read(String file, KeyReader story, MeasureCatalogue measures) {
        story.allow(List.of("story", "about", "diagnosis", "cards-in-all", "course"));
        String title = story.text("story");
        Integer cardsInAll = story.whole("cards-in-all", 0, 99);
        Boolean substanceUse = story.choice("diagnosis", Map.of("substance-use", true, "other", false));
        List<YamlTree> entries = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        if (story.tree("course") instanceof YamlTree.Rows rows) {
            rows.rows().forEach(row -> day(story, row, entries, days));
        }
        CourseTeller teller = new CourseTeller(measures);
        teller.tell(story.inside(
                new YamlTree.Keys(story.line(), Map.of("course", new YamlTree.Rows(story.line(), entries)), Map.of())));
        if (title == null || story.text("about") == null || cardsInAll == null || days.isEmpty()) {
            story.faultAt(story.line(), "", "A story has the keys story, about, cards-in-all and course.");
            return null;
        }
        List<CodedCondition> conditions = substanceUse == null
                ? List.of()
                : List.of(new CodedCondition("Condition/diagnosis", substanceUse, null));
        LocalDate received = days.get(days.size() - 1).date();
        return new Story(file, title, cardsInAll, teller.record(received, null, true, conditions), days);
    }

    private static void day(KeyReader story, YamlTree row, List<YamlTree> entries, List<Day> days) {
        if (!(row instanceof YamlTree.Keys keys) || !(keys.values().get("on") instanceof YamlTree.Keys on)) {
            story.faultAt(row.line(), "", "This is not a day. Maybe: - on: {day: 0, session: attended}");
            return;
        }
        KeyReader day = story.inside(keys);
        day.allow(List.of("on", "cards", "answers", "supervisor"));
        Integer number = story.inside(on).whole("day", 0, CourseTeller.LAST_DAY);
        String supervisor = day.text("supervisor");
        if (number != null && supervisor != null) {
            entries.add(bookedAtTheLastContact(on, days));
            days.add(new Day(
                    row.line(), number, on.values().containsKey(SESSION), cards(day), answers(day), supervisor));
        }
    }

    /** What is not said of a booking: it was made when the client was last expected. */
    private static YamlTree bookedAtTheLastContact(YamlTree.Keys on, List<Day> before) {
        List<Day> contacts = before.stream().filter(Day::contact).toList();
        if (contacts.isEmpty()
                || !on.values().containsKey(SESSION)
                || on.values().containsKey(BOOKED_ON)) {
            return on;
        }
        Map<String, YamlTree> values = new LinkedHashMap<>(on.values());
        int last = contacts.get(contacts.size() - 1).number();
        values.put(BOOKED_ON, new YamlTree.Text(on.line(), String.valueOf(last)));
        return new YamlTree.Keys(on.line(), values, on.lines());
    }

    private static List<String> cards(KeyReader day) {
        if (day.tree("cards") instanceof YamlTree.Text none && none.value().equals("none")) {
            return List.of();
        }
        KeyReader cards = day.map("cards");
        return cards == null
                ? List.of()
                : cards.names().stream()
                        .map(card -> card + ": " + cards.words(card))
                        .toList();
    }

    private static Map<String, String> answers(KeyReader day) {
        KeyReader answers = day.map("answers");
        Map<String, String> said = new LinkedHashMap<>();
        if (answers != null) {
            answers.names().forEach(sign -> said.put(sign, String.valueOf(answers.text(sign))));
        }
        return said;
    }

    /** A card in the words of a story. */
    static String card(CardKind kind, Level level, List<String> signs) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + level.word() + ": " + signs;
    }

    /** The standing card in the words of a story. */
    static String standing(List<String> signs) {
        return "standing info: " + signs;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
