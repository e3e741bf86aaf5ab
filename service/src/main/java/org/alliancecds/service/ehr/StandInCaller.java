// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.service.settings.PublicAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** In the demo nobody logs in, and every call is one of the stand-in EHR. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class StandInCaller extends OncePerRequestFilter {

    private final boolean demo;
    private final PublicAddress address;

    StandInCaller(AllianceSettings settings, PublicAddress address) {
        this.demo = settings.runningMode() == AllianceSettings.Mode.DEMO;
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (demo) {
            Caller.identified(request, EhrProfile.standIn(URI.create(address.base() + "/demo/fhir")));
        }
        chain.doFilter(request, response);
    }
}
