// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Something to be written behind the answer; writing it twice is the same as once. */
interface LedgerEntry {

    /** Writes it within a transaction. */
    void write(JdbcClient client, ClientKey key);
}
