// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliancecds.content.NearestWords;
import org.alliancecds.sentence.SentenceForm.Kind;
import org.alliancecds.sentence.SentenceForm.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that a rule may use. The sentences belong to the program: each is declared on the method of the fact that
 * answers it, so that no file of a clinic names a method.
 *
 * @param sentences by fact, and of each fact in the order of the alphabet
 */
public record Vocabulary(List<SentenceForm> sentences) {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]{1,30})(?::([^{}]{1,80}))?}");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.\\d+)\\.\\.(\\d+\\.\\d+)/(\\d+\\.\\d+)");
    private static final Pattern CHOICE = Pattern.compile("[a-z-]+(?:\\|[a-z-]+)+");

    /**
     * The sentences that these facts declare, and what a rule may do.
     *
     * @throws IllegalArgumentException when a sentence does not fit its method
     */
    public static Vocabulary of(List<FactType> facts) {
        List<SentenceForm> sentences = new ArrayList<>();
        for (FactType fact : facts) {
            Arrays.stream(fact.type().getMethods())
                    .filter(method -> method.isAnnotationPresent(Sentence.class))
                    .map(method -> condition(fact, method))
                    .sorted(Comparator.comparing(SentenceForm::template))
                    .forEach(sentences::add);
        }
        for (Consequence consequence : Consequence.values()) {
            sentences.add(form(consequence.sentence(), "then", null, consequence, ""));
        }
        return new Vocabulary(List.copyOf(sentences));
    }

    private static SentenceForm condition(FactType fact, Method method) {
        Sentence declared = Objects.requireNonNull(method.getAnnotation(Sentence.class));
        SentenceForm form = form(declared.value(), fact.word(), method, null, declared.onlyIf());
        Class<?>[] types = form.slots().stream().map(Vocabulary::type).toArray(Class<?>[]::new);
        if (!Arrays.equals(types, method.getParameterTypes()) || method.getReturnType() != Answer.class) {
            throw new IllegalArgumentException("The slots of \"" + declared.value() + "\" are not the parameters of "
                    + fact.word() + "." + method.getName() + ".");
        }
        return form;
    }

    private static Class<?> type(Slot slot) {
        return slot instanceof Slot.Whole ? int.class : slot instanceof Slot.Decimal ? BigDecimal.class : String.class;
    }

    private static SentenceForm form(
            String template,
            String subject,
            @Nullable Method method,
            @Nullable Consequence consequence,
            String onlyIf) {
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
        return new SentenceForm(
                template,
                List.copyOf(slots),
                subject,
                method,
                consequence,
                onlyIf.isEmpty() ? List.of() : OnlyIf.read(onlyIf, slots),
                Pattern.compile(strict.toString()),
                Pattern.compile(lenient.toString()));
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
    public Optional<SentenceForm> nearest(Kind kind, String line) {
        return NearestWords.of(
                line, sentences.stream().filter(s -> s.kind() == kind).toList(), SentenceForm::readable);
    }
}
