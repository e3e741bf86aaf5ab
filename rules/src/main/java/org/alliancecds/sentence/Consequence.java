// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.sentence;

/** What a rule does when its conditions are met. */
public enum Consequence {
    INFO("raise an info"),
    WARNING("raise a warning"),
    CRITICAL("raise a critical alert"),
    NOTE("note the {group:early|disengagement} sign {sign}");

    private final String sentence;

    Consequence(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
