// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.told;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliancecds.course.Decline;
import org.alliancecds.guidance.CardKind;
import org.alliancecds.record.DataNote;
import org.alliancecds.rule.Level;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.rulebook.Evaluation.Finding;
import org.alliancecds.told.Again.Why;
import org.alliancecds.told.Judged.State;
import org.alliancecds.told.Told.Answered;
import org.alliancecds.told.Told.Telling;
import org.jspecify.annotations.Nullable;

/**
 * What of an evaluation is new to one reader, what stands, and what rests. A sign was told when a card with it, at this
 * level and with no reason less, was shown and the client has attended a session since, or when such a card was answered.
 * The rules of an earlier day never decide that; they are asked only about signs that were told before: whether the sign
 * was gone meanwhile, and whether the record is worse.
 */
public final class WhatIsNew {
    /** The topic of the card on answers to risk items that cannot be read. */
    public static final String UNREADABLE_RISK_ANSWER = "unreadableRiskAnswer";

    /** A sign that did not hold as of so many sessions in a row was gone. */
    private static final int GONE_AFTER = 2;
    /** So many sessions are looked back at; each costs an evaluation of that sign. */
    private static final int LOOKED_BACK_AT = 6;

    private final Evaluation evaluation;
    private final Told told;
    private final Past past;
    private final Map<String, Judged> bySign = new LinkedHashMap<>();
    private final @Nullable Judged unreadRisk;

    private WhatIsNew(Evaluation evaluation, Told told, Past past) {
        this.evaluation = evaluation;
        this.told = told;
        this.past = past;
        evaluation.findings().forEach(finding -> bySign.put(finding.sign(), judge(finding)));
        int unread = unreadRiskAnswers().size();
        this.unreadRisk = unread == 0 ? null : judgeUnread(unread);
    }

    /** Judges each finding for the reader who was told that. */
    public static WhatIsNew of(Evaluation evaluation, Told told, Past past) {
        return new WhatIsNew(evaluation, told, past);
    }

    /** What was judged. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** What that finding of the evaluation is to the reader. */
    public Judged of(Finding finding) {
        Judged judged = bySign.get(finding.sign());
        if (judged == null) {
            throw new IllegalArgumentException(finding.sign() + " is no finding of this evaluation.");
        }
        return judged;
    }

    /** What the answers to risk items that cannot be read are to the reader; null where there are none. */
    public @Nullable Judged unreadRisk() {
        return unreadRisk;
    }

    /** The notes on risk items whose answer cannot be read; they ask for a card of their own. */
    public List<DataNote> unreadRiskAnswers() {
        return evaluation.dataNotes().stream()
                .filter(note -> note.code() == DataNote.Code.UNREADABLE_RISK_ANSWER)
                .toList();
    }

    private Judged judge(Finding finding) {
        Said now = new Said(finding.sign(), finding.level(), Set.copyOf(finding.sentences()), evaluation.asOf());
        List<Telling> own = told.of(now.sign());
        List<Answered> answers = told.answersTo(now.sign());
        if (finding.guidance().card() == CardKind.RISK) {
            return judgeRisk(now, own, answers);
        }
        List<Telling> ofCourse = own.stream().filter(this::isOfThisCourse).toList();
        List<Answered> answersOfCourse = answers.stream()
                .filter(answer -> isOfThisCourse(answer.telling()))
                .toList();
        return new History(now, finding, ofCourse, answersOfCourse).judge();
    }

