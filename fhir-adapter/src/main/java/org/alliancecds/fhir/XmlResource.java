// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FHIR as XML, turned into JSON by HAPI, so that there is one path for both. */
final class XmlResource {
    private static final JsonMapper JSON = new JsonMapper();

    private XmlResource() {}

    static boolean looksLikeXml(String text) {
        return text.stripLeading().startsWith("<");
    }

    /** The same resource as JSON; null when it is not FHIR R4 XML to the letter: a lenient parser drops what it cannot read. */
    static @Nullable JsonNode toJson(String xml) {
        try {
            FhirContext context = FhirContext.forR4Cached();
            var resource = context.newXmlParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(xml);
            return JSON.readTree(context.newJsonParser().encodeResourceToString(resource));
        } catch (DataFormatException | JacksonException unreadable) {
            return null;
        }
    }
}
