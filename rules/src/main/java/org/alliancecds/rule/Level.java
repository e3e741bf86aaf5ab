// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

/** How loud a finding is, in rising order. Critical is kept for risk. */
public enum Level {
    INFO,
    WARNING,
    CRITICAL;

    /** The word of interfaces: {@code info}, {@code warning}, {@code critical}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
