// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import static org.alliancecds.service.problem.Problem.IssueType.TOO_COSTLY;
import static org.alliancecds.service.problem.Problem.IssueType.TOO_LONG;

import java.time.Duration;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.service.problem.Problem;

/** What a caller is told whose request holds more than is read at once, or takes longer than it may. */
public final class TooMuch {
    private static final String FEWER = "Send fewer resources: the newest 200 of each kind are enough (_count=200), or"
            + " those since a day (date=ge…).";

    private TooMuch() {}

    public static Problem of(Bounds.Exceeded exceeded) {
        String allowed = ", and at most " + exceeded.allowed() + " are read at once.";
        return switch (exceeded.what()) {
            case RESOURCES ->
                Problem.of(
                                413,
                                TOO_LONG,
                                "The request holds " + exceeded.given() + " resources" + allowed,
                                FEWER + " The setting is alliance.limits.resources.")
                        .at("prefetch");
            case XML_DOCUMENTS ->
                Problem.of(
                                413,
                                TOO_LONG,
                                "The request holds " + exceeded.given() + " resources as XML" + allowed,
                                "Send the resources as JSON, or all of them in one Bundle.")
                        .at("prefetch");
            case XML_CHARACTERS ->
                Problem.of(
                                413,
                                TOO_LONG,
                                "The request holds " + exceeded.given() + " characters of XML" + allowed,
                                "Send the resources as JSON, or fewer of them.")
                        .at("prefetch");
        };
    }

    static Problem tokens(long most) {
        return Problem.of(
                413,
                TOO_LONG,
                "The JSON holds more than " + most + " names, values and brackets.",
                FEWER + " The setting is alliance.limits.tokens.");
    }

    public static Problem late(Duration allowed) {
        return Problem.of(
                        503,
                        TOO_COSTLY,
                        "The request took longer than the " + allowed.toMillis() + " ms that it may, and was given up.",
                        "Treat this as \"could not tell\". " + FEWER + " The setting is alliance.limits.call.")
                .withHeader("Retry-After", "5");
    }
}
