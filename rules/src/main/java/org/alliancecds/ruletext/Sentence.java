// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.ruletext;

import java.math.BigDecimal;
import java.util.List;

/**
 * One sentence of the vocabulary.
 *
 * @param template as written in {@code sentences.dsl}, with its typed slots
 * @param subject the fact that answers it, for example {@code alliance}; for a consequence, {@code then}
 * @param method the method of the fact, or the consequence's word
 * @param arguments for each argument of the method, the index of its slot
 */
public record Sentence(
        Kind kind, String template, List<Slot> slots, String subject, String method, List<Integer> arguments) {

    /** Where a sentence may stand. */
    public enum Kind {
        CONDITION,
        CONSEQUENCE
    }

    /** A typed slot; there is no free text. */
    public sealed interface Slot {
        String name();

        /** A whole number from {@code min} to {@code max}. */
        record Whole(String name, int min, int max) implements Slot {}

        /** A decimal from {@code min} to {@code max}, moved by {@code step} when a threshold is tried out. */
        record Decimal(String name, BigDecimal min, BigDecimal max, BigDecimal step) implements Slot {}

        /** One of a few words. */
        record Choice(String name, List<String> words) implements Slot {}

        /** The id of a warning sign. */
        record Sign(String name) implements Slot {}
    }
}
