// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.alliancecds.content.Fault;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookException;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.therapy.CourseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Loads the rulebook beside the start of Spring, which takes the other core: together they are ready a second sooner. */
final class RulebookLoading implements ApplicationContextInitializer<GenericApplicationContext>, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(RulebookLoading.class);

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
        if (folder == null) {
            return Rulebook.builtIn(course);
        }
        RulebookFiles files = RulebookFiles.in(folder);
        name(files.passedOver());
        return Rulebook.load(files, course);
    }

    /** Says in the log what lies in a clinic's folder and is not read. */
    static void name(List<Fault> passedOver) {
        passedOver.forEach(file -> LOG.warn("To know, though it is no fault:\n\n{}\n", file));
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
