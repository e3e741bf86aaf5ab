// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import java.time.LocalDate;
import org.alliancecds.record.RiskAnswer;

/** An answer to a risk item with its day. */
public record DatedRiskAnswer(RiskAnswer answer, LocalDate day) {}
