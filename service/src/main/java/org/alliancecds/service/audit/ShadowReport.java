// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import java.util.Locale;
import org.alliancecds.service.store.Store;

/** What would have been shown in the shadow mode, as a text for whoever decides whether it is to be shown. */
public final class ShadowReport {

    private ShadowReport() {}

    public static String of(Store store) {
        ShadowCounts counts = ShadowCounts.of(store);
        if (counts.calls() == 0) {
            return "No call has been evaluated in the shadow mode (alliance.mode=shadow) within the time that is kept.";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                What would have been shown in the shadow mode, %s to %s (%d days)

                %d calls were evaluated, %d were refused. They were about %d clients in %d client-weeks
                (a client and a calendar week with at least one call).
                %d cards would have been shown: %.1f per 100 calls.

                %-36s %-9s %8s %12s %10s %19s
                """,
                counts.first(),
                counts.last(),
                counts.days(),
                counts.calls(),
                counts.refused(),
                counts.clients(),
                counts.clientWeeks(),
                counts.cards(),
                per100(counts.cards(), counts.calls()),
                "sign",
                "level",
                "shown in",
                "per 100",
                "no card",
                "per 100"));
        text.append(String.format(
                Locale.ROOT, "%-36s %-9s %8s %12s %10s %19s%n", "", "", "calls", "calls", "in calls", "client-weeks"));
        for (ShadowCounts.Sign sign : counts.signs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %-9s %8d %12.1f %10d %19.1f%n",
                    sign.sign(),
                    sign.level(),
                    sign.calls(),
                    per100(sign.calls(), counts.calls()),
                    sign.found(),
                    per100(sign.clientWeeks(), counts.clientWeeks())));
        }
        return text.append("""

                A sign of one card that has several counts for each. "No card": it was found, and stood behind something
                more urgent. Nothing was shown, so that nothing was told: a warning counts at every opening of the chart,
                and would have come less often in the mode live.""").toString();
    }

    private static double per100(int count, int of) {
        return of == 0 ? 0 : 100.0 * count / of;
    }
}
