// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import java.util.Collection;
import java.util.List;
import org.alliancecds.service.store.ClientKey;
import org.alliancecds.service.store.Rows;

/** Something to be written behind the answer; writing it twice is the same as once. */
interface LedgerEntry {

    /** Adds the rows that it is written as. */
    void write(Rows rows, ClientKey key);

    /** The uuids of cards that are known once it is written. */
    default Collection<String> cardsIssued() {
        return List.of();
    }
}
