// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON from outside, whether it was sent or fetched. */
public final class StrictJson {
    /** More than weekly sessions of 20 years take, with four resources each; a project default. */
    private static final long MOST_TOKENS = 500_000;

    private StrictJson() {}

    /**
     * Reads trees in which numbers keep their digits, up to half a million names, values and brackets.
     *
     * @param deepest how deep JSON may be nested
     */
    public static JsonMapper mapper(int deepest) {
        return mapper(deepest, MOST_TOKENS);
    }

    /**
     * As above, with another number of names, values and brackets.
     *
     * @param mostTokens beyond which it is refused: even an empty object takes memory
     */
    public static JsonMapper mapper(int deepest, long mostTokens) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .maxTokenCount(mostTokens)
                                .build())
                        // Of two values under one name one would silently win.
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
