// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.sentence.SentenceForm.Slot;

/**
 * What has to be so for a sentence to be true, for example {@code sessions attended >= {n}} or {@code {n} <= {of}}; by it,
 * rules that can never fire are found before they serve.
 *
 * @param left a quantity in words, or a slot in braces
 * @param right a slot in braces, or a whole number
 */
public record OnlyIf(String left, Relation relation, String right) {
    private static final Pattern PART =
            Pattern.compile("([a-z]{1,30}(?: [a-z]{1,30}){0,5}|\\{[a-z]{1,30}}) (<=|<|>=) (\\{[a-z]{1,30}}|\\d{1,6})");

    /** How the left side stands to the right. */
    public enum Relation {
        AT_MOST("<="),
        BELOW("<"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    /**
     * Reads what stands behind {@code ; only if} in an entry of the dictionary.
     *
     * @throws IllegalArgumentException when it is no such list, or names a slot that is no whole number of the sentence
     */
    static List<OnlyIf> read(String text, List<Slot> slots) {
        List<OnlyIf> all = new ArrayList<>();
        for (String part : text.split(" and ", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Behind \"only if\" stands a quantity, <=, < or >=, and a slot or a"
                        + " whole number, as in \"only if sessions attended >= {n}\".");
            }
            for (String side : List.of(matcher.group(1), matcher.group(3))) {
                if (side.startsWith("{")
                        && slots.stream()
                                .noneMatch(
                                        slot -> slot instanceof Slot.Whole && side.equals("{" + slot.name() + "}"))) {
                    throw new IllegalArgumentException(side + " is no slot of this sentence with a whole number.");
                }
            }
            all.add(new OnlyIf(matcher.group(1), relation(matcher.group(2)), matcher.group(3)));
        }
        return List.copyOf(all);
    }

    private static Relation relation(String sign) {
        for (Relation relation : Relation.values()) {
            if (relation.sign.equals(sign)) {
                return relation;
            }
        }
        throw new IllegalArgumentException("There is no relation " + sign + ".");
    }

    /** Whether the left side is a slot, so that the values of a line alone decide. */
    public boolean isAmongSlots() {
        return left.startsWith("{");
    }

    /** Whether a line with these values can be true as far as its own slots go. */
    public boolean holdsAmongSlots(Line line) {
        return !isAmongSlots() || (atLeast(line) <= number(left, line) && number(left, line) <= atMost(line));
    }

    /** The least that the left side has to be. */
    public int atLeast(Line line) {
        return relation == Relation.AT_LEAST ? number(right, line) : Integer.MIN_VALUE;
    }

    /** The most that the left side may be. */
    public int atMost(Line line) {
        return switch (relation) {
            case AT_LEAST -> Integer.MAX_VALUE;
            case AT_MOST -> number(right, line);
            case BELOW -> number(right, line) - 1;
        };
    }

    private static int number(String side, Line line) {
        if (!side.startsWith("{")) {
            return Integer.parseInt(side);
        }
        List<Slot> slots = line.sentence().slots();
        for (int i = 0; i < slots.size(); i++) {
            if (side.equals("{" + slots.get(i).name() + "}")) {
                return (Integer) line.values().get(i);
            }
        }
        throw new IllegalStateException(side);
    }
}
