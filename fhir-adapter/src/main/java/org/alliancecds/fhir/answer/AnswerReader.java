// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.measure.Measure.CodedAnswer;
import org.alliancecds.measure.Measure.Item;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was answered to one item, in whatever type it comes; what cannot be read is never "not asked". */
public final class AnswerReader {
    private static final Words WORDS = Words.beside(AnswerReader.class);

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    /** No answer of a form is as long. */
    private static final int LONGEST_DISPLAY = 1_000;

    private AnswerReader() {}

    /** The answer to an item, null when there is none. Several answers have to agree. */
    public static @Nullable ReadAnswer read(Item item, List<JsonNode> answers) {
        return readGiven(item, Answer.alone(answers));
    }

    /** As {@link #read}, with what the form says of the answers. */
    public static @Nullable ReadAnswer readGiven(Item item, List<Answer> answers) {
        ReadAnswer first = null;
        for (Answer answer : answers) {
            ReadAnswer read = read(item, answer);
            if (read == null) {
                continue;
            }
            if (first != null && !agree(first, read)) {
                return unreadable("given-twice");
            }
            first = first instanceof Refused ? first : read;
        }
        return first;
    }

    /** A ready total or subscale; the range is the caller's to check. Null when there is none. */
    public static @Nullable ReadAnswer readNumber(List<JsonNode> answers) {
        ReadAnswer first = null;
        for (JsonNode answer : answers) {
            Map.Entry<String, JsonNode> typed = value(answer);
            if (typed == null) {
                continue;
            }
            ReadAnswer read = number(typed);
            if (read == null) {
                read = unreadable("no-number");
            }
            if (first != null && !agree(first, read)) {
                return unreadable("given-twice");
            }
            first = read;
        }
        return first;
    }

    private static boolean agree(ReadAnswer one, ReadAnswer other) {
        return (one instanceof Value a && other instanceof Value b)
                ? a.value().compareTo(b.value()) == 0
                : one.getClass() == other.getClass();
    }

    private static Refused unreadable(String key, Object... values) {
        return new Refused(Code.UNREADABLE_ANSWER, WORDS.say(key, values));
    }

    /** Whether there is a value[x] in an answer, Observation or component. */
    public static boolean holdsValue(JsonNode holder) {
        return value(holder) != null;
    }

    /** The value[x] of an answer, Observation or component. */
    private static Map.@Nullable Entry<String, JsonNode> value(JsonNode holder) {
        for (Map.Entry<String, JsonNode> property : holder.properties()) {
            if (property.getKey().startsWith("value") && !property.getValue().isNull()) {
                return property;
            }
        }
        return null;
    }

    private static @Nullable ReadAnswer read(Item item, Answer answer) {
        Map.Entry<String, JsonNode> typed = value(answer.holder());
        if (typed == null) {
            return null;
        }
        ReadAnswer number = number(typed);
        if (number != null) {
            return number instanceof Value value ? weighed(item, value.value(), answer) : number;
        }
        JsonNode node = typed.getValue();
        return switch (typed.getKey()) {
            case "valueString" -> worded(item, node.isString() ? node.stringValue() : null, answer);
            case "valueCoding" -> coded(item, List.of(Coding.of(node)), null, answer);
            case "valueCodeableConcept" -> coded(item, Coding.ofConcept(node), Tree.text(node, "text"), answer);
            default -> unreadable("type-not-fitting", "type", new Quoted(typed.getKey()));
        };
    }

    /** A number whose option has another weight may be no more than the option's place in the list. */
    private static ReadAnswer weighed(Item item, BigDecimal number, Answer answer) {
        List<BigDecimal> weights = weights(answer.options().of(number), answer.holder());
        return weights.isEmpty() || (weights.size() == 1 && weights.get(0).compareTo(number) == 0)
                ? inRange(item, number)
                : disagree("number-against-weight");
    }

    /** The number in a numeric value[x], a refusal when it should hold one and does not, null for other types. */
    private static @Nullable ReadAnswer number(Map.Entry<String, JsonNode> typed) {
        JsonNode node = typed.getValue();
        switch (typed.getKey()) {
            case "valueInteger" -> {
                BigDecimal number = Tree.number(node);
                return number == null || !isWhole(number) ? unreadable("no-whole-number") : new Value(number);
            }
            case "valueDecimal" -> {
                BigDecimal number = Tree.number(node);
                return number == null ? unreadable("no-number") : new Value(number);
            }
            case "valueQuantity" -> {
                BigDecimal number = Tree.number(node.get("value"));
                if (number == null) {
                    return unreadable("quantity-without-number");
                }
                return node.has("comparator") ? unreadable("only-a-bound") : new Value(number);
            }
            case "valueString" -> {
                BigDecimal number = Tree.number(node);
                return number == null ? null : new Value(number);
            }
            default -> {
                return null;
            }
        }
    }

    /** Whether a number is whole; {@code 9.0} is. */
    public static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static ReadAnswer inRange(Item item, BigDecimal value) {
        if (value.compareTo(item.min()) < 0 || value.compareTo(item.max()) > 0) {
            return new Refused(
                    Code.OUT_OF_RANGE,
                    WORDS.say(
                            "out-of-range",
                            "value",
                            new Quoted(value.toString()),
                            "min",
                            String.valueOf(item.min()),
                            "max",
                            String.valueOf(item.max())));
        }
        return isPossible(item, value)
                ? new Value(value)
                : unreadable("not-possible", "value", new Quoted(value.toString()));
    }

