// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.record;

/** Kinds of treatment that change how some rules read a course. */
public enum TreatmentKind {
    /** Works on a trauma step by step, as cognitive processing therapy and prolonged exposure do. */
    TRAUMA_FOCUSED,
    /** The alliance itself is the main means of change, as in supportive therapy. */
    ALLIANCE_AS_MECHANISM
}
