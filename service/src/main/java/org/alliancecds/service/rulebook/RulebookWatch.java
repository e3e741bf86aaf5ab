// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.alliancecds.content.Fault;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookException;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.therapy.CourseSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Watches the clinic's folder and puts what is sound in it to use. It reads the whole content every second, which costs
 * milliseconds, rather than asking the file system what changed: notices of changes get lost on network shares, and a
 * date says nothing after a checkout. What it reads has to be the same twice before it counts, so that a save that is
 * half done is waited for.
 */
@Component
@ConditionalOnProperty("alliance.rulebook.path")
final class RulebookWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookWatch.class);
    private static final long BETWEEN_LOOKS_MS = 1_000;

    private final Path folder;
    private final CourseSettings settings;
    private final RulebookInUse inUse;
    private final Clock clock;
    private final Thread thread = new Thread(this::watch, "rulebook-watch");
    private volatile boolean closing;
    private String lastSeen;
    private String dealtWith;

    /**
     * What lies in the folder.
     *
     * @param key the same for the same content or fault
     * @param files null where they cannot be read
     * @param faults why not
     */
    private record Seen(String key, @Nullable RulebookFiles files, List<Fault> faults) {}

    RulebookWatch(AllianceSettings settings, RulebookInUse inUse, Clock clock) {
        this.folder = Objects.requireNonNull(settings.rulebook().path());
        this.settings = new CourseSettings(settings.course().gapDays());
        this.inUse = inUse;
        this.clock = clock;
        this.dealtWith = inUse.rulebook().version();
        this.lastSeen = dealtWith;
        thread.setDaemon(true);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @Override
    public void destroy() {
        closing = true;
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!thread.isInterrupted()) {
                Thread.sleep(BETWEEN_LOOKS_MS);
                try {
                    look();
                } catch (RuntimeException | Error unforeseen) {
                    failed(unforeseen);
                }
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
        } finally {
            if (!closing) {
                inUse.watchEnds();
                LOG.error(
                        "The watch of {} has ended; changes there are not seen until the service is restarted.",
                        folder);
            }
        }
    }

    /** Told once, as a fault of what lies there; the watch goes on. */
    private void failed(Throwable unforeseen) {
        String key = unforeseen.getClass().getName();
        if (key.equals(dealtWith)) {
            return;
        }
        dealtWith = key;
        lastSeen = key;
        refuse(List.of(failure(unforeseen)));
    }

    private Fault failure(Throwable unforeseen) {
        return new Fault(
                folder.toString(),
                0,
                "",
                "Checking this rulebook failed (" + unforeseen.getClass().getSimpleName() + ").",
                "put the last change back, and report this as a bug.");
    }

    private void look() {
        Seen seen = seen();
        boolean settled = seen.key().equals(lastSeen);
        lastSeen = seen.key();
        if (!settled || seen.key().equals(dealtWith)) {
            return;
        }
        dealtWith = seen.key();
        if (seen.files() == null) {
            refuse(seen.faults());
        } else if (seen.key().equals(inUse.rulebook().version())) {
            inUse.confirm();
            LOG.info("The rulebook in {} is again the one in use, {}.", folder, seen.key());
        } else {
            tryOut(seen.files());
        }
    }

    private Seen seen() {
        try {
            RulebookFiles files = RulebookFiles.in(folder);
            return new Seen(files.version(), files, List.of());
        } catch (RulebookException unreadable) {
            return new Seen(unreadable.faults().toString(), null, unreadable.faults());
        }
    }

    private void tryOut(RulebookFiles files) {
        RulebookLoading.name(files.passedOver());
        Rulebook next;
        try {
            next = Rulebook.load(files, settings);
        } catch (RulebookException faulty) {
            refuse(faulty.faults());
            return;
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // A fault of this program, which a file from outside must not turn into one of the service.
            refuse(List.of(failure(unforeseen)));
            return;
        }
        String before = inUse.rulebook().version();
        inUse.swap(next);
        LOG.info("The rulebook in {} was changed: {} is in use now, in place of {}.", folder, next.version(), before);
    }

    private void refuse(List<Fault> faults) {
        inUse.refuse(new Refusal(clock.instant(), faults));
        LOG.error(
                "The rulebook in {} was changed and cannot be used; {} serves on. To put right:\n\n{}\n",
                folder,
                inUse.rulebook().version(),
                faults.stream().map(Fault::toString).collect(Collectors.joining("\n\n")));
    }
}
