// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.content.Fault;
import org.alliancecds.content.NearestWords;
import org.alliancecds.rule.RuleText.SwitchedOff;
import org.alliancecds.sentence.Line;
import org.alliancecds.sentence.SentenceForm;
import org.alliancecds.sentence.SentenceForm.Kind;
import org.alliancecds.sentence.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code rules.dslr}. Everything that may stand in one is listed here; what is not listed is refused:
 *
 * <pre>
 * // a comment
 * rule "A name in words"
 *     {@literal @}id(a_sign) {@literal @}evidence("key, key") {@literal @}since("2026-11-21")
 * when
 *     a sentence
 *     unless another sentence
 * then
 *     a consequence
 * end
 * switch off a_sign since 2026-11-24 because "a reason in words"
 * </pre>
 */
public final class RuleFileReader {
    private static final int MOST_RULES = 200;
    private static final int MOST_LINES_A_RULE = 20;
    private static final int MOST_FAULTS = 25;
    private static final Pattern NAME_LINE = Pattern.compile("rule\\s+\"(.*)\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}0-9 .,:()'’–—%+-]{3,120}");
    private static final Pattern ANNOTATION = Pattern.compile("@([A-Za-z_]{1,40})\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final String ID_SHAPE =
            "An id is made of small letters, digits and underscores, as in mean_alliance_low.";
    private static final String DATE_SHAPE = "A date is written as in 2026-11-21.";
    private static final String SWITCH = "switch off";
    private static final Pattern SWITCH_LINE =
            Pattern.compile(SWITCH + " ([^ \"]{1,61}) since ([^ \"]{1,20}) because \"([^\"]*)\"");
    private static final Pattern REASON = Pattern.compile("[\\p{L}\\p{M}0-9 .,:;()'’–—%+/?!-]{3,200}");

    /** What Drools would read as code, by its first word, and what to say of it. */
    private static final Map<String, String> CODE = Map.ofEntries(
            Map.entry("package", "A rules file holds rules only; it has no package."),
            Map.entry("unit", "A rules file holds rules only; it has no unit."),
            Map.entry("import", "A rules file holds rules only; nothing can be imported."),
            Map.entry("function", "A rules file holds rules only; functions are not allowed."),
            Map.entry("global", "A rules file holds rules only; globals are not allowed."),
            Map.entry("query", "A rules file holds rules only; queries are not allowed."),
            Map.entry("declare", "A rules file holds rules only; types cannot be declared."),
            Map.entry("dialect", "A rule has no dialect; it is written in sentences."),
            Map.entry("expander", "There is one vocabulary, that of the program; no expander is named."),
            Map.entry("salience", "A rule has no salience; results are ordered by level and evidence."),
            Map.entry("enabled", "A sign is switched off by \"switch off\", between the rules."),
            Map.entry("no-loop", "A rule has no no-loop; every rule speaks once."),
            Map.entry("agenda-group", "A rule has no agenda group."),
            Map.entry("ruleflow-group", "A rule has no rule flow group."),
            Map.entry("activation-group", "A rule has no activation group."),
            Map.entry("timer", "A rule has no timer; the date is an input."),
            Map.entry("duration", "A rule has no duration; the date is an input."),
            Map.entry("calendars", "A rule has no calendar; the date is an input."),
            Map.entry("date-effective", "A rule has no date-effective; @since says from when it holds."),
            Map.entry("date-expires", "A rule has no date-expires."),
            Map.entry("lock-on-active", "A rule has no lock-on-active."),
            Map.entry("auto-focus", "A rule has no auto-focus."),
            Map.entry("extends", "A rule cannot extend another."),
            Map.entry("eval", "eval is program code; a rule is written in sentences."),
            Map.entry("/*", "A comment begins with // on each of its lines."),
            Map.entry("#", "A comment begins with //."));

    private final Vocabulary vocabulary;
    private final String file;
    private final List<Fault> faults;
    private final List<RuleText> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, SwitchedOff> switches = new LinkedHashMap<>();

    private enum Place {
        BETWEEN_RULES,
        HEAD,
        WHEN,
        THEN
    }

    private Place place = Place.BETWEEN_RULES;
    private int startLine;
    private String name = "";
    private boolean sound;
    private final Map<String, String> annotations = new HashMap<>();
    private final List<Line> conditions = new ArrayList<>();
    private final List<Line> consequences = new ArrayList<>();

    private RuleFileReader(Vocabulary vocabulary, String file, List<Fault> faults) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.faults = faults;
    }

    /**
     * Reads one file.
     *
     * @param file its path within the rulebook, for messages
     * @param faults receives what is wrong; a rule with a fault is not returned
     */
    public static List<RuleText> read(Vocabulary vocabulary, String file, String text, List<Fault> faults) {
        return new RuleFileReader(vocabulary, file, faults).read(text);
    }

