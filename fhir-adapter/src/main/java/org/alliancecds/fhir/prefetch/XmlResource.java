// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.prefetch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FHIR as XML, turned into JSON by HAPI, so that there is one path for both. */
final class XmlResource {
    private static final JsonMapper JSON = new JsonMapper();

    /** As deep as JSON may be nested. */
    private static final int DEEPEST = 100;

    private static final String ENTRY = "<entry";

    private XmlResource() {}

    static boolean looksLikeXml(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i) == '<';
            }
        }
        return false;
    }

    /** How many entries of Bundles the text holds. */
    static int entries(String xml) {
        int entries = 0;
        for (int at = xml.indexOf(ENTRY); at >= 0; at = xml.indexOf(ENTRY, at + ENTRY.length())) {
            entries++;
        }
        return entries;
    }

    /**
     * The same resource as JSON; null when it is not FHIR R4 XML to the letter (a lenient parser drops what it cannot
     * read), when it declares a document type or an entity, and when it is nested too deeply.
     */
    static @Nullable JsonNode toJson(String xml) {
        if (!isPlain(xml)) {
            return null;
        }
        try {
            FhirContext context = FhirContext.forR4Cached();
            var resource = context.newXmlParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(xml);
            return JSON.readTree(context.newJsonParser().encodeResourceToString(resource));
        } catch (DataFormatException | JacksonException | StackOverflowError unreadable) {
            return null;
        }
    }

    /** Elements, attributes and text, not nested too deeply: nothing that expands. Reads without expanding anything. */
    private static boolean isPlain(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return false;
                    }
                    default -> {
                        // Text, comments and the like neither nest nor expand.
                    }
                }
                if (depth > DEEPEST) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException broken) {
            return false;
        }
    }
}
