// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that one mapping of a file may have.
 *
 * @param required those that have to be there
 * @param optional those that may be left out
 */
public record YamlKeys(List<String> required, List<String> optional) {

    /** Keys that all have to be there. */
    public static YamlKeys all(String... required) {
        return new YamlKeys(List.of(required), List.of());
    }

    /** These keys, and further ones that may be left out. */
    public YamlKeys mayHave(String... more) {
        return new YamlKeys(
                required, Stream.concat(optional.stream(), Stream.of(more)).toList());
    }

    /** Every key, the required ones first. */
    public List<String> known() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }
}
