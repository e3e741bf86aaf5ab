// SPDX-License-Identifier: Apache-2.0
/**
 * QuestionnaireResponses become ratings, scores, risk answers and session notes, the third step of reading a call.
 */
@NullMarked
package org.alliancecds.fhir.response;

import org.jspecify.annotations.NullMarked;
