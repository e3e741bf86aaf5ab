// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.util.Locale;

/** Why something was not fetched, or only in part. */
public enum NotFetched {
    SERVER_NOT_ALLOWED,
    NO_TOKEN,
    TOKEN_OF_ANOTHER_PATIENT,
    PATIENT_ID_UNUSABLE,
    SCOPE_MISSING,
    BUSY,
    ADDRESS_REFUSED,
    UNREACHABLE,
    NOT_TRUSTED,
    NO_ANSWER_IN_TIME,
    BROKEN_OFF,
    DENIED,
    REDIRECTED,
    STATUS_NOT_OK,
    NOT_JSON,
    TOO_LARGE,
    UNREADABLE,
    WRONG_RESOURCE,
    TOO_MANY_PAGES,
    NEXT_PAGE_REPEATS,
    NEXT_PAGE_ELSEWHERE;

    /** For a log and as the key of its words, for example {@code no-answer-in-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
