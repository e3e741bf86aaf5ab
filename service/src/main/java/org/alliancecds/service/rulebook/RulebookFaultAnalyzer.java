// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import org.alliancecds.rulebook.RulebookException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of a rulebook, each with its place, and no stack trace; the service then ends with code 1. */
final class RulebookFaultAnalyzer extends AbstractFailureAnalyzer<RulebookException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RulebookException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
