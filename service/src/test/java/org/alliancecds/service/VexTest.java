// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What vex.openvex.json says of a part is about the part that is built in, and rests on what the build does. */
class VexTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void eachStatementIsAboutAPartOfThisProgram() throws Exception {
        Set<String> parts;
        try (InputStream sbom = VexTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            parts = MAPPER.readTree(Objects.requireNonNull(sbom))
                    .path("components")
                    .valueStream()
                    .map(part -> part.path("purl").stringValue().replaceFirst("\\?.*", ""))
                    .collect(Collectors.toSet());
        }
        JsonNode vex = MAPPER.readTree(Files.readString(Path.of("..", "vex.openvex.json")));

        assertThat(vex.path("statements").size()).isPositive();
        vex.path("statements").forEach(statement -> statement.path("products").forEach(product -> product.path(
                        "subcomponents")
                .forEach(part -> assertThat(parts).contains(part.path("@id").stringValue()))));
    }

    @Test
    void theClassesWithTheFaultAreLeftOutOfTheJar() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<exclude>org/hl7/fhir/utilities/http/**</exclude>")
                .contains("<exclude>org/hl7/fhir/r4/utils/client/**</exclude>");
    }
}
