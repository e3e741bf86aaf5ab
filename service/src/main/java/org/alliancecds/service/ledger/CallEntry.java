// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.OrNull;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One call as it is audited, with the cards that were shown.
 *
 * @param id a uuid
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
    public void write(JdbcClient client, ClientKey key) {
        String hashed = patientId == null ? null : key.client(issuer, patientId);
        String caller = userId == null ? null : key.user(issuer, userId);
        client.sql("""
                        insert into audit (id, called_at, called_on, mode, issuer, service, status, millis, rulebook, cards,
                            client, caller)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(id)
                .param(at.toEpochMilli())
                .param(day.toString())
                .param(mode)
                .param(issuer)
                .param(service)
                .param(status)
                .param(millis)
                .param(OrNull.text(rulebook))
                .param(cards.size())
                .param(OrNull.text(hashed))
                .param(OrNull.text(caller))
                .update();
        found.forEach((sign, level) -> client.sql("""
                        insert into audit_sign (audit, sign, level, shown) values (?, ?, ?, ?)
                        on conflict (audit, sign) do nothing""")
                .param(id)
                .param(sign)
                .param(level)
                .param(cards.stream().anyMatch(card -> card.isAbout(sign)) ? 1 : 0)
                .update());
        if (shown && hashed != null) {
            cards.forEach(card -> writeCard(client, card, hashed, caller));
        }
    }

    private void writeCard(JdbcClient client, IssuedCard card, String hashed, @Nullable String caller) {
        client.sql("""
                        insert into card_issued (card, issued_at, issued_on, issuer, service, rulebook, level, client,
                            caller, last_session)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (card) do nothing""")
                .params(
                        card.card(),
                        at.toEpochMilli(),
                        day.toString(),
                        issuer,
                        service,
                        String.valueOf(rulebook),
                        card.level(),
                        hashed,
                        OrNull.text(caller),
                        OrNull.text(lastSession == null ? null : lastSession.toString()))
                .update();
        card.about().forEach(said -> client.sql("""
                        insert into card_sign (card, sign, level, reasons, since) values (?, ?, ?, ?, ?)
                        on conflict (card, sign) do nothing""")
                .params(
                        card.card(),
                        said.sign(),
                        said.level().word(),
                        WhatWasTold.inOneText(said.reasons()),
                        said.since().toString())
                .update());
        card.suggestions().forEach((uuid, suggestion) -> client.sql("""
                        insert into card_suggestion (card, suggestion, id) values (?, ?, ?)
                        on conflict (card, suggestion) do nothing""")
                .params(List.of(card.card(), uuid, suggestion))
                .update());
    }
}
