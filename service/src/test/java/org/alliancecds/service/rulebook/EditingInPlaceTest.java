// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alliancecds.service.Calls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a clinical lead does to the folder while the service runs, and what calls and health then say. */
class EditingInPlaceTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String EARLY = "warning_signs/early_dropout/rules.dslr";
    private static final String RISK = "warning_signs/risk/rules.dslr";
    private static final String LOW = "warning_signs/mean_alliance/rules.dslr";

    private static Path temporary;
    private static ClinicFolder folder;
    private static ClinicService service;
    private static String original;

    @BeforeAll
    static void start(@TempDir Path directory) {
        temporary = directory;
        folder = ClinicFolder.copiedTo(temporary.resolve("my-rules"));
        service = new ClinicService(folder);
        original = version(service.health());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private final Map<String, String> saved = new LinkedHashMap<>();

    @AfterEach
    void takeBack() {
        saved.forEach(folder::write);
        service.healthOnce(details -> details.path("version").stringValue().equals(original)
                && details.path("refusedChange").isMissingNode());
    }

    @Test
    void aChangeSpeaksInTheNextCallWithoutARestart() {
        assertThat(findings()).contains("mean_alliance_low");

        edit(
                LOW,
                "the client has given at least 3 alliance ratings",
                "the client has given at least 6 alliance ratings");

        JsonNode health = service.healthOnce(
                details -> !details.path("version").stringValue().equals(original));
        assertThat(findings()).doesNotContain("mean_alliance_low");
        assertThat(service.get("/rulebook").path("version").stringValue()).isEqualTo(version(health));
        assertThat(service.get("/actuator/info")
                        .path("rulebook")
                        .path("version")
                        .stringValue())
                .isEqualTo(version(health));
        JsonNode broken = ClinicService.details(service.healthOnce(
                        details -> details.path("brokenScenarios").size() > 0))
                .path("brokenScenarios");
        assertThat(broken.toString()).contains("mean_alliance_low should have fired as a warning, but stayed silent.");
    }

    @Test
    void aSignThatIsSwitchedOffIsSilentAndShownAsOff() {
        save(LOW);
        folder.write(
                LOW,
                folder.read(LOW)
                        + "\nswitch off mean_alliance_low since 2026-11-24 because \"not before our training\"\n");

        service.healthOnce(details -> !details.path("version").stringValue().equals(original));

        assertThat(evaluation().toString()).doesNotContain("mean_alliance_low");
        assertThat(service.get("/rulebook").toString())
                .containsOnlyOnce("\"switchedOff\":{\"since\":\"2026-11-24\",\"reason\":\"not before our training\"}");
        assertThat(service.page("/rulebook"))
                .contains("<strong>Switched off</strong> since <time datetime=\"2026-11-24\">2026-11-24</time>:"
                        + " <span>not before our training</span>");
    }

    @Test
    void aFaultyChangeIsToldWithItsPlaceAndRemedyAndTheOldRulebookServesOn() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        ch.qos.logback.classic.Logger root =
                ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        JsonNode health;
        long line =
                folder.read(EARLY).split("at least 1 session\n", 2)[0].lines().count();
        try {
            edit(EARLY, "at least 1 session\n", "at least one session\n");
            health = service.healthOnce(details -> details.has("refusedChange"));
            edit(EARLY, "// Early drop-out.", "// Early drop-out!");
            String since = refusal(health).path("since").stringValue();
            service.healthOnce(details ->
                    !details.path("refusedChange").path("since").stringValue().equals(since));
        } finally {
            root.detachAppender(log);
        }

        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(version(health)).isEqualTo(original);
        assertThat(refusal(health).path("since").stringValue()).startsWith("20");
        assertThat(refusal(health).path("faults").path(0).stringValue()).isEqualTo("""
                warning_signs/early_dropout/rules.dslr:%d: the client has attended at least one session
                  "one" does not fit here; a whole number from 1 to 200 does.
                  Maybe: the client has attended at least [n] session(s)""".formatted(line));
        assertThat(findings()).contains("mean_alliance_low");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(told -> told.contains("cannot be used; " + original + " serves on"))
                .as("each content that is refused is told once")
                .hasSize(2)
                .allMatch(told -> told.contains(EARLY + ":" + line + ": the client has attended at least one session"));
    }

    @Test
    void aFolderThatVanishesIsToldAndTheOldRulebookServesOn() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(folder.path(), elsewhere);
        try {
            JsonNode health = service.healthOnce(details -> details.has("refusedChange"));

            assertThat(refusal(health).path("faults").path(0).stringValue())
                    .startsWith(folder.path() + "\n  There is no such folder.\n  Maybe: ");
            assertThat(version(health)).isEqualTo(original);
            assertThat(findings()).contains("mean_alliance_low");
        } finally {
            Files.move(elsewhere, folder.path());
        }
    }

    @Test
    void aWholeFolderIsSwappedByALink() throws IOException {
        // As a deployment publishes: a link that is made to point to the next folder.
        Path next = temporary.resolve("next");
        ClinicFolder.copiedTo(next).edit(LOW, "at least 3 alliance ratings", "at least 6 alliance ratings");
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(folder.path(), elsewhere);
        Files.createSymbolicLink(folder.path(), next);
        try {
            service.healthOnce(details -> !details.path("version").stringValue().equals(original));

            assertThat(findings()).doesNotContain("mean_alliance_low");
        } finally {
            Files.delete(folder.path());
            Files.move(elsewhere, folder.path());
        }
    }

    @Test
    void hostileFilesChangeNothingAndAreTold() throws IOException {
        edit(RISK, "then\n    raise a warning", "then\n    System.exit(0);");
        edit(LOW, "rule \"Mean", "rule \"\\u0022 + System.exit(0) + \\u0022");
        edit("measures/srs/measure.yaml", "kind: alliance", "kind: !!javax.script.ScriptEngineManager [x]");
        edit("evidence/references.yaml", "shapiro:", "a: &a [x, x]\nb: [*a, *a]\nshapiro:");
        edit("warning_signs/early_dropout/scenarios.yaml", "- scenario:", "\u0000- scenario:");
        save("warning_signs/disengagement/rules.dslr");
        Files.write(
                folder.path().resolve("warning_signs/disengagement/rules.dslr"),
                "rule \"x\" ".repeat(60_000).getBytes(StandardCharsets.UTF_8));

        JsonNode health = service.healthOnce(
                details -> details.path("refusedChange").path("faults").size() >= 6);

        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(version(health)).isEqualTo(original);
        assertThat(refusal(health).path("faults").toString())
                .contains(RISK, LOW, "measures/srs/measure.yaml", "evidence/references.yaml")
                .contains("early_dropout/scenarios.yaml", "longer than 256 KiB");
        assertThat(findings()).contains("mean_alliance_low");
    }

    private static String version(JsonNode health) {
        return ClinicService.details(health).path("version").stringValue();
    }

    private static JsonNode refusal(JsonNode health) {
        return ClinicService.details(health).path("refusedChange");
    }

    private static JsonNode evaluation() {
        return MAPPER.readTree(service.post("/evaluations?asOf=2026-03-01", Calls.patientView(Ratings.record())));
    }

    private static List<String> findings() {
        JsonNode findings = evaluation().path("findings");
        return IntStream.range(0, findings.size())
                .mapToObj(i -> findings.path(i).path("rule").stringValue())
                .toList();
    }

    private void save(String file) {
        saved.putIfAbsent(file, folder.read(file));
    }

    private void edit(String file, String from, String to) {
        save(file);
        folder.edit(file, from, to);
    }
}
