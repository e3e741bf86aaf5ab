// SPDX-License-Identifier: Apache-2.0
/**
 * The rulebook in use: what each call asks once, and what a watch over the clinic's folder puts in its place while the
 * service runs.
 */
@NullMarked
package org.alliancecds.service.inuse;

import org.jspecify.annotations.NullMarked;
