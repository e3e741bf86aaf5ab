// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate nobody vouches for gets neither the token nor the question. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void an_untrusted_certificate_ends_it_before_anything_is_said(@TempDir Path folder) throws Exception {
        CompletableFuture<String> said = new CompletableFuture<>();
        try (SSLServerSocket server = server(folder)) {
            Thread thread = new Thread(() -> {
                try (SSLSocket connection = (SSLSocket) server.accept()) {
                    said.complete("said " + connection.getInputStream().read());
                } catch (IOException refused) {
                    said.complete("nothing");
                }
            });
            thread.setDaemon(true);
            thread.start();
            String base = "https://localhost:" + server.getLocalPort() + "/fhir";
            FhirOffer offer =
                    new FhirOffer(base, new Authorization("t0ken", null, null), List.of(URI.create(base)));

            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, offer, Asking.RESPONSES).notFetched())
                    .isEqualTo(Map.of("responses", NotFetched.NOT_TRUSTED));
            assertThat(said.get(30, TimeUnit.SECONDS)).isEqualTo("nothing");
        }
    }

    private static SSLServerSocket server(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                        "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }
}