    private List<RuleText> read(String text) {
        int before = faults.size();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip().replaceAll("[ \\t]+", " ");
            if (line.isEmpty() || line.startsWith("//")) {
                continue;
            }
            take(number, line);
            if (faults.size() - before >= MOST_FAULTS) {
                faults.add(new Fault(file, number, "", "Too many faults; the rest of the file was not read.", null));
                return List.of();
            }
        }
        if (place != Place.BETWEEN_RULES) {
            fault(startLine, name, "This rule has no end.", "put a line with the word end below its last sentence.");
        }
        switches.forEach((sign, off) -> {
            if (!ids.contains(sign)) {
                fault(
                        off.line(),
                        SWITCH + " " + sign,
                        "No rule of this file has the id " + sign + ".",
                        NearestWords.of(sign, ids).orElse(null));
            }
        });
        return rules.stream()
                .map(rule -> rule.switchedOff(switches.get(rule.sign())))
                .toList();
    }

    private void take(int number, String line) {
        switch (place) {
            case BETWEEN_RULES -> begin(number, line);
            case HEAD -> head(number, line);
            case WHEN -> {
                if (line.equals("then")) {
                    place = Place.THEN;
                } else {
                    sentence(number, line, Kind.CONDITION, conditions);
                }
            }
            case THEN -> {
                if (line.equals("end")) {
                    finish();
                } else {
                    sentence(number, line, Kind.CONSEQUENCE, consequences);
                }
            }
        }
    }

    private void begin(int number, String line) {
        if (line.startsWith(SWITCH)) {
            switchOff(number, line);
            return;
        }
        Matcher nameLine = NAME_LINE.matcher(line);
        if (!nameLine.matches()) {
            String code = codeMessage(line);
            fault(
                    number,
                    line,
                    code != null
                            ? code
                            : line.startsWith("rule")
                                    ? "The name of a rule stands in double quotes, alone on its line."
                                    : "Between rules only comments and \"switch off ...\" may stand.",
                    code != null ? null : "rule \"" + "A name in words" + "\"");
            if (line.startsWith("rule ")) {
                open(number, line);
                sound = false;
            }
            return;
        }
        open(number, nameLine.group(1));
        if (!NAME.matcher(name).matches()) {
            fault(
                    number,
                    line,
                    "The name of a rule has 3 to 120 letters, digits, spaces and . , : ( ) ' - % +; nothing else.",
                    null);
        } else if (!names.add(name)) {
            fault(number, line, "Another rule of this file has the same name.", null);
        }
        if (rules.size() >= MOST_RULES) {
            fault(number, line, "A file holds at most " + MOST_RULES + " rules.", "make another family of some.");
        }
    }

    private void switchOff(int number, String line) {
        Matcher statement = SWITCH_LINE.matcher(line);
        if (!statement.matches()) {
            fault(
                    number,
                    line,
                    "A sign is switched off by its id, a date, and a reason in double quotes.",
                    SWITCH + " a_sign since 2026-11-24 because \"we have no session notes yet\"");
        } else if (!ID.matcher(statement.group(1)).matches()) {
            fault(number, line, ID_SHAPE, null);
        } else if (!isDate(statement.group(2))) {
            fault(number, line, DATE_SHAPE, null);
        } else if (!REASON.matcher(statement.group(3)).matches()) {
            fault(
                    number,
                    line,
                    "A reason has 3 to 200 letters, digits, spaces and . , : ; ( ) ' - % + / ? !; nothing else.",
                    null);
        } else if (switches.putIfAbsent(
                        statement.group(1),
                        new SwitchedOff(
                                number,
                                LocalDate.parse(statement.group(2)),
                                statement.group(3).strip()))
                != null) {
            fault(number, line, "This sign is switched off twice.", null);
        }
    }

    private void open(int number, String words) {
        place = Place.HEAD;
        startLine = number;
        name = words;
        sound = true;
        annotations.clear();
        conditions.clear();
        consequences.clear();
    }

    private void head(int number, String line) {
        if (line.equals("when")) {
            place = Place.WHEN;
            checkHead();
            return;
        }
        if (!line.startsWith("@")) {
            String code = codeMessage(line);
            fault(
                    number,
                    line,
                    code != null ? code : "Between the name of a rule and when, only @id, @evidence and @since stand.",
                    code != null ? null : "@id(a_sign) @evidence(\"a-key\") @since(\"2026-11-21\")");
            return;
        }
        Matcher annotation = ANNOTATION.matcher(line);
        int end = 0;
        while (annotation.lookingAt()) {
            annotation(number, annotation.group(1), annotation.group(2).strip());
            end = annotation.end();
            annotation.region(end, line.length());
        }
        if (end < line.length()) {
            fault(number, line, "After the annotations stands something else: " + line.substring(end), null);
        }
    }

    private void annotation(int number, String word, String value) {
        if (!List.of("id", "evidence", "since").contains(word)) {
            fault(
                    number,
                    "@" + word + "(" + value + ")",
                    "The annotation @" + word + " is not known; there are @id, @evidence and @since.",
                    NearestWords.of(word, List.of("id", "evidence", "since"))
                            .map(w -> "@" + w)
                            .orElse(null));
            return;
        }
        String plain = value;
        if (!word.equals("id")) {
            Matcher quoted = QUOTED.matcher(value);
            if (!quoted.matches()) {
                fault(
                        number,
                        "@" + word + "(" + value + ")",
                        "The value of @" + word + " stands in double quotes.",
                        null);
                return;
            }
            plain = quoted.group(1).strip();
        }
        boolean fits =
                switch (word) {
                    case "id" -> ID.matcher(plain).matches();
                    case "since" -> isDate(plain);
                    default -> keys(plain).stream().allMatch(k -> KEY.matcher(k).matches());
                };
        if (!fits) {
            fault(
                    number,
                    "@" + word + "(" + value + ")",
                    switch (word) {
                        case "id" -> ID_SHAPE;
                        case "since" -> DATE_SHAPE;
                        default -> "Evidence is a list of keys, as in \"sharf-2010, shapiro\".";
                    },
                    null);
        } else if (annotations.put(word, plain) != null) {
            fault(number, "@" + word, "@" + word + " stands twice in this rule.", null);
        } else if (word.equals("id")) {
            ids.add(plain);
        }
    }

    private void checkHead() {
        for (String needed : List.of("id", "since")) {
            if (sound && !annotations.containsKey(needed)) {
                fault(
                        startLine,
                        name,
                        "This rule has no @" + needed + ".",
                        needed.equals("id") ? "@id(a_sign)" : "@since(\"2026-11-21\")");
            }
        }
    }

    private void sentence(int number, String line, Kind kind, List<Line> into) {
        if (line.equals("end") || line.equals("when") || line.startsWith("rule \"")) {
            fault(
                    number,
                    line,
                    kind == Kind.CONDITION ? "The rule has no then yet." : "The rule before this line has no end yet.",
                    kind == Kind.CONDITION ? "then" : "end");
            if (line.equals("end")) {
                finish();
            }
            return;
        }
        if (into.size() >= MOST_LINES_A_RULE) {
            fault(number, line, "A rule has at most " + MOST_LINES_A_RULE + " sentences of a kind.", null);
            return;
        }
        boolean unless = kind == Kind.CONDITION && line.startsWith("unless ");
        String words = unless ? line.substring("unless ".length()) : line;
        for (SentenceForm candidate : vocabulary.sentences()) {
            List<Object> values = candidate.kind() == kind ? candidate.read(words) : null;
            if (values != null) {
                into.add(new Line(number, words, unless, candidate, List.copyOf(values)));
                return;
            }
        }
        notASentence(number, line, words, kind);
    }

    private void notASentence(int number, String line, String words, Kind kind) {
        Optional<String> misfit = vocabulary.sentences().stream()
                .filter(s -> s.kind() == kind)
                .map(s -> Optional.ofNullable(s.misfit(words)))
                .flatMap(Optional::stream)
                .findFirst();
        String maybe =
                vocabulary.nearest(kind, words).map(SentenceForm::readable).orElse(null);
        String code = codeMessage(words);
        if (code == null && words.chars().anyMatch(c -> ";{}$=\"\\<>@".indexOf(c) >= 0)) {
            code = "This holds signs of program code; a rule is written in sentences, one a line, and nothing else.";
        }
        fault(
                number,
                line,
                code != null ? code : misfit.orElse("This is no sentence of the vocabulary."),
                maybe == null && code == null ? "see vocabulary/SENTENCES.md for all sentences." : maybe);
    }

    private void finish() {
        if (sound && conditions.isEmpty()) {
            fault(startLine, name, "This rule has no condition: it would speak of everybody.", null);
        }
        if (sound && consequences.isEmpty()) {
            fault(startLine, name, "This rule does nothing.", "raise an info");
        }
        if (sound) {
            rules.add(new RuleText(
                    file,
                    startLine,
                    name,
                    annotations.getOrDefault("id", ""),
                    keys(annotations.getOrDefault("evidence", "")),
                    annotations.getOrDefault("since", ""),
                    List.copyOf(conditions),
                    List.copyOf(consequences),
                    null));
        }
        place = Place.BETWEEN_RULES;
    }

    private void fault(int line, String words, String problem, @Nullable String maybe) {
        sound = false;
        faults.add(new Fault(file, line, words, problem, maybe));
    }

    private static @Nullable String codeMessage(String line) {
        String first = line.split("[ (\"]", 2)[0];
        return CODE.get(line.startsWith("/*") ? "/*" : line.startsWith("#") ? "#" : first);
    }

    private static List<String> keys(String list) {
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
