// SPDX-License-Identifier: Apache-2.0
/**
 * Who rates the alliance, and how far client and therapist lie apart.
 */
@NullMarked
package org.alliancecds.fact.raters;

import org.jspecify.annotations.NullMarked;
