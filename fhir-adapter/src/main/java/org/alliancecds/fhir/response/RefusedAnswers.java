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
import org.alliancecds.record.DataNote;

/** The answers of one response that cannot be used: one note for each kind of reason, with the number of answers. */
final class RefusedAnswers {
    /** So many items are named; the number says the rest. */
    private static final int MOST_NAMED = 5;

    private final Map<Kind, List<String>> items = new LinkedHashMap<>();
    private final Map<Kind, Refused> first = new LinkedHashMap<>();

    private record Kind(DataNote.Code code, String why) {}

    void add(String linkId, Refused refused) {
        Kind kind = new Kind(refused.code(), refused.kind());
        items.computeIfAbsent(kind, fresh -> new ArrayList<>()).add(linkId);
        first.putIfAbsent(kind, refused);
    }

    void note(Resource resource, Measure measure, Call call) {
        items.forEach((kind, linkIds) -> {
            String why = Objects.requireNonNull(first.get(kind)).why();
            String name = measure.shortName();
            String text = linkIds.size() == 1
                    ? "The answer to item " + linkIds.get(0) + " of the " + name + " " + why + "; it was left out."
                    : linkIds.size() + " answers of the " + name + " (" + named(linkIds)
                            + ") cannot be used and were left out. The one to item " + linkIds.get(0) + " " + why + ".";
            call.note(kind.code(), resource, text);
        });
    }

    private static String named(List<String> linkIds) {
        String items = "items " + String.join(", ", linkIds.subList(0, Math.min(MOST_NAMED, linkIds.size())));
        return linkIds.size() > MOST_NAMED ? items + ", …" : items;
    }
}
