// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alliancecds.service.AllianceCdsApplication;

/** The program as an operator calls it, for something else than to serve: its words and its exit code. */
public record CommandRun(int code, String said) {

    private static final int FIRST_TO_WARN = 22;

    public static CommandRun of(Path folder, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_TO_WARN) {
            // The released jar has this in its manifest.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AllianceCdsApplication.class.getName()));
        command.addAll(List.of(args));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("It does not end.");
            }
            return new CommandRun(
                    process.exitValue(),
                    Files.readString(said, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } finally {
            process.destroyForcibly();
        }
    }
}
