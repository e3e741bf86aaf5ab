// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.course;

import java.time.LocalDate;

/** An answer to a risk item with its day. */
record DatedRiskAnswer(RiskAnswer answer, LocalDate day) {}
