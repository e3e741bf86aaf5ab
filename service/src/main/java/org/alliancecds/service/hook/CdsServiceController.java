// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.service.audit.CallNotes;
import org.alliancecds.service.card.CdsResponse;
import org.alliancecds.service.card.Occasion;
import org.alliancecds.service.ehr.Caller;
import org.alliancecds.service.settings.AllianceSettings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an EHR calls. */
@RestController
final class CdsServiceController {

    private final CdsRequestReader requests;
    private final AllianceCheck check;
    private final AllianceSettings settings;
    private final Clock clock;

    CdsServiceController(CdsRequestReader requests, AllianceCheck check, AllianceSettings settings, Clock clock) {
        this.requests = requests;
        this.check = check;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(path = "/cds-services/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    CdsResponse call(@PathVariable("id") String id, HttpServletRequest http) {
        Instant now = clock.instant();
        CdsRequest call = requests.read(http, HookService.called(id));
        Occasion occasion = call.occasion(Caller.of(http), now);
        AllianceCheck.Answer answer = check.answer(call, occasion, LocalDate.ofInstant(now, settings.clinicZone()));
        CallNotes.of(http).answered(answer.evaluation(), answer.cards());
        // In the shadow it is only counted what would have been shown.
        return new CdsResponse(settings.runningMode() == AllianceSettings.Mode.SHADOW ? List.of() : answer.cards());
    }
}
