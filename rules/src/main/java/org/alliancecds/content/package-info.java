// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a rulebook as text and YAML, read strictly; every fault has its place and its remedy.
 */
@NullMarked
package org.alliancecds.content;

import org.jspecify.annotations.NullMarked;