    private static boolean isPossible(Item item, BigDecimal value) {
        for (CodedAnswer answer : item.answers()) {
            if (answer.value().compareTo(value) == 0) {
                return true;
            }
        }
        return item.answers().isEmpty();
    }

    private static ReadAnswer worded(Item item, @Nullable String text, Answer answer) {
        List<BigDecimal> meant = text == null ? List.of() : byDisplay(item, text);
        List<BigDecimal> weights =
                text == null ? List.of() : weights(answer.options().of(text), answer.holder());
        if (weights.size() > 1 || (weights.size() == 1 && contradicts(meant, weights.get(0)))) {
            return disagree("text-against-weight");
        }
        List<BigDecimal> values = weights.isEmpty() ? meant : weights;
        return values.size() == 1 ? inRange(item, values.get(0)) : unreadable("text-of-none");
    }

    /** Several codings (translations of one answer) have to agree; one that is foreign to the item says nothing. */
    private static ReadAnswer coded(Item item, List<Coding> codings, @Nullable String text, Answer answer) {
        ReadAnswer found = null;
        for (Coding coding : codings) {
            ReadAnswer read = coded(item, coding, answer);
            if (read instanceof Refused refused && refused.code() == Code.CODE_DISPLAY_DISAGREE) {
                return refused;
            }
            if (read instanceof Value && found instanceof Value && !agree(found, read)) {
                return disagree("codes-disagree");
            }
            found = found instanceof Value ? found : read;
        }
        if (text != null && found instanceof Value value) {
            List<BigDecimal> meant = byDisplay(item, text);
            return contradicts(meant, value.value()) ? disagree("code-against-text") : found;
        }
        if (text != null && codings.isEmpty()) {
            return worded(item, text, answer);
        }
        return found == null ? unreadable("neither-code-nor-value") : found;
    }

    private static ReadAnswer coded(Item item, Coding coding, Answer answer) {
        BigDecimal byCode = byCode(item, coding.code());
        List<BigDecimal> weights = weights(answer.options().of(coding), coding.tree(), answer.holder());
        List<BigDecimal> byDisplay = coding.display() == null ? List.of() : byDisplay(item, coding.display());
        if (weights.size() > 1) {
            return disagree("weights-disagree");
        }
        BigDecimal byWeight = weights.isEmpty() ? null : weights.get(0);
        BigDecimal value = byCode != null ? byCode : byWeight;
        if (byCode != null && byWeight != null && byCode.compareTo(byWeight) != 0) {
            // A number as a code may be the place in a list; a weight and words that agree say what it is worth.
            if (plainNumber(String.valueOf(coding.code())) == null || byDisplay.isEmpty()) {
                return disagree("code-against-weight");
            }
            value = byWeight;
        }
        if (value == null && byDisplay.size() == 1 && !isOfAnother(item, coding.code(), byDisplay.get(0))) {
            value = byDisplay.get(0);
        }
        if (value == null && item.answers().isEmpty()) {
            value = numericCode(coding);
        }
        if (value == null) {
            return unreadable("code-of-none", "code", new Quoted(coding.name()));
        }
        if (contradicts(byDisplay, value)) {
            return disagree(
                    "code-against-display",
                    "code",
                    new Quoted(coding.name()),
                    "display",
                    new Quoted(String.valueOf(coding.display())));
        }
        return inRange(item, value);
    }

    private static Refused disagree(String key, Object... values) {
        return new Refused(Code.CODE_DISPLAY_DISAGREE, WORDS.say(key, values));
    }

    /** A text contradicts only when it is known to stand for other answers. */
    private static boolean contradicts(List<BigDecimal> meant, BigDecimal value) {
        return !meant.isEmpty() && meant.stream().noneMatch(other -> other.compareTo(value) == 0);
    }

    private static @Nullable BigDecimal byCode(Item item, @Nullable String code) {
        for (CodedAnswer answer : item.answers()) {
            if (code != null && answer.codes().contains(code)) {
                return answer.value();
            }
        }
        return null;
    }

    private static List<BigDecimal> byDisplay(Item item, String display) {
        if (display.length() > LONGEST_DISPLAY) {
            return List.of();
        }
        return item.answers().stream()
                .filter(answer -> answer.isSaidBy(display))
                .map(CodedAnswer::value)
                .toList();
    }

    /** Whether the measure gives a code to answers of other items, and to none with that value. */
    private static boolean isOfAnother(Item item, @Nullable String code, BigDecimal value) {
        List<CodedAnswer> others = item.answersOfOthers().stream()
                .filter(answer -> code != null && answer.codes().contains(code))
                .toList();
        return !others.isEmpty()
                && others.stream().noneMatch(answer -> answer.value().compareTo(value) == 0);
    }

    /** Where answers are numbers only, a code that is a number stands for itself, if its display does not say otherwise. */
    private static @Nullable BigDecimal numericCode(Coding coding) {
        BigDecimal code = coding.code() == null ? null : plainNumber(coding.code());
        BigDecimal display = coding.display() == null ? null : plainNumber(coding.display());
        return code != null && display != null && code.compareTo(display) != 0 ? null : code;
    }

    private static @Nullable BigDecimal plainNumber(String text) {
        return PLAIN_NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** All weights that the option and what was answered carry, each once. */
    private static List<BigDecimal> weights(Set<BigDecimal> ofOption, JsonNode... holders) {
        List<BigDecimal> weights = new ArrayList<>(Weights.of(holders));
        for (BigDecimal weight : ofOption) {
            if (weights.stream().noneMatch(known -> known.compareTo(weight) == 0)) {
                weights.add(weight);
            }
        }
        return weights;
    }
}
