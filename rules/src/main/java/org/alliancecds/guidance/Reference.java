// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

/**
 * One work of the evidence registry.
 *
 * @param key for example {@code sijercic-2021}
 * @param citation the work
 * @param found what it found
 * @param caveat what it does not show
 * @param read what the figures were taken from: abstract, summary, text or table
 */
public record Reference(String key, String citation, String found, String caveat, String read) {}
