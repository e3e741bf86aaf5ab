// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the service. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // Errors are answered by org.alliancecds.service.problem, never by a page.
        exclude = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(AllianceSettings.class)
public class AllianceCdsApplication {

    /** Starts the service; {@code args} are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(AllianceCdsApplication.class, args);
    }
}
