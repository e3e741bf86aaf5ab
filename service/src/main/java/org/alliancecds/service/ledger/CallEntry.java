// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.OrNull;
import org.alliancecds.service.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * One call as it is audited, with the cards that were shown.
 *
 * @param id unlike any other
 * @param day of the call in the clinic's zone
 * @param mode demo, live or shadow
 * @param patientId and {@code userId}: as the caller wrote them, null where the call was refused before they were read;
 *     only their keyed hashes are written, and none for a patient by what is no id of FHIR
 * @param rulebook version, null where nothing was evaluated
 * @param found every sign that fired, with its level
 * @param cards those that were, or in the shadow mode would have been, shown
 * @param lastSession the last attended session that the record showed; null where it showed none
 * @param shown whether they were
 */
public record CallEntry(
        String id,
        Instant at,
        LocalDate day,
        String mode,
        String issuer,
        String service,
        int status,
        long millis,
        @Nullable String patientId,
        @Nullable String userId,
        @Nullable String rulebook,
        Map<String, String> found,
        List<IssuedCard> cards,
        @Nullable LocalDate lastSession,
        boolean shown)
        implements LedgerEntry {

    @Override
    public Collection<String> cardsIssued() {
        return shown ? cards.stream().map(IssuedCard::card).toList() : List.of();
    }

    @Override
    public void write(Rows rows, ClientKey key) {
        String hashed = patientId == null ? null : key.client(issuer, patientId);
        String caller = userId == null ? null : key.user(issuer, userId);
        rows.add(
                """
                insert into audit (id, called_at, called_on, mode, issuer, service, status, millis, rulebook, cards,
                    client, caller)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""",
                id,
                at.toEpochMilli(),
                day.toString(),
                mode,
                issuer,
                service,
                status,
                millis,
                OrNull.text(rulebook),
                cards.size(),
                OrNull.text(hashed),
                OrNull.text(caller));
        found.forEach((sign, level) ->
                rows.add("""
                insert into audit_sign (audit, sign, level, shown) values (?, ?, ?, ?)
                on conflict (audit, sign) do nothing""", id, sign, level, cards.stream().anyMatch(card -> card.isAbout(sign)) ? 1 : 0));
        if (shown && hashed != null) {
            cards.forEach(card -> {
                writeCard(rows, card, hashed, caller);
                if (caller != null) {
                    writeTellings(rows, card, hashed, caller);
                }
            });
        }
    }

    private void writeCard(Rows rows, IssuedCard card, String hashed, @Nullable String caller) {
        rows.add(
                """
                insert into card_issued (card, issued_at, issued_on, issuer, service, rulebook, level, client, caller,
                    last_session, answered)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    case when exists (select 1 from feedback where card = ? and issuer = ?) then 1 else 0 end)
                on conflict (card) do nothing""",
                card.card(),
                at.toEpochMilli(),
                day.toString(),
                issuer,
                service,
                String.valueOf(rulebook),
                card.level(),
                hashed,
                OrNull.text(caller),
                OrNull.text(lastSession == null ? null : lastSession.toString()),
                card.card(),
                issuer);
        card.about()
                .forEach(said -> rows.add(
                        """
                insert into card_sign (card, sign, level, reasons, since) values (?, ?, ?, ?, ?)
                on conflict (card, sign) do nothing""",
                        card.card(),
                        said.sign(),
                        said.level().word(),
                        WhatWasTold.inOneText(said.reasons()),
                        said.since().toString()));
        card.suggestions().forEach((uuid, suggestion) -> rows.add("""
                insert into card_suggestion (card, suggestion, id) values (?, ?, ?)
                on conflict (card, suggestion) do nothing""", card.card(), uuid, suggestion));
    }

    /** Once more what the card says, in the form in which the next call asks for it. */
    private void writeTellings(Rows rows, IssuedCard card, String hashed, String caller) {
        card.about()
                .forEach(said -> rows.addContested(
                        """
                insert into telling (client, caller, sign, level, reasons, since, issued_on, last_session, shown_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (client, caller, sign, level, reasons, since, issued_on, last_session)
                do update set shown_at = excluded.shown_at where telling.shown_at < excluded.shown_at""",
                        hashed,
                        caller,
                        said.sign(),
                        said.level().word(),
                        WhatWasTold.inOneText(said.reasons()),
                        said.since().toString(),
                        day.toString(),
                        lastSession == null ? "" : lastSession.toString(),
                        at.toEpochMilli()));
    }
}
