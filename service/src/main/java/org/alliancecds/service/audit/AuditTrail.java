// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.service.ledger.CallEntry;
import org.alliancecds.service.ledger.IssuedCard;
import org.alliancecds.service.ledger.Ledger;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.AllianceSettings.Mode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Audits each call of a known EHR that was evaluated or refused, behind its answer. A call of an unknown caller leaves
 * nothing, so that nobody can fill the database from outside.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
final class AuditTrail extends OncePerRequestFilter {

    private final Ledger ledger;
    private final AllianceSettings settings;
    private final Clock clock;

    AuditTrail(Ledger ledger, AllianceSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** A call goes on in a dispatch of its own once its body is here. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = CallNotes.begun(request);
        Instant now = clock.instant();
        try {
            chain.doFilter(request, response);
        } finally {
            CallNotes notes = CallNotes.ofAny(request);
            String issuer = notes == null ? null : notes.issuer();
            if (notes != null && issuer != null) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                ledger.add(entry(notes, issuer, now, response.getStatus(), millis));
            }
        }
    }

    /** It begins with the time, so that the database adds each entry behind the last, and need not look for its place. */
    private static String id(Instant at) {
        return Long.toHexString(at.toEpochMilli()) + "-" + UUID.randomUUID();
    }

    private CallEntry entry(CallNotes notes, String issuer, Instant now, int status, long millis) {
        Mode mode = settings.runningMode();
        Evaluation evaluation = status == 200 ? notes.evaluation() : null;
        Map<String, String> found = new LinkedHashMap<>();
        List<IssuedCard> cards = List.of();
        if (evaluation != null) {
            evaluation
                    .findings()
                    .forEach(
                            finding -> found.put(finding.sign(), finding.level().word()));
            cards = notes.cards().stream().map(IssuedCard::of).toList();
            // What no sign made is counted beside the signs, under its topic.
            cards.forEach(card -> card.about()
                    .forEach(said -> found.putIfAbsent(said.sign(), said.level().word())));
        }
        return new CallEntry(
                id(now),
                now,
                LocalDate.ofInstant(now, settings.clinicZone()),
                mode.name().toLowerCase(Locale.ROOT),
                issuer,
                notes.service(),
                status,
                millis,
                notes.patientId(),
                notes.userId(),
                evaluation == null ? null : evaluation.rulebookVersion(),
                found,
                cards,
                evaluation == null ? null : evaluation.lastSession(),
                mode != Mode.SHADOW);
    }
}
