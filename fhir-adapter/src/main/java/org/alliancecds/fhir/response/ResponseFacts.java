// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.record.MeasureResponse;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.record.SessionNote;
import org.jspecify.annotations.Nullable;

/** What one QuestionnaireResponse gives. */
public record ResponseFacts(List<MeasureResponse> responses, List<RiskAnswer> risks, List<SessionNote> notes) {
    static final ResponseFacts NONE = new ResponseFacts(List.of(), List.of(), List.of());

    static ResponseFacts ofNote(@Nullable SessionNote note) {
        return note == null ? NONE : new ResponseFacts(List.of(), List.of(), List.of(note));
    }

    static ResponseFacts all(List<ResponseFacts> parts) {
        List<MeasureResponse> responses = new ArrayList<>();
        List<RiskAnswer> risks = new ArrayList<>();
        List<SessionNote> notes = new ArrayList<>();
        for (ResponseFacts part : parts) {
            responses.addAll(part.responses);
            risks.addAll(part.risks);
            notes.addAll(part.notes);
        }
        return new ResponseFacts(responses, risks, notes);
    }
}
