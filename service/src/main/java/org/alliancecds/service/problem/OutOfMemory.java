// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when its memory is used up. After that any thread may be dead and any answer wrong; whoever supervises
 * the process starts it again. What was acknowledged is on the disk.
 */
public final class OutOfMemory {

    /** As the JVM's own ExitOnOutOfMemoryError has it. */
    public static final int EXIT_CODE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);
    private static final int DEEPEST_CAUSE = 20;

    private OutOfMemory() {}

    /** From now on an error that no thread caught is looked at, and told without the data that its message may hold. */
    public static void exitWhereUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            exitIfCause(fault);
            CommonProblems.ourFault(fault);
        });
    }

    /** Ends the process at once if the fault comes of a lack of memory. */
    public static void exitIfCause(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++, cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                try {
                    LOG.error("The memory is used up; the process ends, to be started again by its supervisor.");
                } finally {
                    Runtime.getRuntime().halt(EXIT_CODE);
                }
            }
        }
    }
}
