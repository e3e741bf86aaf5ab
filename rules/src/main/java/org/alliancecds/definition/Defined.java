// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

/**
 * What a word means, as {@code definitions.yaml} says.
 *
 * @param title what it decides, in a sentence
 * @param source where it comes from
 * @param confirmed false where no source was found for it: a default that a clinic has to confirm
 */
public record Defined<T>(String title, T value, String source, boolean confirmed) {}
