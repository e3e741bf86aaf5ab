// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alliancecds.service.feedback.SignalCounts.Counts;
import org.alliancecds.service.feedback.SignalCounts.Month;
import org.alliancecds.service.store.Store;

/** What became of the cards, sign by sign, as a text: for the clinical lead of a service whose pages need a token. */
public final class FeedbackReport {

    private FeedbackReport() {}

    public static String of(Store store) {
        Counts counts = new SignalCounts(store).counts();
        Map<String, Month> bySign = new LinkedHashMap<>();
        counts.months()
                .forEach(month -> bySign.merge(
                        month.sign(),
                        month,
                        (sum, next) -> new Month(
                                sum.sign(),
                                sum.month(),
                                sum.shown() + next.shown(),
                                sum.accepted() + next.accepted(),
                                sum.overridden() + next.overridden())));
        if (bySign.isEmpty()) {
            return "No card has been shown within the time that is kept.";
        }
        StringBuilder text =
                new StringBuilder(String.format("%-36s %7s %9s %11s%n", "sign", "shown", "accepted", "set aside"));
        for (Month sign : bySign.values()) {
            if (sign.shown() < Review.FEWEST) {
                text.append(String.format("%-36s %7s%n", sign.sign(), "few"));
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %7d %9d %11d%s%n",
                    sign.sign(),
                    sign.shown(),
                    sign.accepted(),
                    sign.overridden(),
                    Review.isDue(sign.shown(), sign.overridden()) ? "   to be reviewed" : ""));
            counts.reasons().stream()
                    .filter(reason -> reason.sign().equals(sign.sign()))
                    .forEach(reason -> text.append(String.format(
                            "    set aside %d times: %s%n",
                            reason.count(), reason.code() == null ? "no reason given by a code" : reason.code())));
        }
        return text.append(String.format(
                        "%nA sign of one card that has several counts for each. \"Few\": fewer than %d cards, of which"
                                + " more would be about single clients. \"To be reviewed\": set aside in more than %d of"
                                + " 100, of at least %d.",
                        Review.FEWEST, Review.ABOVE_PERCENT, Review.FROM))
                .toString();
    }
}
