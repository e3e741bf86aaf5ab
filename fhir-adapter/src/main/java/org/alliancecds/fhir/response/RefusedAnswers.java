// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.measure.Measure;
import org.alliancecds.words.Words;

/** The answers of one response that cannot be used: one note for each kind of reason, with the number of answers. */
final class RefusedAnswers {
    private static final Words WORDS = Words.beside(RefusedAnswers.class);

    /** So many items are named; the number says the rest. */
    private static final int MOST_NAMED = 5;

    private final Map<List<Object>, List<String>> items = new LinkedHashMap<>();
    private final Map<List<Object>, Refused> first = new LinkedHashMap<>();

    void add(String linkId, Refused refused) {
        List<Object> kind = refused.kind();
        items.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(linkId);
        first.putIfAbsent(kind, refused);
    }

    void note(Resource resource, Measure measure, Call call) {
        items.forEach((kind, linkIds) -> {
            Refused refused = Objects.requireNonNull(first.get(kind));
            call.note(
                    refused.code(),
                    resource,
                    WORDS.say(
                            "answers-refused",
                            "answers",
                            linkIds.size(),
                            "measure",
                            measure.shortName(),
                            "item",
                            linkIds.get(0),
                            "items",
                            String.join(", ", linkIds.subList(0, Math.min(MOST_NAMED, linkIds.size()))),
                            "more",
                            linkIds.size() > MOST_NAMED,
                            "why",
                            refused.why()));
        });
    }
}