    /** Every opening shows a risk until it is answered, and again with another answer of the client's or after a while. */
    private Judged judgeRisk(Said now, List<Telling> own, List<Answered> answers) {
        if (answers.isEmpty()) {
            LocalDate since =
                    own.isEmpty() ? now.since() : own.get(own.size() - 1).said().since();
            return new Judged(since(now, since), State.NEW, sessionsSince(own, since), null, null);
        }
        Answered answer = answers.get(answers.size() - 1);
        Said answered = answer.telling().said();
        Why why = null;
        if (now.level().compareTo(answered.level()) > 0) {
            why = Why.RISK_ROSE;
        } else if (now.sign().equals(UNREADABLE_RISK_ANSWER)
                ? !answered.covers(now)
                : past.riskAnsweredSince(answer.telling().shownAt(), evaluation.asOf())) {
            why = Why.RISK_ANSWERED_AGAIN;
        } else if (!evaluation.asOf().isBefore(answer.on().plusDays(past.riskAnswerLasts()))) {
            why = Why.ANSWERED_LONG_AGO;
        }
        Telling last = own.isEmpty() ? answer.telling() : own.get(own.size() - 1);
        boolean shownSince = last.shownAt().isAfter(answer.at());
        LocalDate since =
                why == null ? answered.since() : shownSince ? last.said().since() : now.since();
        return new Judged(
                since(now, since),
                why == null ? State.STANDS : State.NEW,
                sessionsSince(own, since),
                answer.on(),
                why == null
                        ? null
                        : new Again(why, answer.on(), why == Why.ANSWERED_LONG_AGO ? past.riskAnswerLasts() : 0, null));
    }

