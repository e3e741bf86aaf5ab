// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Opens the database beside the start of Spring and the loading of the rulebook. */
final class StoreOpening implements ApplicationContextInitializer<GenericApplicationContext>, Ordered {

    /** Made by Spring Boot, by its class name. */
    StoreOpening() {}

    @Override
    public void initialize(GenericApplicationContext context) {
        StorePlace place = StorePlace.ofService(Binder.get(context.getEnvironment()));
        // What the demo forgets anyway is opened only when the demo is open: its first card is not to wait for that.
        CompletableFuture<Database> opening = place.isTemporary() ? null : Store.begin(place);
        context.registerBean(Ticks.class, () -> System::nanoTime);
        context.registerBean(StorePlace.class, () -> place);
        context.registerBean(Store.class, () -> new Store(place, context.getBean(Clock.class), opening));
    }

    /** Behind the check that may refuse the start. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
