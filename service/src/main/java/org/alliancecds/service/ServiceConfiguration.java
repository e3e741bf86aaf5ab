// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import java.time.Clock;
import java.util.Set;
import org.alliancecds.fhir.call.ReadingSettings;
import org.alliancecds.service.settings.AllianceSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** Wires what knows nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    /** The only clock; everything below the service is told the time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReadingSettings readingSettings(AllianceSettings settings) {
        return new ReadingSettings(
                settings.clinicZone(),
                orDefault(settings.psychotherapyTypes(), ReadingSettings.DEFAULT_PSYCHOTHERAPY_TYPES),
                orDefault(settings.assessmentTypes(), ReadingSettings.DEFAULT_ASSESSMENT_TYPES),
                orDefault(settings.traumaFocusedTypes(), ReadingSettings.DEFAULT_TRAUMA_FOCUSED_TYPES),
                orDefault(settings.allianceMechanismTypes(), ReadingSettings.DEFAULT_ALLIANCE_MECHANISM_TYPES));
    }

    /** An address with a slash at its end means the same without it. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlash() {
        FilterRegistrationBean<UrlHandlerFilter> registration = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/cds-services/**", "/evaluations/**")
                        .wrapRequest()
                        .build());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    private static Set<String> orDefault(Set<String> configured, Set<String> otherwise) {
        return configured.isEmpty() ? otherwise : configured;
    }
}
