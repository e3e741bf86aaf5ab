// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.content.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of the vocabulary.
 *
 * @param template with its typed slots, as {@link Sentence} declares it
 * @param slots in the order of the template
 * @param subject the fact that answers it, for example {@code alliance}; for a consequence, {@code then}
 * @param asked the method of the fact, its parameters the slots; null for a consequence
 * @param consequence what a rule does; null for a condition
 * @param onlyIf what has to be so for it to be true; may be empty
 * @param strict matches a line from its first to its last character, one group a slot
 * @param lenient the same, with anything where a slot stands: for naming a value that does not fit
 */
public record SentenceForm(
        String template,
        List<Slot> slots,
        String subject,
        @Nullable Method asked,
        @Nullable Consequence consequence,
        List<OnlyIf> onlyIf,
        Pattern strict,
        Pattern lenient) {

    /** Where it may stand. */
    public Kind kind() {
        return asked == null ? Kind.CONSEQUENCE : Kind.CONDITION;
    }

    /** The name of the method that answers it, or the word of the consequence: {@code info}, {@code warning}, … */
    public String method() {
        return asked == null ? String.valueOf(consequence).toLowerCase(Locale.ROOT) : asked.getName();
    }

    /** Where a sentence may stand. */
    public enum Kind {
        CONDITION,
        CONSEQUENCE
    }

    /** A typed slot; there is no free text. */
    public sealed interface Slot {
        String name();

        /** What may stand here, in words. */
        String expects();

        /** The regular expression of what may stand here, before its range is looked at. */
        String shape();

        /** The value, or null when the text is not one that may stand here. */
        @Nullable
        Object parse(String text);

        /** A whole number from {@code min} to {@code max}. */
        record Whole(String name, int min, int max) implements Slot {
            @Override
            public String expects() {
                return "a whole number from " + min + " to " + max;
            }

            @Override
            public String shape() {
                return "\\d{1,9}";
            }

            @Override
            public @Nullable Object parse(String text) {
                int value = Integer.parseInt(text);
                return min <= value && value <= max ? value : null;
            }
        }

        /** A decimal from {@code min} to {@code max}, moved by {@code step} when a threshold is tried out. */
        record Decimal(String name, BigDecimal min, BigDecimal max, BigDecimal step) implements Slot {
            @Override
            public String expects() {
                return "a number from " + min + " to " + max + " in steps of " + step;
            }

            @Override
            public String shape() {
                return "\\d{1,6}(?:\\.\\d{1,6})?";
            }

            @Override
            public @Nullable Object parse(String text) {
                BigDecimal value = new BigDecimal(text);
                boolean inRange = min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
                return inRange && value.remainder(step).signum() == 0 ? value : null;
            }
        }

        /** One of a few words. */
        record Choice(String name, List<String> words) implements Slot {
            @Override
            public String expects() {
                return "one of: " + String.join(", ", words);
            }

            @Override
            public String shape() {
                return "[a-z-]{1,40}";
            }

            @Override
            public @Nullable Object parse(String text) {
                return words.contains(text) ? text : null;
            }
        }

        /** The id of a warning sign, or the name of a sign that some rule notes. */
        record Sign(String name) implements Slot {
            @Override
            public String expects() {
                return "the id of a sign, such as missed_appointment";
            }

            @Override
            public String shape() {
                return "[a-z][a-z0-9_]{0,60}";
            }

            @Override
            public @Nullable Object parse(String text) {
                return text;
            }
        }
    }

    /** The values of the slots, or null when the line is not this sentence. */
    @Nullable
    public List<Object> read(String line) {
        Matcher matcher = strict.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Object value = slots.get(i).parse(matcher.group(i + 1));
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** What does not fit, when the line is this sentence but for the value of a slot; null when it is another line. */
    @Nullable
    public String misfit(String line) {
        Matcher matcher = lenient.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            String text = matcher.group(i + 1);
            if (!text.matches(slot.shape()) || slot.parse(text) == null) {
                return "\"" + Fault.printable(text) + "\" does not fit here; " + slot.expects() + " does.";
            }
        }
        return null;
    }

    /** The sentence with words for its slots, as a person would read it: {@code … at least [n] sessions}. */
    public String readable() {
        return template.replaceAll("\\{([a-z]+)(?::[^}]*)?}", "[$1]");
    }
}
