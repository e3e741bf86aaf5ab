// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alliancecds.service.AllianceCdsApplication;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real service in live mode on a free port, started once, with EHRs whose keys the tests hold. */
public final class LiveService implements ParameterResolver {

    static final String PUBLIC_URL = "https://cds.clinic.example";
    static final String ISSUER = "https://ehr.example";
    static final String ORIGIN = "https://ehr.example";

    /** An EHR with a tenant, names of its own for the prefetch, and another origin. */
    static final String OTHER_ISSUER = "https://other.example";

    static final String OTHER_ORIGIN = "https://other.example:8443";

    /** A sandbox whose tokens carry a fixed aud. */
    static final String SANDBOX_ISSUER = "https://sandbox.example";

    static final String SANDBOX_AUDIENCE = "https://sandbox.example/every-service";

    /** Paths of key sets on the key server; each is the set of an EHR with the issuer https://{path}.example. */
    static final List<String> SERVED = List.of("rotating", "failing", "hammered", "redirected", "too-large", "absent");

    /** An EHR whose tokens may name key sets by jku. */
    static final String JKU_ISSUER = "https://jku.example";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Public for JUnit. */
    public LiveService() {}

    /** The JVM ends it. */
    private static final class Started {
        private static final KeyServer KEYS = new KeyServer();
        private static final ConfigurableApplicationContext CONTEXT = start();

        private static ConfigurableApplicationContext start() {
            SpringApplication application = new SpringApplication(AllianceCdsApplication.class);
            // A minute lies between any two calls, so that each refusal has its line.
            application.addInitializers(starting -> ((GenericApplicationContext) starting)
                    .registerBean(
                            "refusedCallsOfTheTest",
                            RefusedCalls.class,
                            () -> new RefusedCalls(Runnable::run),
                            bean -> bean.setPrimary(true)));
            return application.run(arguments());
        }

        private static String[] arguments() {
            List<String> arguments = new ArrayList<>(
                    List.of("--server.port=0", "--alliance.zone=Europe/Berlin", "--alliance.public-url=" + PUBLIC_URL));
            String file = keyFile();
            arguments.add("--alliance.store.path=" + file.replaceFirst("jwks$", "db"));
            ehr(arguments, ISSUER, file, "origins[0]=" + ORIGIN);
            ehr(
                    arguments,
                    OTHER_ISSUER,
                    file,
                    "origins[0]=" + OTHER_ORIGIN,
                    "tenant=clinic-7",
                    "prefetch-aliases.questionnaireResponses=responses",
                    "prefetch-aliases.visits=encounters");
            ehr(arguments, SANDBOX_ISSUER, file, "audience=" + SANDBOX_AUDIENCE);
            ehr(
                    arguments,
                    JKU_ISSUER,
                    file,
                    "jkus[0]=" + KEYS.url("/jku-allowed"),
                    "jkus[1]=" + KEYS.url("/jku-redirecting"));
            for (String path : SERVED) {
                ehr(arguments, "https://" + path + ".example", KEYS.url("/" + path));
            }
            return arguments.toArray(String[]::new);
        }

        private static void ehr(List<String> arguments, String issuer, String jwks, String... more) {
            long index = arguments.stream()
                    .filter(argument -> argument.contains(".issuer="))
                    .count();
            String at = "--alliance.ehrs[" + index + "].";
            arguments.add(at + "issuer=" + issuer);
            arguments.add(at + "jwks=" + jwks);
            for (String setting : more) {
                arguments.add(at + setting);
            }
        }

        private static String keyFile() {
            try {
                Path file = Files.createTempFile("ehr", ".jwks");
                file.toFile().deleteOnExit();
                return Files.writeString(file, Keys.published()).toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LiveService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    KeyServer keys() {
        return Started.KEYS;
    }

    HttpRequest.Builder request(String path) {
        String port = Objects.requireNonNull(Started.CONTEXT.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    /** GET with that token. */
    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** GET without one. */
    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** POST as JSON with that token. */
    HttpResponse<String> post(String path, String body, String token) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
