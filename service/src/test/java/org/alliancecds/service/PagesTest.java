// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the project's pages can be read: no cell has more than 40 words. */
class PagesTest {

    private static final int MOST_WORDS = 40;

    @Test
    void noCellOfATableHasMoreThanFortyWords() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int cells = 0;
        for (Path page : pages()) {
            for (String line : Files.readAllLines(page)) {
                if (!line.strip().startsWith("|")) {
                    continue;
                }
                for (String cell : line.strip().split(" \\| ", -1)) {
                    cells++;
                    if (cell.strip().split("\\s+", -1).length > MOST_WORDS) {
                        tooLong.add(page.getFileName() + ": " + cell);
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
        assertThat(cells).isGreaterThan(500);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : List.of(Path.of(".."), Path.of("../rules"), Path.of("../service"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(".md"))
                        .forEach(pages::add);
            }
        }
        return pages;
    }
}
