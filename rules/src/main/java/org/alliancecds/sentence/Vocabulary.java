// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.content.Fault;
import org.alliancecds.content.NearestWords;
import org.alliancecds.sentence.Sentence.Kind;
import org.alliancecds.sentence.Sentence.Slot;

/**
 * The dictionary: every sentence that a rule may use. The right-hand side of an entry is no code: it is matched to a
 * question that a fact answers, or refused.
 *
 * @param sentences in the order of the file
 */
public record Vocabulary(List<Sentence> sentences) {
    private static final Pattern ENTRY =
            Pattern.compile("\\[(when|then)](.{1,240})=([a-z]{1,30})\\.([a-zA-Z]{1,60})\\(([a-z{},]{0,120})\\)"
                    + "(?:; only if (.{1,200}))?");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]{1,30})(?::([^{}]{1,80}))?}");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.\\d+)\\.\\.(\\d+\\.\\d+)/(\\d+\\.\\d+)");
    private static final Pattern CHOICE = Pattern.compile("[a-z-]+(?:\\|[a-z-]+)+");

    /** The words that a consequence may end in, with the number of their slots. */
    static final Map<String, Integer> CONSEQUENCES = Map.of("info", 0, "warning", 0, "critical", 0, "note", 2);

    /**
     * Reads a dictionary.
     *
     * @param subjects the facts that may answer, by their word
     * @param faults receives what is wrong
     */
    public static Vocabulary read(String file, String text, Map<String, Class<?>> subjects, List<Fault> faults) {
        List<Sentence> sentences = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                faults.add(new Fault(
                        file,
                        number,
                        line,
                        "This is no entry of the dictionary.",
                        "[when]a sentence with {n:1..9}=fact.question({n})"));
                continue;
            }
            try {
                sentences.add(sentence(entry, subjects));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(file, number, line, String.valueOf(e.getMessage()), null));
            }
        }
        return new Vocabulary(List.copyOf(sentences));
    }

    private static Sentence sentence(Matcher entry, Map<String, Class<?>> subjects) {
        Kind kind = entry.group(1).equals("when") ? Kind.CONDITION : Kind.CONSEQUENCE;
        String template = entry.group(2);
        List<Slot> slots = new ArrayList<>();
        StringBuilder strict = new StringBuilder();
        StringBuilder lenient = new StringBuilder();
        Matcher slot = SLOT.matcher(template);
        int from = 0;
        while (slot.find()) {
            String before = template.substring(from, slot.start());
            if (from > 0 && !before.contains(" ")) {
                throw new IllegalArgumentException("Between two slots stands a space, or words.");
            }
            literal(before, strict, lenient);
            Slot typed = slot(slot.group(1), Optional.ofNullable(slot.group(2)));
            slots.add(typed);
            strict.append('(').append(typed.shape()).append(')');
            lenient.append("(\\S{1,80}?)");
            from = slot.end();
        }
        literal(template.substring(from), strict, lenient);
        List<String> names = slots.stream().map(Slot::name).toList();
        List<Integer> arguments = new ArrayList<>();
        for (String argument : entry.group(5).isEmpty()
                ? List.<String>of()
                : Arrays.asList(entry.group(5).split(",", -1))) {
            int index = argument.startsWith("{") && argument.endsWith("}")
                    ? names.indexOf(argument.substring(1, argument.length() - 1))
                    : -1;
            if (index < 0) {
                throw new IllegalArgumentException("The question asks for " + argument + ", which is no slot here.");
            }
            arguments.add(index);
        }
        String subject = entry.group(3);
        String method = entry.group(4);
        if (kind == Kind.CONDITION) {
            question(
                    subjects,
                    subject,
                    method,
                    arguments.stream().map(slots::get).toList());
        } else if (!subject.equals("then") || !Integer.valueOf(arguments.size()).equals(CONSEQUENCES.get(method))) {
            throw new IllegalArgumentException(
                    "A consequence is then.info(), then.warning(), then.critical() or " + "then.note({group},{sign}).");
        }
        return new Sentence(
                kind,
                template,
                List.copyOf(slots),
                subject,
                method,
                List.copyOf(arguments),
                entry.group(6) == null ? List.of() : OnlyIf.read(entry.group(6), slots),
                Pattern.compile(strict.toString()),
                Pattern.compile(lenient.toString()));
    }

    /**
     * The method that answers a sentence.
     *
     * @throws IllegalArgumentException when no fact has such a question with such slots
     */
    public static Method question(Map<String, Class<?>> subjects, String subject, String method, List<Slot> slots) {
        Class<?> fact = subjects.get(subject);
        if (fact == null) {
            throw new IllegalArgumentException("No fact is called " + subject + "; there are: "
                    + String.join(", ", subjects.keySet().stream().sorted().toList()) + ".");
        }
        Class<?>[] types = slots.stream()
                .map(s -> s instanceof Slot.Whole
                        ? int.class
                        : s instanceof Slot.Decimal ? BigDecimal.class : String.class)
                .toArray(Class<?>[]::new);
        return Arrays.stream(fact.getMethods())
                .filter(m -> m.getName().equals(method)
                        && Modifier.isPublic(m.getModifiers())
                        && !Modifier.isStatic(m.getModifiers())
                        && m.getReturnType() == Answer.class
                        && Arrays.equals(m.getParameterTypes(), types))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The fact " + subject + " has no question " + method + " with these slots."));
    }

    private static void literal(String text, StringBuilder strict, StringBuilder lenient) {
        String[] parts = text.split("\\(s\\)", -1);
        for (int i = 0; i < parts.length; i++) {
            String quoted = (i == 0 ? "" : "s?") + (parts[i].isEmpty() ? "" : Pattern.quote(parts[i]));
            strict.append(quoted);
            lenient.append(quoted);
        }
    }

    private static Slot slot(String name, Optional<String> type) {
        if (type.isEmpty()) {
            return new Slot.Sign(name);
        }
        Matcher whole = WHOLE.matcher(type.get());
        if (whole.matches()) {
            return new Slot.Whole(name, Integer.parseInt(whole.group(1)), Integer.parseInt(whole.group(2)));
        }
        Matcher decimal = DECIMAL.matcher(type.get());
        if (decimal.matches()) {
            return new Slot.Decimal(
                    name,
                    new BigDecimal(decimal.group(1)),
                    new BigDecimal(decimal.group(2)),
                    new BigDecimal(decimal.group(3)));
        }
        if (CHOICE.matcher(type.get()).matches()) {
            return new Slot.Choice(name, Arrays.asList(type.get().split("\\|", -1)));
        }
        throw new IllegalArgumentException("The slot " + name + " has no type that is known: " + type.get() + ".");
    }

    /** The sentence nearest to a line that is none. */
    public Optional<Sentence> nearest(Kind kind, String line) {
        return NearestWords.of(
                line, sentences.stream().filter(s -> s.kind() == kind).toList(), Sentence::readable);
    }
}