    private Judged judgeUnread(int count) {
        // Each is a reason of its own, so that one more is more than was answered.
        Set<String> reasons = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "unreadable answer " + number)
                .collect(Collectors.toSet());
        return judgeRisk(
                new Said(UNREADABLE_RISK_ANSWER, Level.WARNING, reasons, evaluation.asOf()),
                told.of(UNREADABLE_RISK_ANSWER),
                told.answersTo(UNREADABLE_RISK_ANSWER));
    }

    /** What was told of one sign in this course, for any sign but of risk. */
    private final class History {
        private final Said now;
        private final Finding finding;
        private final List<Telling> own;
        private final List<Answered> answers;
        private final boolean info;

        private History(Said now, Finding finding, List<Telling> own, List<Answered> answers) {
            this.now = now;
            this.finding = finding;
            this.own = own;
            this.answers = answers;
            this.info = finding.level() == Level.INFO;
        }

        private Judged judge() {
            if (own.isEmpty()) {
                return new Judged(now, State.NEW, 0, null, null);
            }
            Telling last = own.get(own.size() - 1);
            if (isSetAsideForLong() || (info && toldLately())) {
                return judged(info ? State.RESTS : State.STANDS, last, null);
            }
            if (wasGoneSince(last)) {
                return new Judged(now, State.NEW, 0, null, Again.of(Why.CAME_BACK, last.shownOn()));
            }
            List<Telling> heard = own.stream()
                    .filter(one -> one.said().since().equals(last.said().since()))
                    .filter(this::wasHeard)
                    .toList();
            if (heard.isEmpty()) {
                return judged(State.NEW, last, null);
            }
            Telling lastHeard = heard.get(heard.size() - 1);
            if (!said(heard)) {
                boolean higher =
                        heard.stream().noneMatch(one -> one.said().level().compareTo(now.level()) >= 0);
                return judged(State.NEW, last, Again.of(higher ? Why.HIGHER : Why.FURTHER_REASON, lastHeard.shownOn()));
            }
            if (info) {
                return judged(State.RESTS, last, null);
            }
            Again again = again(lastHeard);
            // What was shown again since the last session is shown until the next one, as what is new is.
            boolean untold = !lastHeard.equals(last);
            return judged(again != null || untold ? State.NEW : State.STANDS, last, again);
        }

        private Judged judged(State state, Telling last, @Nullable Again again) {
            LocalDate since = last.said().since();
            LocalDate answeredOn = answers.stream()
                    .map(Answered::on)
                    .filter(day -> !day.isBefore(since))
                    .reduce((first, second) -> second)
                    .orElse(null);
            return new Judged(since(now, since), state, sessionsSince(own, since), answeredOn, again);
        }

        private @Nullable Again again(Telling shown) {
            Decline decline = past.declined(finding, recordDay(shown), evaluation.asOf());
            if (decline != null) {
                return new Again(Why.WORSE, shown.shownOn(), 0, decline.what());
            }
            boolean answered = answers.stream().anyMatch(answer -> !answer.at().isBefore(shown.shownAt()));
            int sessions = sessionsSince(shown);
            return !answered && sessions >= finding.guidance().remindAfter()
                    ? new Again(Why.REMINDED, shown.shownOn(), sessions, null)
                    : null;
        }

        /** Whether a session was attended since, or a card that said as much was answered. */
        private boolean wasHeard(Telling telling) {
            return sessionsSince(telling) > 0
                    || answers.stream()
                            .anyMatch(answer -> answer.telling().said().covers(telling.said())
                                    && !answer.at().isBefore(telling.shownAt()));
        }

        /** Whether these say all that is to be said now: each reason at this level or a higher one. */
        private boolean said(List<Telling> tellings) {
            Set<String> reasons = new HashSet<>();
            tellings.stream()
                    .map(Telling::said)
                    .filter(said -> said.level().compareTo(now.level()) >= 0)
                    .forEach(said -> reasons.addAll(said.reasons()));
            return reasons.containsAll(now.reasons())
                    && tellings.stream().anyMatch(one -> one.said().level().compareTo(now.level()) >= 0);
        }

        /** An information rests for some sessions, also when it went and came back. */
        private boolean toldLately() {
            return said(own.stream()
                    .filter(this::wasHeard)
                    .filter(one -> sessionsSince(one) <= finding.guidance().quietSessions())
                    .toList());
        }

        private boolean isSetAsideForLong() {
            if (answers.isEmpty()) {
                return false;
            }
            Answered last = answers.get(answers.size() - 1);
            long since =
                    evaluation.sessionDays().stream().filter(last::isBefore).count();
            return last.telling().said().level().compareTo(now.level()) >= 0
                    && since < finding.guidance().rests(last.reason());
        }

        private boolean wasGoneSince(Telling shown) {
            List<LocalDate> since =
                    evaluation.sessionDays().stream().filter(shown::isBefore).toList();
            List<LocalDate> days = since.subList(Math.max(0, since.size() - LOOKED_BACK_AT), since.size());
            // The later of two is asked first: where the sign held, neither of the two pairs that it belongs to is
            // asked on.
            int day = GONE_AFTER - 1;
            while (day < days.size()) {
                if (held(days.get(day))) {
                    day += GONE_AFTER;
                } else if (!held(days.get(day - 1))) {
                    return true;
                } else {
                    day++;
                }
            }
            return false;
        }

        private boolean held(LocalDate day) {
            return day.equals(evaluation.asOf()) || past.held(now.sign(), day);
        }
    }

    /** The record of the day on which it was shown; of the day before where that day's session was still ahead. */
    private LocalDate recordDay(Telling shown) {
        LocalDate day = shown.shownOn();
        return evaluation.sessionDays().contains(day) && shown.isBefore(day) ? day.minusDays(1) : day;
    }

    /** What was told in an earlier therapy was not told in this one. */
    private boolean isOfThisCourse(Telling telling) {
        LocalDate last = telling.lastSession();
        List<LocalDate> days = evaluation.sessionDays();
        return last == null || days.isEmpty() || !last.isBefore(days.get(0));
    }

    private int sessionsSince(Telling telling) {
        return (int) evaluation.sessionDays().stream().filter(telling::isBefore).count();
    }

    /** Since the first telling that began on that day. */
    private int sessionsSince(List<Telling> own, LocalDate since) {
        return own.stream()
                .filter(one -> one.said().since().equals(since))
                .findFirst()
                .map(this::sessionsSince)
                .orElse(0);
    }

    private static Said since(Said now, LocalDate since) {
        return new Said(now.sign(), now.level(), now.reasons(), since);
    }
}
