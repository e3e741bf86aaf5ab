// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ledger;

import org.alliancecds.service.store.StoreUnavailable;

/** Something that the ledger's thread does beside its entries: at least every few seconds, and when it is woken. */
interface LedgerChore {

    /**
     * Does what is due.
     *
     * @throws StoreUnavailable when the database does not take it; what is due stays due
     */
    void run();

    /** How much is yet to be written, which a process that is killed now would lose. */
    default int owed() {
        return 0;
    }
}
