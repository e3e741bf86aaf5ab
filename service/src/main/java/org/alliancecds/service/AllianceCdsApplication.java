// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class AllianceCdsApplication {

    /** Starts the service; {@code args} are Spring Boot's. */
    public static void main(String[] args) {
        SpringApplication.run(AllianceCdsApplication.class, args);
    }
}
