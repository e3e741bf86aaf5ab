// SPDX-License-Identifier: Apache-2.0
/**
 * The database, SQLite or PostgreSQL: where it lies, its schema, and the key under which clients are hashed. What stands
 * in it belongs to the packages that write it.
 */
@NullMarked
package org.alliancecds.service.store;

import org.jspecify.annotations.NullMarked;
