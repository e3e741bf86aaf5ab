// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.util.Collection;
import java.util.List;
import org.alliancecds.service.store.ClientKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something to be written behind the answer; writing it twice is the same as once. */
interface LedgerEntry {

    /** Writes it within a transaction. */
    void write(JdbcClient client, ClientKey key);

    /** The uuids of cards that are known once it is written. */
    default Collection<String> cardsIssued() {
        return List.of();
    }
}
