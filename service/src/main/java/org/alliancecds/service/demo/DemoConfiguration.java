// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import org.alliancecds.fhir.demo.DemoFhirEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** All that the demo EHR consists of; outside demo mode none of it exists. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "alliance.mode", havingValue = "demo", matchIfMissing = true)
class DemoConfiguration {

    @Bean
    CaseLoad caseLoad() {
        return new CaseLoad(Clock.systemUTC(), ZoneId.systemDefault());
    }

    @Bean
    ServletRegistrationBean<HttpServlet> demoFhir(CaseLoad caseLoad) {
        ServletRegistrationBean<HttpServlet> registration =
                new ServletRegistrationBean<>(DemoFhirEndpoint.servlet(caseLoad::charts), "/demo/fhir/*");
        registration.setName("demo-fhir");
        return registration;
    }

    @Bean
    RouterFunction<ServerResponse> demoRoutes(CaseLoad caseLoad) {
        DemoPages pages = new DemoPages(caseLoad, new HookClient(), measure -> null);
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.seeOther(URI.create("/demo"))
                        .build())
                .GET("/demo", pages::start)
                .GET("/demo/clients/{id}", pages::client)
                .GET("/demo/clients/{id}/request.json", pages::hookRequest)
                .resources("/demo/assets/**", new ClassPathResource("demo-assets/"))
                .build();
    }
}
