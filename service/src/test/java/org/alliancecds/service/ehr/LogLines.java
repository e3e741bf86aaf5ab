// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, down to DEBUG of our own classes. */
final class LogLines implements AutoCloseable {

    private final ch.qos.logback.classic.Logger root;
    private final ch.qos.logback.classic.Logger ours;
    private final Level usual;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    LogLines() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ours = context.getLogger("org.alliancecds");
        usual = ours.getEffectiveLevel();
        ours.setLevel(Level.DEBUG);
        lines.setContext(context);
        lines.start();
        root.addAppender(lines);
    }

    List<String> written() {
        return List.copyOf(lines.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    /** The lines that tell of a refusal. */
    List<String> refusals() {
        return written().stream().filter(line -> line.startsWith("401 at ")).toList();
    }

    @Override
    public void close() {
        root.detachAppender(lines);
        ours.setLevel(usual);
    }
}
