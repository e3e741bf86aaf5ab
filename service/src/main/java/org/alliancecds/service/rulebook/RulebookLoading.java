// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookException;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.therapy.CourseSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Loads the rulebook beside the start of Spring, which takes the other core: together they are ready a second sooner. */
final class RulebookLoading implements ApplicationContextInitializer<GenericApplicationContext>, Ordered {

    @Override
    public void initialize(GenericApplicationContext context) {
        AllianceSettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("alliance", AllianceSettings.class);
        CompletableFuture<Rulebook> loading = CompletableFuture.supplyAsync(() -> load(settings));
        context.registerBean(RulebookInUse.class, () -> new RulebookInUse(loaded(loading)));
    }

    private static Rulebook load(AllianceSettings settings) {
        CourseSettings course = new CourseSettings(settings.course().gapDays());
        Path folder = settings.rulebook().path();
        return folder == null ? Rulebook.builtIn(course) : Rulebook.load(folder, course);
    }

    private static Rulebook loaded(CompletableFuture<Rulebook> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RulebookException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** Behind the check that may refuse the start. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
