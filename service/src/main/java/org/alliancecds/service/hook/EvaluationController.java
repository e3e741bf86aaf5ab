// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.alliancecds.service.audit.CallNotes;
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
        if (settings.runningMode() == AllianceSettings.Mode.SHADOW) {
            CallNotes unused = CallNotes.called(http, NAME);
            throw Problem.of(
                    403,
                    Problem.IssueType.FORBIDDEN,
                    "In the shadow mode nothing is shown, and evaluations neither.",
                    "Ask in the mode live or in the demo; the command shadow-report tells what would have been shown.");
        }
        Instant now = clock.instant();
        LocalDate day = day(asOf, LocalDate.ofInstant(now, settings.clinicZone()));
        CdsRequest call = requests.readAny(http, NAME);
        AllianceCheck.Explanation explanation = check.explain(call, now, day);
        CallNotes.of(http).answered(explanation.evaluation(), List.of());
        return EvaluationAnswer.of(explanation.evaluation(), explanation.sight());
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
