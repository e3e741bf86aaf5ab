// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.alliancecds.service.audit.AuditTrail;
import org.alliancecds.service.audit.CallLog;
import org.alliancecds.service.ehr.Caller;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.service.settings.AllianceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers the body of a CDS Hooks call with the findings and silences themselves, as of any day up to today. */
@RestController
final class EvaluationController {

    private static final String NAME = "evaluations";

    private final CdsRequestReader requests;
    private final AllianceCheck check;
    private final AllianceSettings settings;
    private final Clock clock;

    EvaluationController(CdsRequestReader requests, AllianceCheck check, AllianceSettings settings, Clock clock) {
        this.requests = requests;
        this.check = check;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(path = "/evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
    EvaluationAnswer evaluate(
            @RequestParam(name = "asOf", required = false) @Nullable String asOf, HttpServletRequest http) {
        CallLog.called(http, NAME);
        if (settings.runningMode() == AllianceSettings.Mode.SHADOW) {
            throw Problem.of(
                    403,
                    Problem.IssueType.FORBIDDEN,
                    "In the shadow mode nothing is shown, and evaluations neither.",
                    "Ask in the mode live or in the demo; the command shadow-report tells what would have been shown.");
        }
        Instant now = clock.instant();
        LocalDate day = day(asOf, LocalDate.ofInstant(now, settings.clinicZone()));
        AuditTrail.called(http, Caller.of(http), NAME);
        CdsRequest request = requests.read(http, null);
        AuditTrail.asked(http, request.userId(), request.patientId());
        AllianceCheck.Result result = check.explain(request, now, day);
        AuditTrail.answered(http, result.evaluation(), List.of());
        CallLog.evaluated(
                http,
                NAME,
                result.evaluation().rulebookVersion(),
                result.evaluation().findings().size());
        return EvaluationAnswer.of(result.evaluation(), result.sight());
    }

    private static LocalDate day(@Nullable String asOf, LocalDate today) {
        if (asOf == null) {
            return today;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(asOf);
        } catch (DateTimeParseException unreadable) {
            throw badDay("asOf is not a date.");
        }
        if (day.isAfter(today)) {
            throw badDay("asOf lies in the future, of which nothing is known.");
        }
        return day;
    }

    private static Problem badDay(String fault) {
        return Problem.of(
                        400,
                        Problem.IssueType.VALUE,
                        fault,
                        "Write it as 2026-03-01, at most today; absent means today.")
                .at("asOf");
    }
}
