// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells the operator of calls that were refused. Anybody can cause them, so the same line is written at most once a
 * minute, with the number of those that were left out.
 */
@Component
final class RefusedCalls implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAuthentication.class);

    private final MinuteTimer timer;
    /** How often each line was left out since it was last written; as many lines as there are reasons and addresses. */
    private final Map<String, Integer> leftOut = new HashMap<>();

    /** Runs something when a minute has passed. */
    interface MinuteTimer {

        void inAMinute(Runnable task);

        /** Runs nothing more. */
        default void stop() {}
    }

    /** A minute as the machine measures it. */
    private static final class MachineTimer implements MinuteTimer {

        // A call that is refused while the service stops is not told again.
        private final ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, MachineTimer::thread, new ThreadPoolExecutor.DiscardPolicy());

        private static Thread thread(Runnable task) {
            Thread thread = new Thread(task, "refused-calls");
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public void inAMinute(Runnable task) {
            var unused = timer.schedule(task, 1, TimeUnit.MINUTES);
        }

        @Override
        public void stop() {
            var unused = timer.shutdownNow();
        }
    }

    @Autowired
    RefusedCalls() {
        this(new MachineTimer());
    }

    RefusedCalls(MinuteTimer timer) {
        this.timer = timer;
    }

    /** A call was refused; {@code line} holds nothing that a caller may have made up. */
    void refused(String line) {
        synchronized (leftOut) {
            if (leftOut.computeIfPresent(line, (same, count) -> count + 1) != null) {
                return;
            }
            leftOut.put(line, 0);
        }
        LOG.warn("{}", line);
        timer.inAMinute(() -> minuteHasPassed(line));
    }

    private void minuteHasPassed(String line) {
        int count;
        synchronized (leftOut) {
            count = leftOut.getOrDefault(line, 0);
            if (count == 0) {
                leftOut.remove(line);
                return;
            }
            leftOut.put(line, 0);
        }
        tell(line, count);
        timer.inAMinute(() -> minuteHasPassed(line));
    }

    private static void tell(String line, int count) {
        LOG.warn("{} (and {} more like this)", line, count);
    }

    @Override
    public void destroy() {
        timer.stop();
        synchronized (leftOut) {
            leftOut.forEach((line, count) -> {
                if (count > 0) {
                    tell(line, count);
                }
            });
            leftOut.clear();
        }
    }
}
