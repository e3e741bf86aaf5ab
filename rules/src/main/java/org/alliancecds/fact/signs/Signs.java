// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fact.signs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliancecds.sentence.Answer;
import org.alliancecds.sentence.Sentence;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Spoken;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** The signs that rules noted and raised so far, as a fact that further rules may ask. */
public final class Signs {
    private static final Words WORDS = Words.beside(Signs.class);
    private static final String EARLY = "early";
    private static final String DISENGAGEMENT = "disengagement";
    private static final String INFO = "info";
    private static final String EARLY_WINDOW = "early_window_open";

    private final Map<String, Noted> early;
    private final Map<String, Noted> disengagement;
    private final Set<String> raised = new TreeSet<>();
    private final Set<String> warnings = new TreeSet<>();
    private final List<LocalDate> contactDays;
    private final Set<String> oneEvent;

    /** A sign with everything that rules noted it for. */
    private record Noted(String sign, TreeSet<LocalDate> dates, List<Spoken> headlines) implements Spoken {

        /** Null when it rests on no day in particular. */
        @Nullable
        LocalDate newest() {
            return dates.isEmpty() ? null : dates.last();
        }

        Spoken name() {
            return new SignName(sign);
        }

        /** Its name, and what was seen: each headline once, in the order of the alphabet. */
        @Override
        public String in(Language language) {
            List<String> seen = headlines.stream()
                    .map(headline -> headline.in(language))
                    .distinct()
                    .sorted()
                    .toList();
            return seen.isEmpty()
                    ? name().in(language)
                    : WORDS.say("sign-seen", "sign", name(), "seen", new Joined(seen, "; "))
                            .in(language);
        }
    }

    /**
     * What was noted and raised.
     *
     * @param contactDays of the course, oldest first
     * @param oneEvent ids of signs of which two that rest on the same day count as one
     */
    public Signs(List<ChainedSign> chained, List<LocalDate> contactDays, Set<String> oneEvent) {
        this.oneEvent = oneEvent;
        this.contactDays = List.copyOf(contactDays);
        this.early = noted(chained, EARLY);
        this.disengagement = noted(chained, DISENGAGEMENT);
        for (ChainedSign sign : chained) {
            if (sign.kind() == ChainedSign.Kind.RAISED) {
                raised.add(sign.sign());
                if (!sign.group().equals(INFO)) {
                    warnings.add(sign.sign());
                }
            }
        }
    }

    /** Two signs of one event that rest on the same day count as one kind. */
    @Sentence(value = "early signs of at least {n:1..10} kind(s) were noted", onlyIf = "noted early >= {n}")
    public Answer earlyAtLeast(int n) {
        return counted(distinct(early.values()), n, EARLY, anywhere());
    }

    /**
     * A sign lies within them when its newest day is not before the earliest of them, or when it rests on no day in
     * particular.
     */
    @Sentence(
            value =
                    "disengagement signs of at least {n:1..10} kind(s) were noted within the last {contacts:1..20} contacts",
            onlyIf = "noted disengagement >= {n}")
    public Answer disengagementAtLeast(int n, int contacts) {
        LocalDate from = contactDays.size() < contacts ? LocalDate.MIN : contactDays.get(contactDays.size() - contacts);
        List<Noted> within = disengagement.values().stream()
                .filter(noted -> {
                    LocalDate newest = noted.newest();
                    return newest == null || !newest.isBefore(from);
                })
                .toList();
        return counted(distinct(within), n, DISENGAGEMENT, WORDS.say("within", "contacts", contacts));
    }

    /** Whenever it was seen. */
    @Sentence(value = "a disengagement sign was noted", onlyIf = "noted disengagement >= 1")
    public Answer anyDisengagement() {
        return counted(List.copyOf(disengagement.values()), 1, DISENGAGEMENT, anywhere());
    }

    /** Whenever it was seen. */
    @Sentence(value = "another disengagement sign than {sign} was noted", onlyIf = "noted disengagement >= 1")
    public Answer disengagementOtherThan(String sign) {
        List<Noted> others = disengagement.values().stream()
                .filter(noted -> !noted.sign().equals(sign))
                .toList();
        return counted(others, 1, DISENGAGEMENT, WORDS.say("besides", "sign", new Spoken.SignName(sign)));
    }

    /** At any level. */
    @Sentence("the sign {sign} was raised")
    public Answer raised(String sign) {
        boolean holds = raised.contains(sign);
        return Answer.stage(holds, WORDS.say("raised", "sign", new Spoken.SignName(sign), "holds", holds), List.of());
    }

    /** By any sign. */
    @Sentence("a warning or a critical alert was raised")
    public Answer anyWarning() {
        return Answer.stage(
                !warnings.isEmpty(),
                warnings.isEmpty() ? WORDS.say("no-warning") : WORDS.say("warning", "signs", names(warnings)),
                List.of());
    }

    /** All of them, and at least one. */
    @Sentence("the early drop-out window already names these disengagement signs")
    public Answer earlyWindowNamesDisengagement() {
        if (!raised.contains(EARLY_WINDOW)) {
            return raised(EARLY_WINDOW);
        }
        if (disengagement.isEmpty()) {
            return Answer.stage(false, WORDS.say("no-disengagement"), List.of());
        }
        Set<String> unnamed = new LinkedHashSet<>(disengagement.keySet());
        unnamed.removeAll(early.keySet());
        return unnamed.isEmpty()
                ? Answer.stage(true, WORDS.say("window-names-all"), List.of())
                : Answer.stage(false, WORDS.say("window-lacks", "signs", names(unnamed)), List.of());
    }

    private static Map<String, Noted> noted(List<ChainedSign> chained, String group) {
        Map<String, Noted> noted = new TreeMap<>();
        for (ChainedSign sign : chained) {
            if (sign.kind() == ChainedSign.Kind.NOTED && sign.group().equals(group)) {
                Noted one = noted.computeIfAbsent(sign.sign(), id -> new Noted(id, new TreeSet<>(), new ArrayList<>()));
                one.dates().addAll(sign.dates());
                one.headlines().addAll(sign.headlines());
            }
        }
        return noted;
    }

    private List<Noted> distinct(Collection<Noted> signs) {
        List<Noted> distinct = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        for (Noted noted : signs) {
            LocalDate newest = noted.newest();
            boolean sameEvent = newest != null && oneEvent.contains(noted.sign()) && !days.add(newest);
            if (!sameEvent) {
                distinct.add(noted);
            }
        }
        return distinct;
    }

    private static Answer counted(List<Noted> signs, int n, String group, Phrase where) {
        Phrase reason = WORDS.say("noted", "count", signs.size(), "group", group, "where", where, "signs", signs);
        List<LocalDate> dates =
                signs.stream().flatMap(noted -> noted.dates().stream()).toList();
        if (signs.size() < n) {
            return Answer.stage(false, reason, dates);
        }
        List<Spoken> names = signs.stream().map(Noted::name).toList();
        return Answer.telling(
                true,
                reason,
                WORDS.say("noted.headline", "signs", new Spoken.Joined(names, ", "))
                        .headline(),
                dates);
    }

    private static Phrase anywhere() {
        return WORDS.say("anywhere");
    }

    private static List<Spoken> names(Collection<String> signs) {
        return signs.stream().<Spoken>map(Spoken.SignName::new).toList();
    }
}
