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
import org.alliancecds.words.InWords;
import org.jspecify.annotations.Nullable;

/** The signs that rules noted and raised so far, as a fact that further rules may ask. */
public final class Signs {
    private static final String EARLY = "early";
    private static final String DISENGAGEMENT = "disengagement";
    private static final String INFO = "info";
    private static final String EARLY_WINDOW = "early_window_open";
    /** Two of these that rest on the same day are two names for one event. */
    private static final Set<String> ABOUT_ATTENDANCE =
            Set.of("missed_appointment", "late_or_wrong_day", "often_cancelled", "gone_quiet");

    private final Map<String, Noted> early;
    private final Map<String, Noted> disengagement;
    private final Set<String> raised = new TreeSet<>();
    private final Set<String> warnings = new TreeSet<>();
    private final List<LocalDate> contactDays;

    /** A sign with everything that rules noted it for. */
    private record Noted(String sign, TreeSet<LocalDate> dates, TreeSet<String> headlines) {

        /** Null when it rests on no day in particular. */
        @Nullable
        LocalDate newest() {
            return dates.isEmpty() ? null : dates.last();
        }

        String words() {
            String name = InWords.sign(sign);
            return headlines.isEmpty() ? name : name + " (" + String.join("; ", headlines) + ")";
        }
    }

    public Signs(List<ChainedSign> chained, List<LocalDate> contactDays) {
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

    /** "early signs of at least {n} kind(s) were noted". */
    @Sentence(value = "early signs of at least {n:1..10} kind(s) were noted", onlyIf = "noted early >= {n}")
    public Answer earlyAtLeast(int n) {
        return counted(distinct(early.values()), n, "early sign", "");
    }

    /**
     * "disengagement signs of at least {n} kind(s) were noted within the last {contacts} contacts". A sign lies within
     * them when its newest day is not before the earliest of them, or when it rests on no day in particular.
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
        return counted(
                distinct(within), n, "disengagement sign", " within the last " + InWords.count(contacts, "contact"));
    }

    /** "a disengagement sign was noted". */
    @Sentence(value = "a disengagement sign was noted", onlyIf = "noted disengagement >= 1")
    public Answer anyDisengagement() {
        return counted(List.copyOf(disengagement.values()), 1, "disengagement sign", "");
    }

    /** "another disengagement sign than {sign} was noted". */
    @Sentence(value = "another disengagement sign than {sign} was noted", onlyIf = "noted disengagement >= 1")
    public Answer disengagementOtherThan(String sign) {
        List<Noted> others = disengagement.values().stream()
                .filter(noted -> !noted.sign().equals(sign))
                .toList();
        return counted(others, 1, "disengagement sign", " besides " + InWords.sign(sign));
    }

    /** "the sign {sign} was raised". */
    @Sentence("the sign {sign} was raised")
    public Answer raised(String sign) {
        boolean holds = raised.contains(sign);
        return Answer.stage(
                holds, "The sign \"" + InWords.sign(sign) + "\" was " + (holds ? "" : "not ") + "raised.", List.of());
    }

    /** "a warning or a critical alert was raised": by any sign. */
    @Sentence("a warning or a critical alert was raised")
    public Answer anyWarning() {
        String signs = InWords.list(warnings.stream().map(InWords::sign).toList());
        return Answer.stage(
                !warnings.isEmpty(),
                warnings.isEmpty()
                        ? "No warning and no critical alert was raised."
                        : "A warning or a critical alert was raised by " + signs + ".",
                List.of());
    }

    /** "the early drop-out window already names these disengagement signs": all of them, and at least one. */
    @Sentence("the early drop-out window already names these disengagement signs")
    public Answer earlyWindowNamesDisengagement() {
        if (!raised.contains(EARLY_WINDOW)) {
            return raised(EARLY_WINDOW);
        }
        Set<String> unnamed = new LinkedHashSet<>(disengagement.keySet());
        unnamed.removeAll(early.keySet());
        boolean holds = unnamed.isEmpty() && !disengagement.isEmpty();
        String text;
        if (disengagement.isEmpty()) {
            text = "No disengagement sign was noted.";
        } else if (holds) {
            text = "The early drop-out window already names every disengagement sign that was noted.";
        } else {
            text = "The early drop-out window does not name: "
                    + InWords.list(unnamed.stream().map(InWords::sign).toList()) + ".";
        }
        return Answer.stage(holds, text, List.of());
    }

    private static Map<String, Noted> noted(List<ChainedSign> chained, String group) {
        Map<String, Noted> noted = new TreeMap<>();
        for (ChainedSign sign : chained) {
            if (sign.kind() == ChainedSign.Kind.NOTED && sign.group().equals(group)) {
                Noted one = noted.computeIfAbsent(sign.sign(), id -> new Noted(id, new TreeSet<>(), new TreeSet<>()));
                one.dates().addAll(sign.dates());
                one.headlines().addAll(sign.headlines());
            }
        }
        return noted;
    }

    private static List<Noted> distinct(Collection<Noted> signs) {
        List<Noted> distinct = new ArrayList<>();
        Set<LocalDate> attendanceDays = new TreeSet<>();
        for (Noted noted : signs) {
            LocalDate newest = noted.newest();
            boolean sameEvent =
                    newest != null && ABOUT_ATTENDANCE.contains(noted.sign()) && !attendanceDays.add(newest);
            if (!sameEvent) {
                distinct.add(noted);
            }
        }
        return distinct;
    }

    private static Answer counted(List<Noted> signs, int n, String thing, String where) {
        boolean holds = signs.size() >= n;
        String words = InWords.list(signs.stream().map(Noted::words).toList());
        String text = signs.isEmpty()
                ? "No " + thing + " was noted" + where + "."
                : InWords.count(signs.size(), thing) + (signs.size() == 1 ? " was" : " were") + " noted" + where + ": "
                        + words + ".";
        List<LocalDate> dates =
                signs.stream().flatMap(noted -> noted.dates().stream()).toList();
        if (!holds) {
            return Answer.stage(false, text, dates);
        }
        String names = String.join(
                ", ", signs.stream().map(noted -> InWords.sign(noted.sign())).toList());
        return Answer.telling(true, text, InWords.headline(names), dates);
    }
}
