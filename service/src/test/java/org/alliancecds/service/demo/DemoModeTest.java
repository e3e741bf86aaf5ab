// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DemoModeTest {
    @Test
    void theDemoIsThereByDefaultAndWhenAskedFor() {
        assertThat(isThere(Map.of())).isTrue();
        assertThat(isThere(Map.of("alliance.mode", "demo"))).isTrue();
        assertThat(isThere(Map.of("alliance.mode", "DEMO"))).isTrue();
    }

    @Test
    void outsideDemoModeNothingOfItExists() {
        assertThat(isThere(Map.of("alliance.mode", "live"))).isFalse();
        assertThat(isThere(Map.of("alliance.mode", "shadow"))).isFalse();
        assertThat(isThere(Map.of("alliance.mode", "else"))).isFalse();
        assertThat(isThere(Map.of("alliance.ehrs[0].issuer", "https://ehr.example")))
                .isFalse();
    }

    private static boolean isThere(Map<String, Object> settings) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
            context.register(DemoConfiguration.class);
            context.refresh();
            return context.containsBean("demoRoutes")
                    || context.containsBean("demoFhir")
                    || context.containsBean("caseLoad");
        }
    }
}
