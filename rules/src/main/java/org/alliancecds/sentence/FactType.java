// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

/**
 * A kind of fact that answers sentences.
 *
 * @param word names it, for example {@code alliance}
 * @param heading of its sentences in {@code SENTENCES.md}
 * @param type declares them
 */
public record FactType(String word, String heading, Class<?> type) {}
