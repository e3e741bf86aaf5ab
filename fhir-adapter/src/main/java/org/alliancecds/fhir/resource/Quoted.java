// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.resource;

import org.alliancecds.words.Language;
import org.alliancecds.words.Spoken;

/** Something out of the data, which a data note shows in quotation marks and in one short line. */
public record Quoted(String text) implements Spoken {
    @Override
    public String in(Language language) {
        return Tree.quote(text);
    }
}
