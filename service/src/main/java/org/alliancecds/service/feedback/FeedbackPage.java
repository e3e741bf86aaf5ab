// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.service.feedback.SignalCounts.Counts;
import org.alliancecds.service.rulebook.RulebookPage;
import org.jspecify.annotations.Nullable;

/**
 * What became of the cards, sign by sign; its fields are those of the JSON. Of fewer than {@value Review#FEWEST} cards only is
 * said that they are few, since more would be about single clients.
 *
 * @param rulebook version of the rulebook in use, from which the words come
 * @param signs those to be reviewed first, then the most shown
 * @param onUnknownCards how much feedback there is on cards that are not, or no longer, known
 */
record FeedbackPage(String rulebook, List<Sign> signs, int onUnknownCards) {

    /**
     * A sign.
     *
     * @param title in the rulebook in use; the id for one that is not in it
     * @param shown on how many cards; null where they are few
     * @param accepted how many of those; null where they are few, as are the next two
     * @param unanswered of how many nothing was heard
     * @param review whether it is set aside so often that a clinical lead ought to look at it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sign(
            String sign,
            String title,
            @Nullable Integer shown,
            @Nullable Integer accepted,
            @Nullable Integer overridden,
            @Nullable Integer unanswered,
            boolean review,
            List<Reason> reasons,
            List<Taken> suggestions,
            List<Month> months) {

        /** Whether there are too few cards to say more. */
        public boolean few() {
            return shown == null;
        }
    }

    /** Why a sign was set aside; {@code display} is for people, {@code code} is null where none was given. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(@Nullable String code, @Nullable String system, String display, int count) {}

    /** How often a suggestion was taken; {@code label} is its id where the rulebook in use has it no longer. */
    record Taken(String id, String label, int count) {}

    /** A month as 2026-03; the counts are null where they are few. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Month(
            String month,
            @Nullable Integer shown,
            @Nullable Integer accepted,
            @Nullable Integer overridden) {}

    static FeedbackPage of(Counts counts, Rulebook rulebook) {
        Map<String, List<SignalCounts.Month>> bySign = new LinkedHashMap<>();
        counts.months().forEach(month -> bySign.computeIfAbsent(month.sign(), sign -> new ArrayList<>())
                .add(month));
        Words words = new Words(rulebook);
        List<Sign> signs = new ArrayList<>();
        bySign.forEach((sign, months) -> signs.add(sign(sign, months, counts, words)));
        signs.sort(Comparator.comparing((Sign sign) -> !sign.review())
                .thenComparing(sign -> sign.shown() == null ? 0 : -sign.shown())
                .thenComparing(Sign::sign));
        return new FeedbackPage(rulebook.version(), List.copyOf(signs), counts.onUnknownCards());
    }

    /** How many signs are to be reviewed. */
    public long toReview() {
        return signs.stream().filter(Sign::review).count();
    }

    /** For the page. */
    public int fewest() {
        return Review.FEWEST;
    }

    /** For the page. */
    public int reviewAbovePercent() {
        return Review.ABOVE_PERCENT;
    }

    private static Sign sign(String sign, List<SignalCounts.Month> months, Counts counts, Words words) {
        int shown = months.stream().mapToInt(SignalCounts.Month::shown).sum();
        if (shown < Review.FEWEST) {
            return new Sign(sign, words.title(sign), null, null, null, null, false, List.of(), List.of(), List.of());
        }
        int accepted = months.stream().mapToInt(SignalCounts.Month::accepted).sum();
        int overridden =
                months.stream().mapToInt(SignalCounts.Month::overridden).sum();
        return new Sign(
                sign,
                words.title(sign),
                shown,
                accepted,
                overridden,
                shown - accepted - overridden,
                Review.isDue(shown, overridden),
                counts.reasons().stream()
                        .filter(reason -> reason.sign().equals(sign) && words.offersReason(sign, reason.code()))
                        .map(words::reason)
                        .toList(),
                counts.taken().stream()
                        .filter(taken -> taken.sign().equals(sign) && words.offers(sign, taken.suggestion()))
                        .map(words::taken)
                        .toList(),
                months.stream().map(FeedbackPage::month).toList());
    }

    private static Month month(SignalCounts.Month month) {
        return month.shown() < Review.FEWEST
                ? new Month(month.month(), null, null, null)
                : new Month(month.month(), month.shown(), month.accepted(), month.overridden());
    }

    /** The words of the rulebook in use for what is only known by its code. */
    private static final class Words {

        private final Map<String, WarningSign> signs = new LinkedHashMap<>();
        private final Map<String, String> suggestions = new HashMap<>();

        private Words(Rulebook rulebook) {
            rulebook.signs().forEach(sign -> signs.put(sign.id(), sign));
            rulebook.suggestions().forEach(suggestion -> suggestions.put(suggestion.id(), suggestion.label()));
        }

        /** Whether a reason is one of the sign's own: a card of several signs offers those of all of them. */
        private boolean offersReason(String id, @Nullable String code) {
            WarningSign sign = signs.get(id);
            return sign == null
                    || code == null
                    || signs.values().stream().noneMatch(other -> has(other, code))
                    || has(sign, code);
        }

        private static boolean has(WarningSign sign, String code) {
            return sign.guidance().overrideReasons().stream()
                    .anyMatch(reason -> reason.code().equals(code));
        }

        /** Likewise for a suggestion. */
        private boolean offers(String id, String suggestion) {
            WarningSign sign = signs.get(id);
            return sign == null
                    || !suggestions.containsKey(suggestion)
                    || sign.guidance().suggestions().stream()
                            .anyMatch(own -> own.id().equals(suggestion));
        }

        private String title(String id) {
            WarningSign sign = signs.get(id);
            return sign == null
                    ? RulebookPage.readable(spaced(id))
                    : sign.guidance().title();
        }

        private Reason reason(SignalCounts.Reason reason) {
            String code = reason.code();
            if (code == null) {
                return new Reason(null, null, "no reason given by a code", reason.count());
            }
            WarningSign sign = signs.get(reason.sign());
            // A card with several signs offers the reasons of all of them.
            String display = Stream.concat(Stream.ofNullable(sign), signs.values().stream())
                    .flatMap(one -> one.guidance().overrideReasons().stream())
                    .filter(known -> known.code().equals(code))
                    .map(Guidance.OverrideReason::display)
                    .findFirst()
                    .orElse(code);
            return new Reason(code, reason.system(), display, reason.count());
        }

        private Taken taken(SignalCounts.Taken taken) {
            return new Taken(
                    taken.suggestion(),
                    suggestions.getOrDefault(taken.suggestion(), taken.suggestion()),
                    taken.count());
        }

        /** A topic that is no sign is in camel case: {@code couldNotTell}. */
        private static String spaced(String topic) {
            return topic.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
