// SPDX-License-Identifier: Apache-2.0
/**
 * The strict reader for the YAML files of a rulebook: what is unknown, missing or of the wrong kind is refused with file,
 * key and remedy. It knows nothing of measures or guidance.
 */
@NullMarked
package org.alliancecds.yaml;

import org.jspecify.annotations.NullMarked;
