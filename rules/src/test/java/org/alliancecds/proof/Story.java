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
import java.util.Set;
import java.util.stream.Stream;
import org.alliancecds.content.Noted;
import org.alliancecds.content.YamlFile;
import org.alliancecds.content.YamlValue;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.CodedCondition;
import org.alliancecds.rule.Level;
import org.alliancecds.scenario.CourseTeller;
import org.alliancecds.scenario.KeyReader;
import org.alliancecds.scenario.KnownNames;
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

    static final Set<String> KEYS = Set.of("story", "about", "diagnosis", "cards-in-all", "course");
    static final Set<String> DAY_KEYS = Set.of("on", "cards", "answers", "supervisor");
    static final int MOST_CARDS = 99;
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
     * @throws org.alliancecds.content.YamlFault with every fault of the file
     */
    static Story read(String file, String yaml, MeasureCatalogue measures) {
        return YamlFile.read(file, yaml, root -> read(file, root, measures));
    }

    private static Story read(String file, YamlValue root, MeasureCatalogue measures) {
        KeyReader story = new KeyReader("", root);
        story.allow(KEYS);
        String title = story.text("story");
        String about = story.text("about");
        Integer cardsInAll = story.whole("cards-in-all", 0, MOST_CARDS);
        Boolean substanceUse = story.choice("diagnosis", Map.of("substance-use", true, "other", false));
        CourseTeller teller = new CourseTeller(KnownNames.of(measures));
        List<Day> days = new ArrayList<>();
        YamlValue course = story.value("course");
        if (course != null && course.isList()) {
            course.elements().forEach(row -> day(story, row, teller, days));
        }
        if (title == null || about == null || cardsInAll == null || days.isEmpty()) {
            story.faultAt(root, "", "A story has the keys story, about, cards-in-all and course.", null);
            throw new Noted();
        }
        List<CodedCondition> conditions = substanceUse == null
                ? List.of()
                : List.of(new CodedCondition("Condition/diagnosis", substanceUse, null));
        LocalDate received = days.get(days.size() - 1).date();
        return new Story(file, title, cardsInAll, teller.record(received, null, true, conditions), days);
    }

    private static void day(KeyReader story, YamlValue row, CourseTeller teller, List<Day> days) {
        KeyReader day = row.isMapping() ? story.inside(row) : null;
        KeyReader on = day == null ? null : day.map("on");
        if (day == null || on == null) {
            story.faultAt(row, "", "This is not a day.", "- on: {day: 0, session: attended}");
            return;
        }
        day.allow(DAY_KEYS);
        teller.tell(on, lastContact(days));
        Integer number = on.whole("day", 0, CourseTeller.LAST_DAY);
        String supervisor = day.text("supervisor");
        if (number != null && supervisor != null) {
            days.add(new Day(row.line(), number, on.has(SESSION), cards(day), answers(day), supervisor));
        }
    }

    /** What is not said of a booking: it was made when the client was last expected. */
    private static @Nullable Integer lastContact(List<Day> before) {
        return before.stream()
                .filter(Day::contact)
                .reduce((earlier, later) -> later)
                .map(Day::number)
                .orElse(null);
    }

    private static List<String> cards(KeyReader day) {
        YamlValue shown = day.value("cards");
        if (shown != null && shown.written().filter("none"::equals).isPresent()) {
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
