// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import org.alliancecds.fhir.demo.DemoFhirEndpoint;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.Threshold;
import org.alliancecds.service.rulebook.RulebookInUse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** All that the demo EHR consists of; outside demo mode none of it exists. */
@Configuration(proxyBeanMethods = false)
@Conditional(DemoMode.class)
@PropertySource("classpath:org/alliancecds/service/demo/demo.properties")
class DemoConfiguration {

    @Bean
    CaseLoad caseLoad(ObjectProvider<Clock> clock, Environment environment) {
        return new CaseLoad(
                clock.getIfAvailable(Clock::systemUTC),
                environment.getProperty("alliance.zone", ZoneId.class, ZoneId.systemDefault()));
    }

    @Bean
    ServletRegistrationBean<HttpServlet> demoFhir(CaseLoad caseLoad) {
        ServletRegistrationBean<HttpServlet> registration =
                new ServletRegistrationBean<>(DemoFhirEndpoint.servlet(caseLoad::charts), "/demo/fhir/*");
        registration.setName("demo-fhir");
        return registration;
    }

    @Bean
    FirstReading firstReading(CaseLoad caseLoad) {
        return new FirstReading(caseLoad.clients().get(0).id());
    }

    @Bean
    RouterFunction<ServerResponse> demoRoutes(CaseLoad caseLoad, ObjectProvider<RulebookInUse> inUse) {
        DemoPages pages =
                new DemoPages(caseLoad, new HookClient(), measure -> concernLine(inUse.getIfAvailable(), measure));
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.seeOther(URI.create("/demo"))
                        .build())
                .GET("/demo", pages::start)
                .GET("/demo/clients/{id}", pages::client)
                .GET("/demo/clients/{id}/request.json", pages::hookRequest)
                .resources("/demo/assets/**", new ClassPathResource("demo-assets/"))
                .build();
    }

    /** Asked anew for each page, since a rulebook may be swapped while the service runs. */
    private static @Nullable ConcernLine concernLine(@Nullable RulebookInUse inUse, String id) {
        Measure measure = inUse == null ? null : inUse.rulebook().measures().byId(id);
        Threshold line = measure == null ? null : measure.threshold("concern-line");
        return line == null
                ? null
                : new ConcernLine(
                        line.value(),
                        line.operator().words() + " "
                                + line.value().stripTrailingZeros().toPlainString(),
                        line.confirmed());
    }
}
