// SPDX-License-Identifier: Apache-2.0
/**
 * The kind of treatment, practical obstacles, and diagnoses.
 */
@NullMarked
package org.alliancecds.fact.context;

import org.jspecify.annotations.NullMarked;
