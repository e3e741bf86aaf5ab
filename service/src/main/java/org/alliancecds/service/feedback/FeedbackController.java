// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.alliancecds.service.audit.CallNotes;
import org.alliancecds.service.ehr.Caller;
import org.alliancecds.service.hook.HookService;
import org.alliancecds.service.intake.RequestBody;
import org.alliancecds.service.problem.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an EHR says what became of its cards. It is on the disk before it is acknowledged. */
@RestController
final class FeedbackController {

    private final RequestBody body;
    private final FeedbackLog feedback;

    FeedbackController(RequestBody body, FeedbackLog feedback) {
        this.body = body;
        this.feedback = feedback;
    }

    /** Answers with no body, or, where something in the batch could not be used, with what and where. */
    @PostMapping(path = "/cds-services/{id}/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<@Nullable OperationOutcome> feedback(@PathVariable("id") String id, HttpServletRequest http) {
        HookService service = HookService.called(id);
        CallNotes.called(http, service.id() + "/feedback");
        FeedbackReader.Batch batch = FeedbackReader.read(body.read(http));
        feedback.keep(Caller.of(http).name(), service.id(), batch.usable());
        return batch.leftOut().isEmpty()
                ? ResponseEntity.ok().build()
                : ResponseEntity.ok(new OperationOutcome("OperationOutcome", issues(batch.leftOut())));
    }

    private static List<OperationOutcome.Issue> issues(List<FeedbackReader.LeftOut> leftOut) {
        return leftOut.stream()
                .map(one -> new OperationOutcome.Issue(
                        "warning",
                        "structure",
                        one.fault() + " Put it right and send that entry again; all else is kept.",
                        List.of(one.place())))
                .toList();
    }
}
