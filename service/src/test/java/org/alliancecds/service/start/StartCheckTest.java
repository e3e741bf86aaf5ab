// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.AllianceCdsApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartCheckTest {

    @Test
    void startsOnThisMachine() {
        for (String address : List.of("127.0.0.1", "localhost", "::1", "127.0.0.53")) {
            assertThatCode(() -> check(Map.of("server.address", address))).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnyOtherAddressWithoutAnEhr() {
        for (String address : List.of("0.0.0.0", "::", "10.1.2.3", "")) {
            assertThatThrownBy(() -> check(Map.of("server.address", address)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("no EHR is configured")
                    .hasMessageContaining("alliance.ehrs[0].issuer and alliance.ehrs[0].jwks");
        }
        assertThatThrownBy(() -> check(Map.of())).hasMessageContaining("(empty: every address)");
    }

    @Test
    void refusesAnInnerAddressThatIsNone() {
        for (String address : List.of("169.254.169.254", "127.0.0.1", "10.0.0.0/8", "fhir.clinic.example")) {
            assertThatThrownBy(() ->
                            check(Map.of("server.address", "127.0.0.1", "alliance.fhir.inner-addresses[0]", address)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("alliance.fhir.inner-addresses holds " + address);
        }
        assertThatCode(() ->
                        check(Map.of("server.address", "127.0.0.1", "alliance.fhir.inner-addresses[0]", "10.1.2.3")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesASettingThatDoesNotExist() {
        for (String setting : List.of("alliance.mod", "alliance.ehrs[0].fhir-server", "alliance.course.gapdaze")) {
            assertThatThrownBy(() -> check(Map.of("server.address", "127.0.0.1", setting, "x")))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("There is no setting " + setting);
        }
    }

    @Test
    void refusesADemoForOthers() {
        Map<String, Object> demo = Map.of(
                "server.address", "0.0.0.0",
                "alliance.mode", "demo",
                "alliance.ehrs[0].issuer", "https://ehr.example",
                "alliance.ehrs[0].jwks", "keys.json");
        assertThatThrownBy(() -> check(demo)).hasMessageContaining("would open the demo to others");
    }

    @Test
    void refusesWhatWouldHideAProxyOrOpenAnotherPort() {
        for (String mode : List.of("demo", "live")) {
            assertThatThrownBy(() -> check(Map.of(
                            "server.address", "127.0.0.1",
                            "alliance.mode", mode,
                            "server.forward-headers-strategy", "framework")))
                    .hasMessageContaining("server.forward-headers-strategy=framework");
        }
        assertThatThrownBy(() -> check(Map.of("server.address", "127.0.0.1", "management.server.port", "9000")))
                .hasMessageContaining("management.server.address");
        assertThatCode(() -> check(Map.of(
                        "server.address", "127.0.0.1",
                        "management.server.port", "9000",
                        "management.server.address", "127.0.0.1")))
                .doesNotThrowAnyException();
    }

    @Test
    void endsWithCodeOneAndOneReasonAndNoStackTrace() throws Exception {
        Run run = run("--server.address=0.0.0.0");

        assertThat(run.output())
                .contains("would open this service to others")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void endsWithCodeOneAndThePlaceOfAFaultInTheRulebook(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("warning_signs/early_dropout"));
        Files.writeString(folder.resolve("warning_signs/early_dropout/rules.dslr"), "rule \"x\"\nwhen\n  nonsense\n");
        Run run = run("--alliance.rulebook.path=" + folder, "--server.port=0");

        assertThat(run.output())
                .contains("cannot be used")
                .contains("Maybe: ")
                .doesNotContain("\tat ")
                .doesNotContain("UnsatisfiedDependencyException");
        assertThat(run.code()).isEqualTo(1);
    }

    private record Run(int code, String output) {}

    private static Run run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AllianceCdsApplication.class.getName()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile("start", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static void check(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        StartCheck.check(environment);
    }
}
