// SPDX-License-Identifier: Apache-2.0
/**
 * Templates filled in a language, and how days, numbers and lists look in it. What a therapist reads comes through here:
 * answers, data notes, cards.
 */
@NullMarked
package org.alliancecds.words;

import org.jspecify.annotations.NullMarked;
