// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.words;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A language that phrases are read in: its templates, and how days, numbers and lists look in it. A further language is a
 * file beside each {@code words_en.properties}.
 */
public final class Language {
    /** The one that is complete. */
    public static final Language ENGLISH = new Language(Locale.ENGLISH, UnaryOperator.identity());

    private static final int MOST_LISTED = 60;
    private static final Words OWN = Words.beside(Language.class);

    private final Locale locale;
    private final UnaryOperator<String> spelling;
    private final Map<Words, Map<String, Template>> templates = new ConcurrentHashMap<>();
    private volatile @Nullable Days days;

    /** How days are written. */
    private record Days(
            DateTimeFormatter day,
            DateTimeFormatter dayOfYear,
            DateTimeFormatter shortDay,
            DateTimeFormatter shortDayOfYear) {}

    /** With the templates of that locale, each put into another spelling. */
    private Language(Locale locale, UnaryOperator<String> spelling) {
        this.locale = locale;
        this.spelling = spelling;
    }

    /**
     * English with every letter of its templates in full width. A test in it sees what stands in no template: that has plain
     * letters.
     */
    public static Language fullWidth() {
        return new Language(Locale.ENGLISH, FullWidth::of);
    }

    /** "3 March 2026". */
    public String day(LocalDate day) {
        return days().day.format(day);
    }

    /** "3 Mar". */
    String shortDay(LocalDate day) {
        return days().shortDay.format(day);
    }

    /** "3 Mar 2026". */
    String shortDayOfYear(LocalDate day) {
        return days().shortDayOfYear.format(day);
    }

    /** "3 February to 3 March 2026", or the one day. */
    String span(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(to);
        }
        String first = from.getYear() == to.getYear() ? days().dayOfYear.format(from) : day(from);
        return OWN.say("span", "from", first, "to", to).in(this);
    }

    /** "a, b and c"; of very many the first, and how many more there are. */
    String list(List<?> values) {
        List<String> shown = values.stream().limit(MOST_LISTED).map(this::text).toList();
        int more = values.size() - shown.size();
        if (more > 0) {
            return OWN.say("list-more", "first", String.join(", ", shown), "more", more)
                    .in(this);
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : OWN.say("list", "first", String.join(", ", shown.subList(0, last)), "last", shown.get(last))
                        .in(this);
    }

    String fill(Phrase phrase) {
        Template template = templates(phrase.words()).get(phrase.key());
        if (template == null) {
            throw new IllegalStateException("There is no template " + phrase.key() + " in "
                    + phrase.words().folder() + " for " + locale + ".");
        }
        return template.fill(name -> shown(phrase.value(name)));
    }

    /** Whole numbers stay numbers, which plurals are chosen by; all else is text. */
    private Object shown(Object value) {
        return value instanceof Integer || value instanceof Long ? value : text(value);
    }

    /** One value of a phrase as text. */
    String text(Object value) {
        if (value instanceof Spoken spoken) {
            return spoken.in(this);
        }
        if (value instanceof LocalDate day) {
            return day(day);
        }
        if (value instanceof BigDecimal number) {
            return InWords.number(number);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Enum<?> one) {
            return one.name().toLowerCase(Locale.ROOT);
        }
        return value.toString();
    }

    private Days days() {
        Days known = days;
        if (known == null) {
            known = new Days(
                    formatter("day"), formatter("day-of-year"), formatter("short-day"), formatter("short-day-of-year"));
            days = known;
        }
        return known;
    }

    private DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(read(OWN).getProperty(key), locale);
    }

    private Map<String, Template> templates(Words words) {
        return templates.computeIfAbsent(words, one -> {
            PluralRules plurals = PluralRules.forLocale(ULocale.forLocale(locale));
            Map<String, Template> read = new HashMap<>();
            read(one)
                    .forEach((key, template) ->
                            read.put((String) key, new Template(spelling.apply((String) template), plurals)));
            return read;
        });
    }

    private Properties read(Words words) {
        String file = words.folder() + "/words_" + locale.getLanguage() + ".properties";
        try (InputStream stream = Language.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no file " + file + ".");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
