// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Strict accessors to a resource as JSON: what has another type than expected is absent, never coerced. */
public final class Tree {
    /** Longer than any score; keeps a hostile number from being expanded. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final int QUOTE_LENGTH = 80;
    /** What is quoted is cut anyway. */
    private static final int LONGEST_LOOKED_AT = 1_000;

    private static final int MOST_DIGITS = 50;
    /** A sign, 9 digits, a point and 9 decimals. */
    private static final int LONGEST_NUMBER = 20;

    private Tree() {}

    /** The text in a field, trimmed; null when absent, empty or no text. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isString()) {
            return null;
        }
        String text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    /** Whether a field holds anything, be it one or many. */
    static boolean has(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && !value.isNull() && !(value.isArray() && value.isEmpty());
    }

    /** The elements in a field that holds one or many; empty when absent. */
    public static List<JsonNode> list(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        return value instanceof ArrayNode array ? new Elements(array) : List.of(value);
    }

    /** The elements of an array as they stand, without a copy of them. */
    private static final class Elements extends AbstractList<JsonNode> implements RandomAccess {
        private final ArrayNode array;
        private final int size;

        private Elements(ArrayNode array) {
            this.array = array;
            this.size = array.size();
        }

        @Override
        public JsonNode get(int index) {
            JsonNode element = array.get(index);
            if (element == null) {
                throw new IndexOutOfBoundsException(index);
            }
            return element;
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** The reference in a field that holds a Reference (or, in older data, the bare text). */
    public static @Nullable String reference(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isObject()) {
            return text(value, "reference");
        }
        return text(node, field);
    }

    /** A number, or a text that is a plain number; null when it is neither. */
    public static @Nullable BigDecimal number(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            String text = node.stringValue().strip();
            return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()
                    ? ofThisWorld(new BigDecimal(text))
                    : null;
        }
        if (!node.isNumber() || (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue(Double.NaN)))) {
            return null;
        }
        return ofThisWorld(node.decimalValue());
    }

    /** No answer needs more; written out, a number of a few characters could fill the memory. */
    private static @Nullable BigDecimal ofThisWorld(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS ? null : number;
    }

    /** A text from the data, shortened and on one line, for a data note. */
    public static String quote(String text) {
        String shown = text.length() > LONGEST_LOOKED_AT ? text.substring(0, LONGEST_LOOKED_AT) : text;
        String line = CONTROLS.matcher(shown).replaceAll(" ").strip();
        return "\"" + (line.length() > QUOTE_LENGTH ? line.substring(0, QUOTE_LENGTH) + "…" : line) + "\"";
    }
}
