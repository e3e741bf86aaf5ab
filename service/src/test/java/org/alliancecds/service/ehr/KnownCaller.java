// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Lets a service of a mode that serves EHRs start without tokens, for tests of what happens after they were checked. */
public final class KnownCaller {

    private KnownCaller() {}

    /** Takes every call for one of the stand-in EHR, and leaves the check of the start out. */
    public static SpringApplication letIn(SpringApplication application) {
        application.setInitializers(application.getInitializers().stream()
                .filter(initializer -> !initializer.getClass().getSimpleName().equals("StartCheck"))
                .toList());
        ApplicationContextInitializer<GenericApplicationContext> caller =
                context -> context.registerBean("knownCaller", FilterRegistrationBean.class, KnownCaller::filter);
        application.addInitializers(caller);
        return application;
    }

    private static FilterRegistrationBean<Filter> filter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            Caller.identified(
                    (HttpServletRequest) request, EhrProfile.standIn(URI.create("http://localhost/demo/fhir")));
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return registration;
    }
}
