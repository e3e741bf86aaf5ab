// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Met in demo mode: {@code alliance.mode} is demo, or unset while no EHR is configured. */
final class DemoMode implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String mode = environment.getProperty("alliance.mode");
        if (mode != null && !mode.isBlank()) {
            return mode.strip().equalsIgnoreCase("demo");
        }
        return !Binder.get(environment)
                .bind("alliance.ehrs", Bindable.listOf(Map.class))
                .isBound();
    }
}
