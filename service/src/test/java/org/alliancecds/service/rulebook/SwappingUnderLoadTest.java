// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.RulebookFiles;
import org.alliancecds.service.Calls;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 swaps while calls keep coming: none fails, no answer mixes two versions, and what is swapped out is let go. */
class SwappingUnderLoadTest {

    private static final int SWAPS = 500;
    private static final int CALLERS = 2;
    private static final long ROOM_MB = 32;
    private static final List<String> PATHS = List.of("/cds-services/alliance-patient-view", "/evaluations");

    private final String call =
            Calls.patientView(Ratings.record(LocalDate.now(ClinicService.zone()).minusWeeks(5)));

    @Test
    void noCallFailsNoneMixesAndNothingIsKept(@TempDir Path temporary) throws Exception {
        ClinicFolder one = ClinicFolder.copiedTo(temporary.resolve("one"));
        ClinicFolder other = ClinicFolder.copiedTo(temporary.resolve("other"));
        changeEveryPart(other);
        List<RulebookFiles> versions = List.of(RulebookFiles.in(one.path()), RulebookFiles.in(other.path()));
        try (ClinicService service = new ClinicService(one)) {
            Map<String, Set<String>> answers = new HashMap<>();
            for (String path : PATHS) {
                Set<String> known = new TreeSet<>();
                for (RulebookFiles version : versions) {
                    service.inUse().swap(load(version));
                    known.add(answer(service, path));
                }
                assertThat(known).as("the two versions answer differently").hasSize(2);
                answers.put(path, known);
            }

            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger calls = new AtomicInteger();
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Thread caller = new Thread(() -> {
                    while (!over.get() && wrong.size() < 3) {
                        String path = PATHS.get(calls.getAndIncrement() % PATHS.size());
                        try {
                            String answer = answer(service, path);
                            if (!requireNonNull(answers.get(path)).contains(answer)) {
                                wrong.add("neither the one nor the other: " + answer);
                            }
                        } catch (RuntimeException failed) {
                            wrong.add(failed.toString());
                        }
                    }
                });
                callers.add(caller);
                caller.start();
            }
            long heap = 0;
            long metaspace = 0;
            int warmUp = 20;
            for (int swap = 0; swap < warmUp + SWAPS; swap++) {
                if (swap == warmUp) {
                    heap = heapMb();
                    metaspace = metaspaceMb();
                }
                Rulebook next = load(versions.get(swap % 2));
                service.inUse().swap(next);
                assertThat(answer(service, "/evaluations"))
                        .as("a call that starts after a swap gets the new rulebook")
                        .contains(next.version());
            }
            over.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(wrong).isEmpty();
            assertThat(calls.get()).isGreaterThan(SWAPS);
            assertThat(heapMb()).isLessThan(heap + ROOM_MB);
            assertThat(metaspaceMb()).isLessThan(metaspace + ROOM_MB);
        }
    }

    /** So that an answer with a part of each version is neither that of the one nor that of the other. */
    private static void changeEveryPart(ClinicFolder folder) {
        folder.edit(
                "measures/srs/measure.yaml",
                "  - https://alliancecds.org/fhir/Questionnaire/srs\n",
                "  - https://alliancecds.org/fhir/Questionnaire/srs\n  - https://clinic.example/fhir/Questionnaire/srs\n");
        folder.edit("measures/srs/measure.yaml", "value: 36", "value: 35");
        folder.edit("warning_signs/mean_alliance/rules.dslr", "rule \"Mean alliance", "rule \"The mean alliance");
        folder.edit("warning_signs/mean_alliance/guidance.yaml", "caveat: >-\n", "caveat: >-\n    Another version.\n");
        folder.edit("evidence/references.yaml", "Sijercic", "Sijercic et al");
    }

    private static Rulebook load(RulebookFiles files) {
        return Rulebook.load(files, CourseSettings.DEFAULT);
    }

    /** Without what is made anew for each answer. */
    private String answer(ClinicService service, String path) {
        return service.post(path, call).replaceAll("\"(uuid|id|authoredOn)\":\"[0-9a-f]{4}[^\"]*\"", "\"$1\":\"\"");
    }

    private static long heapMb() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024 / 1024;
    }

    private static long metaspaceMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .map(MemoryPoolMXBean::getUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1024
                / 1024;
    }
}
