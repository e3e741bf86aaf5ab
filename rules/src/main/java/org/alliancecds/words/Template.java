// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message in ICU's format, read once and filled many times by any number of threads. It knows what the words of this
 * program need: a value, {@code select} and {@code plural}. Whole numbers are written without grouping.
 */
final class Template {

    private static final String OTHER = "other";

    private final List<Piece> pieces;

    /** A part of a message. */
    private sealed interface Piece {
        /**
         * Adds its text.
         *
         * @param values by name: text, or a whole number
         * @param number the one that {@code #} stands for
         */
        void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number);
    }

    private record Literal(String words) implements Piece {
        @Override
        public void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number) {
            text.append(words);
        }
    }

    private record Value(String name) implements Piece {
        @Override
        public void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number) {
            text.append(values.apply(name));
        }
    }

    private record Counted() implements Piece {
        @Override
        public void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number) {
            text.append(number);
        }
    }

    private record Select(String name, Map<String, List<Piece>> branches) implements Piece {
        @Override
        public void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number) {
            Template.fill(chosen(branches, values.apply(name).toString()), text, values, number);
        }
    }

    private record Plural(String name, Map<String, List<Piece>> branches, PluralRules rules) implements Piece {
        @Override
        public void fill(StringBuilder text, Function<String, Object> values, @Nullable Object number) {
            if (!(values.apply(name) instanceof Number count)) {
                throw new IllegalArgumentException("{" + name + ", plural} needs a whole number.");
            }
            List<Piece> exact = branches.get("=" + count);
            Template.fill(
                    exact == null ? chosen(branches, rules.select(count.doubleValue())) : exact, text, values, count);
        }
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException where it is none, or asks for more than is known here
     */
    Template(String message, PluralRules rules) {
        MessagePattern pattern = new MessagePattern(message);
        this.pieces = new Reader(pattern, rules).message(0);
    }

    private static List<Piece> chosen(Map<String, List<Piece>> branches, String key) {
        List<Piece> chosen = branches.get(key);
        return chosen == null ? branches.getOrDefault(OTHER, List.of()) : chosen;
    }

    private static void fill(
            List<Piece> pieces, StringBuilder text, Function<String, Object> values, @Nullable Object number) {
        for (Piece piece : pieces) {
            piece.fill(text, values, number);
        }
    }

    /** The message with these values; only those are asked for that stand in what is chosen. */
    String fill(Function<String, Object> values) {
        StringBuilder text = new StringBuilder(128);
        fill(pieces, text, values, null);
        return text.toString();
    }

    /** Goes through the parts of a message as ICU found them. */
    private record Reader(MessagePattern pattern, PluralRules rules) {

        /** The message that starts with that part. */
        List<Piece> message(int start) {
            List<Piece> found = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            int end = pattern.getLimitPartIndex(start);
            int from = pattern.getPart(start).getLimit();
            for (int i = start + 1; i <= end; i++) {
                Part part = pattern.getPart(i);
                literal.append(pattern.getPatternString(), from, part.getIndex());
                from = part.getLimit();
                switch (part.getType()) {
                    case REPLACE_NUMBER -> {
                        close(literal, found);
                        found.add(new Counted());
                    }
                    case ARG_START -> {
                        close(literal, found);
                        found.add(argument(i));
                        i = pattern.getLimitPartIndex(i);
                        from = pattern.getPart(i).getLimit();
                    }
                    default -> {} // The end, or the quotes around what is text.
                }
            }
            close(literal, found);
            return List.copyOf(found);
        }

        private static void close(StringBuilder literal, List<Piece> found) {
            if (!literal.isEmpty()) {
                found.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        private Piece argument(int start) {
            ArgType type = pattern.getPart(start).getArgType();
            String name = pattern.getSubstring(pattern.getPart(start + 1));
            return switch (type) {
                case NONE -> new Value(name);
                case SELECT -> new Select(name, branches(start));
                case PLURAL -> new Plural(name, branches(start), rules);
                default ->
                    throw new IllegalArgumentException("{" + name + "} is of the kind " + type
                            + ": only select, plural and plain values are known.");
            };
        }

        private Map<String, List<Piece>> branches(int start) {
            Map<String, List<Piece>> branches = new HashMap<>();
            int end = pattern.getLimitPartIndex(start);
            String selector = OTHER;
            for (int i = start + 2; i < end; i++) {
                Part part = pattern.getPart(i);
                if (part.getType() == Part.Type.ARG_SELECTOR) {
                    selector = pattern.getSubstring(part);
                } else if (part.getType() == Part.Type.MSG_START) {
                    branches.put(selector, message(i));
                    i = pattern.getLimitPartIndex(i);
                }
            }
            return Map.copyOf(branches);
        }
    }
}
