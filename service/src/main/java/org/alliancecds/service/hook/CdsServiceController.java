// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alliancecds.service.audit.AuditTrail;
import org.alliancecds.service.audit.CallLog;
import org.alliancecds.service.card.CdsResponse;
import org.alliancecds.service.ehr.Caller;
import org.alliancecds.service.settings.AllianceSettings;
import org.alliancecds.service.settings.EhrProfile;
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
        HookService service = HookService.called(id);
        CallLog.called(http, service.id());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, settings.clinicZone());
        EhrProfile caller = Caller.of(http);
        AuditTrail.called(http, caller, service.id());
        CdsRequest request = requests.read(http, service);
        AuditTrail.asked(http, request.userId(), request.patientId());
        AllianceCheck.Result result = check.evaluate(request, now, today);
        CallLog.evaluated(
                http,
                service.id(),
                result.evaluation().rulebookVersion(),
                result.evaluation().findings().size());
        CdsResponse answer = check.cards(result, request.occasion(caller, now));
        AuditTrail.answered(http, result.evaluation(), answer.cards());
        // In the shadow it is only counted what would have been shown.
        return settings.runningMode() == AllianceSettings.Mode.SHADOW ? new CdsResponse(List.of()) : answer;
    }
}
