// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts the web server under guard: its connections are watched, and none outlives a refusal. */
@Component
final class GuardedWebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Bytes of an answer that the system takes over: so a caller who reads slowly, or not at all, holds no thread. */
    private static final String ANSWER_BUFFER = String.valueOf(256 * 1024);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(HttpConnections.class.getName());
        factory.addEngineValves(new UnreadBodyValve());
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.txBufSize", ANSWER_BUFFER));
    }
}
