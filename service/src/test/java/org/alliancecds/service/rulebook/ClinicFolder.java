// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A clinic's own copy of the rulebook, edited as an editor does. */
public record ClinicFolder(Path path) {

    /** The content folders of rules/, copied. */
    public static ClinicFolder copiedTo(Path path) {
        Path rules = Path.of("..", "rules");
        try (Stream<Path> parts = Files.list(rules)) {
            for (Path part : (Iterable<Path>) parts.filter(Files::isDirectory)::iterator) {
                if (!part.endsWith("src") && !part.endsWith("target")) {
                    copy(part, path.resolve(part.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClinicFolder(path);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** The text of a file. */
    public String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes beside the file and renames, as most editors do. */
    public void write(String file, String text) {
        Path target = path.resolve(file);
        Path beside = path.resolve(file + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(beside, text);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces every such text of a file. */
    public void edit(String file, String from, String to) {
        String text = read(file);
        assertThat(text).as("the place to edit in " + file).contains(from);
        write(file, text.replace(from, to));
    }
}
