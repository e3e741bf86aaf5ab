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
import org.alliancecds.service.card.Card;
import org.alliancecds.service.ledger.CallEntry;
import org.alliancecds.service.ledger.IssuedCard;
import org.alliancecds.service.ledger.Ledger;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.AllianceSettings.Mode;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;
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
public final class AuditTrail extends OncePerRequestFilter {

    private static final String NOTES = AuditTrail.class.getName();

    private final Ledger ledger;
    private final AllianceSettings settings;
    private final Clock clock;

    /** What a controller knows of its call, as it goes on. */
    private static final class Notes {
        private final String issuer;
        private final String service;
        private @Nullable String userId;
        private @Nullable String patientId;
        private @Nullable Evaluation evaluation;
        private List<Card> cards = List.of();

        private Notes(String issuer, String service) {
            this.issuer = issuer;
            this.service = service;
        }
    }

    AuditTrail(Ledger ledger, AllianceSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** The name under which an EHR is remembered. */
    public static String issuer(EhrProfile caller) {
        return caller.issuer() == null ? "stand-in" : caller.issuer();
    }

    /** Notes who calls which service of ours. */
    public static void called(HttpServletRequest request, EhrProfile caller, String service) {
        request.setAttribute(NOTES, new Notes(issuer(caller), service));
    }

    /** Adds whom it is about and for whom. */
    public static void asked(HttpServletRequest request, String userId, String patientId) {
        if (request.getAttribute(NOTES) instanceof Notes notes) {
            notes.userId = userId;
            notes.patientId = patientId;
        }
    }

    /** Adds what was found, and the cards that it makes. */
    public static void answered(HttpServletRequest request, Evaluation evaluation, List<Card> cards) {
        if (request.getAttribute(NOTES) instanceof Notes notes) {
            notes.evaluation = evaluation;
            notes.cards = cards;
        }
    }

    /** A call goes on in a dispatch of its own once its body is here. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = CallLog.begun(request);
        Instant now = clock.instant();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(NOTES) instanceof Notes notes) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                ledger.add(entry(notes, now, response.getStatus(), millis));
            }
        }
    }

    private CallEntry entry(Notes notes, Instant now, int status, long millis) {
        Mode mode = settings.runningMode();
        Evaluation evaluation = status == 200 ? notes.evaluation : null;
        Map<String, String> found = new LinkedHashMap<>();
        List<IssuedCard> cards = List.of();
        if (evaluation != null) {
            evaluation
                    .findings()
                    .forEach(
                            finding -> found.put(finding.sign(), finding.level().word()));
            cards = notes.cards.stream().map(IssuedCard::of).toList();
            // What no sign made is counted beside the signs, under its topic.
            cards.forEach(card -> card.about()
                    .forEach(said -> found.putIfAbsent(said.sign(), said.level().word())));
        }
        return new CallEntry(
                UUID.randomUUID().toString(),
                now,
                LocalDate.ofInstant(now, settings.clinicZone()),
                mode.name().toLowerCase(Locale.ROOT),
                notes.issuer,
                notes.service,
                status,
                millis,
                notes.patientId,
                notes.userId,
                evaluation == null ? null : evaluation.rulebookVersion(),
                found,
                cards,
                evaluation == null ? null : evaluation.lastSession(),
                mode != Mode.SHADOW);
    }
}
