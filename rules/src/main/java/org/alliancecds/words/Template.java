// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template in ICU message format, taken apart once. One that only names its values is filled without ICU, which is slow. */
final class Template {
    private final MessageFormat format;
    private final @Nullable List<Piece> pieces;

    /** Literal text, or the name of a value. */
    private record Piece(String text, boolean isName) {}

    Template(String text, Locale locale) {
        this.format = new MessageFormat(text, ULocale.forLocale(locale));
        this.pieces = pieces(text);
    }

    /** The template with the values of a phrase, each as the language shows it. */
    String fill(Phrase phrase, Language language) {
        String filled = pieces == null ? null : joined(pieces, phrase, language);
        if (filled != null) {
            return filled;
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < phrase.names().size(); i++) {
            Object value = phrase.values().get(i);
            values.put(phrase.names().get(i), isWhole(value) ? value : language.text(value));
        }
        // A message format is for one thread at a time.
        synchronized (format) {
            return format.format(values);
        }
    }

    /** Null where a value is a whole number, which the language groups in its own way, or is not given. */
    private static @Nullable String joined(List<Piece> pieces, Phrase phrase, Language language) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.isName()) {
                text.append(piece.text());
                continue;
            }
            int index = phrase.names().indexOf(piece.text());
            if (index < 0 || isWhole(phrase.values().get(index))) {
                return null;
            }
            text.append(language.text(phrase.values().get(index)));
        }
        return text.toString();
    }

    /** Whole numbers stay numbers, which plurals are chosen by; all else is text. */
    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    /** Null where a value is more than named, or a quotation mark is left open. */
    private static @Nullable List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        MessagePattern pattern = new MessagePattern(text);
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_NAME -> pieces.add(new Piece(pattern.getSubstring(part), true));
                case MSG_START, MSG_LIMIT, ARG_START, ARG_LIMIT, SKIP_SYNTAX -> {
                    if (part.getType() == Part.Type.ARG_START && part.getArgType() != ArgType.NONE) {
                        return null;
                    }
                    if (part.getType() != Part.Type.ARG_LIMIT && part.getIndex() > from) {
                        pieces.add(new Piece(text.substring(from, part.getIndex()), false));
                    }
                    from = part.getLimit();
                }
                default -> {
                    return null;
                }
            }
        }
        return pieces;
    }
}
