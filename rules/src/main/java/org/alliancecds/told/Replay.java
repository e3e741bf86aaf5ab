// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.alliancecds.course.Courses;
import org.alliancecds.course.Decline;
import org.alliancecds.record.ClientRecord;
import org.alliancecds.record.RiskAnswer;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.therapy.Deadline;
import org.jspecify.annotations.Nullable;

/** The past of one client, asked of one rulebook; for one thread. Nothing is put together before it is asked for. */
public final class Replay implements Past {
    private final Rulebook rulebook;
    private final ClientRecord client;
    private final Map<String, Boolean> held = new HashMap<>();
    private final Deadline deadline;
    private @Nullable Courses courses;

    /** Of a client, with all the time that is needed. */
    public Replay(Rulebook rulebook, ClientRecord client) {
        this(rulebook, client, Deadline.NONE);
    }

    /** What it is asked throws {@link Deadline.Passed} when there is no time left. */
    public Replay(Rulebook rulebook, ClientRecord client, Deadline deadline) {
        this.rulebook = rulebook;
        this.client = client;
        this.deadline = deadline;
    }

    @Override
    public boolean held(String sign, LocalDate day) {
        return held.computeIfAbsent(
                sign + " " + day, key -> rulebook.holds(courses().asOf(day), sign));
    }

    @Override
    public @Nullable Decline declined(Finding finding, LocalDate then, LocalDate now) {
        Set<Decline.Of> about = about(finding);
        return about.isEmpty()
                ? null
                : Decline.between(courses().asOf(then), courses().asOf(now), about, rulebook.measures());
    }

    @Override
    public boolean riskAnsweredSince(Instant moment, LocalDate asOf) {
        ZoneId zone = client.zone();
        LocalDate day = LocalDate.ofInstant(moment, zone);
        for (RiskAnswer answer : client.riskAnswers()) {
            ZonedDateTime at = answer.answeredAt().atZone(zone);
            // An answer that is known by its day alone is read as the day's first moment.
            boolean dayOnly = at.toLocalTime().equals(LocalTime.MIDNIGHT);
            boolean later = dayOnly
                    ? !at.toLocalDate().isBefore(day)
                    : answer.answeredAt().isAfter(moment);
            if (answer.answer() > 0 && later && !at.toLocalDate().isAfter(asOf)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int riskAnswerLasts() {
        return rulebook.definitions().riskAnswerLasts().value();
    }

    private Courses courses() {
        Courses known = courses;
        if (known == null) {
            known = rulebook.courses(client, deadline);
            courses = known;
        }
        return known;
    }

    /** What can get worse of that which the rules of a finding that fired ask about. */
    private Set<Decline.Of> about(Finding finding) {
        Set<String> fired = Set.copyOf(finding.sentences());
        Set<Decline.Of> about = EnumSet.noneOf(Decline.Of.class);
        for (RuleText rule : rulebook.rules()) {
            if (rule.sign().equals(finding.sign()) && fired.contains(rule.name())) {
                about.addAll(About.of(rule));
            }
        }
        return about;
    }
}
