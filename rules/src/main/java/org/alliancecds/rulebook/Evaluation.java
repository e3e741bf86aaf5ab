// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.alliancecds.fact.attendance.AttendanceSummary;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.record.DataNote;
import org.alliancecds.rule.Level;
import org.alliancecds.sentence.Answer;
import org.alliancecds.therapy.Series;
import org.jspecify.annotations.Nullable;

/**
 * What a rulebook says of a course as of a date. The same record, date and rulebook give an equal evaluation, whatever
 * the order of the record.
 *
 * @param rulebookVersion first 12 hex digits of the rulebook's content hash
 * @param findings strongest first: level, then grade of evidence, then id
 * @param silent every other sign, by id, with what each condition said; a sign that is switched off is neither here nor
 *     among the findings
 * @param dataNotes what was left out or used with care
 * @param series the ratings and scores of the course
 * @param sessionDays the days of the attended sessions of the course, oldest first
 */
public record Evaluation(
        String rulebookVersion,
        LocalDate asOf,
        List<Finding> findings,
        List<Silence> silent,
        List<DataNote> dataNotes,
        List<Series> series,
        AttendanceSummary attendance,
        List<LocalDate> sessionDays) {

    /** The day of the last attended session; null where the record shows none. */
    public @Nullable LocalDate lastSession() {
        return sessionDays.isEmpty() ? null : sessionDays.get(sessionDays.size() - 1);
    }

    /**
     * A warning sign that fired.
     *
     * @param sign id
     * @param level the highest of its rules that fired
     * @param conditions those of all rules that fired, each once, in the order of the rules; without silencers, since
     *     what did not silence a rule is no reason for it
     * @param staleOn the day on which its newest basis is stale, as the definitions say; null when it rests on no dated data
     */
    public record Finding(
            String sign,
            Level level,
            Guidance guidance,
            List<ConditionAnswer> conditions,
            @Nullable LocalDate staleOn) {

        /** The answers of the conditions, each once. */
        public List<Answer> because() {
            return conditions.stream().map(ConditionAnswer::answer).distinct().toList();
        }

        /** The names of the rules that fired. */
        public List<String> sentences() {
            return conditions.stream().map(ConditionAnswer::rule).distinct().toList();
        }
    }

    /** A sign that stayed silent; {@code why} has a line for each condition of each of its rules. */
    public record Silence(String sign, List<ConditionAnswer> why) {}

    /**
     * A condition and its answer.
     *
     * @param rule the name of the rule
     * @param condition the sentence as written in the rule file
     */
    public record ConditionAnswer(String rule, String condition, Answer answer) {}
}
