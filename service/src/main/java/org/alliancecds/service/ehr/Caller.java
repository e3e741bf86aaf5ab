// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.http.HttpServletRequest;
import org.alliancecds.service.settings.EhrProfile;

/** The EHR behind a request, once it is known. */
public final class Caller {

    private static final String EHR = Caller.class.getName();

    private Caller() {}

    /** Notes who calls; only for what has checked it. */
    static void identified(HttpServletRequest request, EhrProfile ehr) {
        request.setAttribute(EHR, ehr);
    }

    /**
     * Who calls.
     *
     * @throws IllegalStateException when nobody checked it: such a request must not have come this far
     */
    public static EhrProfile of(HttpServletRequest request) {
        if (request.getAttribute(EHR) instanceof EhrProfile ehr) {
            return ehr;
        }
        throw new IllegalStateException("A request was handled before it was known who makes it.");
    }
}
