// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The measure folders as they stand in the source tree, or in any folder laid out like it. */
final class MeasureFiles {
    static final Path SHIPPED = Path.of("measures");

    private MeasureFiles() {}

    static Measure shipped(String id) {
        return read(SHIPPED.resolve(id));
    }

    static MeasureCatalogue catalogue(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return new MeasureCatalogue(folders.sorted().map(MeasureFiles::read).toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static List<String> ids(MeasureCatalogue catalogue) {
        return catalogue.all().stream().map(Measure::id).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Measure read(Path folder) {
        Path file = folder.resolve("measure.yaml");
        return MeasureReader.read(file.toString(), text(file));
    }
}
