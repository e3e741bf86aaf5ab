// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** What a risk item asks about; each has a title of its own on a card. */
public enum RiskKind {
    HARM_TO_SELF,
    /** Plans to end one's life. */
    PLANS,
    HARM_TO_OTHERS
}
