// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.util.Locale;

/** Why something was not fetched, or only in part. */
public enum NotFetched {
    SERVER_NOT_ALLOWED("the FHIR server is not one that may be read for this EHR"),
    NO_TOKEN("the call gave no access token"),
    TOKEN_OF_ANOTHER_PATIENT("the access token is for another patient"),
    PATIENT_ID_UNUSABLE("the patient's id cannot stand in an address"),
    SCOPE_MISSING("the access token does not allow it"),
    BUSY("too many calls were fetching at once"),
    ADDRESS_REFUSED("the FHIR server's name leads to an address that is not public"),
    UNREACHABLE("the FHIR server could not be reached"),
    NOT_TRUSTED("the FHIR server's certificate is not trusted"),
    NO_ANSWER_IN_TIME("the FHIR server gave no whole answer in time"),
    BROKEN_OFF("the FHIR server broke off"),
    DENIED("the FHIR server denied access"),
    REDIRECTED("the FHIR server pointed elsewhere"),
    STATUS_NOT_OK("the FHIR server answered with an error"),
    NOT_JSON("the answer is not plain JSON"),
    TOO_LARGE("the answer is too large"),
    UNREADABLE("the answer cannot be read"),
    WRONG_RESOURCE("the answer is not what was asked for"),
    TOO_MANY_PAGES("there are too many pages"),
    NEXT_PAGE_REPEATS("the pages repeat"),
    NEXT_PAGE_ELSEWHERE("the next page is said to be on another server");

    private final String words;

    NotFetched(String words) {
        this.words = words;
    }

    /** For a person, without anything that a caller or a server wrote. */
    public String words() {
        return words;
    }

    /** For a log, for example {@code no-answer-in-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
