# The dictionary: every sentence that a rule may use, and what answers it.
# Left of "=": the sentence. {n:1..60} is a whole number in that range, {x:0.1..3.0/0.1} a decimal in steps of 0.1,
# {sign} the id of a warning sign, {x:a|b} one of these words; "(s)" may be written or left out.
# Right of "=": the fact that answers it (attendance, alliance, outcome, pairs, raters, notes, therapy, signs, risk) and its question.
# Right of "=": the fact that answers it (attendance, alliance, notes, therapy, barriers, diagnoses, ratings, data, signs,
# risk) and its question.
# Behind "; only if": what has to be so for the sentence to be true, as a quantity of the same fact or between its slots.
# By it, a rule that could never speak is refused when it is loaded. It may be left out.
# Any condition may also stand behind "unless": then the rule is held back when the sentence is known to be true.

# Attendance
[when]the client has attended at least {n:1..200} session(s)=attendance.attendedAtLeast({n}); only if sessions attended >= {n}
[when]the client has attended fewer than {n:1..200} session(s)=attendance.attendedFewerThan({n}); only if sessions attended < {n}
[when]an appointment was missed in this course=attendance.missedInCourse()
[when]nothing is booked within {days:1..120} days of the last session=attendance.nothingBookedWithin({days})
[when]the last appointment was missed=attendance.lastMissed()
[when]at least {n:1..20} of the last {of:1..20} appointments were missed=attendance.missedAtLeast({n},{of}); only if {n} <= {of}
[when]the last {n:1..20} appointments were all kept=attendance.lastAllKept({n})
[when]at least {n:1..20} of the last {of:1..20} sessions began {minutes:1..120} minutes or more late=attendance.lateAtLeast({n},{of},{minutes}); only if {n} <= {of}
[when]the client came on the wrong day within the last {weeks:1..52} week(s)=attendance.wrongDayWithinWeeks({weeks})
[when]at least {n:1..20} of the last {of:1..20} appointments were cancelled by the client=attendance.cancelledByClientAtLeast({n},{of}); only if {n} <= {of}
[when]the last session was at least {days:1..120} days ago=attendance.lastSessionAtLeastDaysAgo({days})
[when]no appointment is booked ahead=attendance.nothingBookedAhead()
[when]the contacts are for assessment only or a planned single session=attendance.assessmentOnly()

# Alliance as the client rates it: one series for each measure, never mixed
[when]the client has given at least {n:1..60} alliance rating(s)=alliance.givenAtLeast({n}); only if ratings given >= {n}
[when]the client has given fewer than {n:1..60} alliance ratings=alliance.givenFewerThan({n}); only if ratings given < {n}
[when]the latest alliance rating is at or below the concern line=alliance.latestAtConcernLine(); only if ratings given >= 1
[when]the first alliance rating, given at session {n:1..20}, is at or below the concern line=alliance.firstAtConcernLine({n}); only if ratings given >= 1
[when]the mean alliance across sessions is at or below the concern line=alliance.meanAtConcernLine(); only if ratings given >= 1
[when]the mean of the last {n:1..20} alliance ratings is at or below the concern line=alliance.recentMeanAtConcernLine({n}); only if ratings given >= {n}
[when]the last {n:1..20} ratings are not all above the concern line=alliance.lastNotAllAboveConcernLine({n}); only if ratings given >= 1
[when]the mean of the last {n:1..20} ratings is at least {x:0.1..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones=alliance.recentMeanBelowEarlier({n},{x}); only if ratings given >= {n}
[when]the last {n:1..20} ratings all lie below the mean of the earlier ones=alliance.lastAllBelowEarlierMean({n}); only if ratings given >= {n}
[when]the running mean has fallen by at least {x:0.1..3.0/0.1} of the measure's reliable change since rating {n:1..20}=alliance.runningMeanFellByReliableChange({x},{n}); only if ratings given >= {n}
[when]the last {n:1..20} ratings lie on average no more than one step below the top of the scale=alliance.recentMeanWithinStepOfCeiling({n}); only if ratings given >= {n}
[when]the latest alliance rating is no older than {days:1..365} days or {times:1..10} of the client's usual intervals=alliance.latestIsRecent({days},{times}); only if ratings given >= 1
[when]the last {n:1..20} ratings are all at the ceiling of the measure=alliance.lastAllAtCeiling({n}); only if ratings given >= {n}
[when]the last {n:1..20} ratings have the same answer to every item=alliance.lastSameInEveryItem({n}); only if ratings given >= {n}
[when]the alliance fell by at least {x:0.1..5.0/0.1} own standard deviations, and came back to within {y:0.1..5.0/0.1} at one of the last {n:1..20} ratings=alliance.cameBackAfterFall({x},{y},{n})
[when]a tension of {tension:1..5} or more, confrontation or withdrawal was noted within {n:1..20} sessions, and the latest rating is within {y:0.1..5.0/0.1} own standard deviations of before=alliance.backAfterCodedTension({tension},{n},{y})

# Who rates the alliance; raters are compared, never averaged
[when]client and therapist last rated a session at least {x:0.1..5.0/0.1} standard deviations further apart than over at least {n:2..20} earlier ones=pairs.furtherApartThanUsual({x},{n})
[when]the last session that both rated is no older than {days:1..365} days or {times:1..10} of the usual intervals=pairs.latestIsRecent({days},{times})
[when]the last {n:1..20} alliance ratings are all by the therapist or an observer=raters.lastAllByOthers({n})
[when]the latest alliance rating by anyone is no older than {days:1..365} days or {times:1..10} of the usual intervals=raters.latestIsRecent({days},{times})

# Scores on outcome measures: one series for each measure, never mixed; direction and figures are the measure's
[when]the latest score is worse by at least the reliable change than the first or the best one at least {days:1..365} days or {sessions:1..20} sessions before=outcome.worseThanFirstOrBest({days},{sessions})
[when]the latest score is better by at least the reliable change than the first one at least {days:1..365} days or {sessions:1..20} sessions before=outcome.betterThanFirst({days},{sessions})
[when]the latest score lies within the reliable change of the first one at least {days:1..365} days or {sessions:1..20} sessions before=outcome.withinReliableChangeOfFirst({days},{sessions})
[when]the latest score is in the clinical range=outcome.latestInClinicalRange()
[when]the latest score is no older than {days:1..365} days or {times:1..10} of the usual intervals=outcome.latestIsRecent({days},{times})

# A fall against the client's own earlier ratings. Not below 1.0, so that a fall is never less than the measure's step
[when]the latest alliance rating is at least {x:1.0..5.0/0.1} of the client's own standard deviations below the mean of the earlier ones=alliance.latestBelowEarlier({x}); only if ratings given >= 3
[when]the rating before the latest was given no more than {days:1..365} days or {times:1..10} of the client's usual intervals earlier=alliance.earlierWereRecent({days},{times}); only if ratings given >= 2
[when]bond, goals and tasks are known for the latest rating and for at least {n:1..60} earlier one(s)=alliance.partsKnownFor({n}); only if ratings given >= {n}
[when]the {part:bond|goals|tasks} part of the latest rating fell by at least one step of its scale, and no less than the other two=alliance.partFell({part}); only if ratings given >= 2

# Whether it came back to the mean of the ratings before, counted in own standard deviations of those. Each of these is one
# sentence, so that all of it is said of the same tension, or of the same fall
[when]a tension of {t:1..5} or more, a confrontation or a withdrawal, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {x:0.1..3.0/0.1} own deviations=alliance.notBackSinceNotedTension({t},{s},{n},{x}); only if ratings given >= {n}
[when]a fall of {x:1.0..5.0/0.1} own deviations from at least {m:2..9} ratings, {s:1..9} or more sessions ago, is not noted as repaired, and none of {n:1..9} or more ratings since is back within {y:0.1..3.0/0.1} own deviations=alliance.notBackSinceFall({x},{m},{s},{n},{y}); only if ratings given >= {n}

# Session notes of the therapist
[when]a note of the last {n:1..20} session(s) says that the client doubts the treatment=notes.doubtsTreatment({n})
[when]the note of the last session says bored or disengaged=notes.disengagedAtLastSession()
[when]the notes of at least {n:1..20} of the last {of:1..20} sessions say bored or disengaged=notes.disengagedAtLeast({n},{of}); only if {n} <= {of}
[when]homework was not done at the last session=notes.homeworkNotDoneAtLastSession()
[when]homework was not done at the last {n:1..20} sessions for which it was set=notes.homeworkNotDone({n})
[when]a note of the last {n:1..20} session(s) tells of a confrontation that was not repaired since, with tension {tension:1..5} or more where it was rated=notes.confrontationNotRepaired({n},{tension})
[when]a note of the last {n:1..20} session(s) tells of a withdrawal that was not repaired since=notes.withdrawalNotRepaired({n})
[when]a planned ending was announced=notes.plannedEnding()
[when]the note of the last session says that the client cried=notes.criedAtLastSession()
[when]motivation at the last session was {n:0..10} or less of 10=notes.motivationAtMost({n})

# What kind of treatment it is, by the type codes of its contacts
[when]the treatment is coded as trauma-focused=therapy.traumaFocused()
[when]the treatment is coded as one whose mechanism is the alliance=therapy.allianceIsMechanism()
[when]the client has attended no more than {n:1..60} session(s) of a trauma-focused treatment=therapy.traumaFocusedSessionsAtMost({n})

# Practical obstacles, diagnoses
[when]a practical barrier was recorded within the last {days:1..365} days and not marked as solved=barriers.openWithin({days})
[when]a substance-use disorder is among the diagnoses=diagnoses.substanceUse()

# Ratings by anyone on any alliance measure; forms that could not be used
[when]no one has rated the alliance in this course=ratings.none(); only if days rated < 1
[when]the alliance was rated on at least {n:2..60} days, by anyone=ratings.ratedOnAtLeast({n}); only if days rated >= {n}
[when]the last alliance rating by anyone is older than {times:1..10} of the client's usual intervals=ratings.olderThanIntervals({times}); only if days rated >= 2
[when]at least {n:1..20} session(s) were attended since the last alliance rating by anyone=ratings.sessionsSinceAtLeast({n}); only if days rated >= 1
[when]the newest alliance form, of the last {days:1..365} days or the last {sessions:1..20} sessions, could not be used=data.newestWithin({days},{sessions})

# Signs that other rules noted or raised
[when]early signs of at least {n:1..10} kind(s) were noted=signs.earlyAtLeast({n}); only if noted early >= {n}
[when]disengagement signs of at least {n:1..10} kind(s) were noted within the last {contacts:1..20} contacts=signs.disengagementAtLeast({n},{contacts}); only if noted disengagement >= {n}
[when]a disengagement sign was noted=signs.anyDisengagement(); only if noted disengagement >= 1
[when]another disengagement sign than {sign} was noted=signs.disengagementOtherThan({sign}); only if noted disengagement >= 1
[when]the sign {sign} was raised=signs.raised({sign})
[when]a warning or a critical alert was raised=signs.anyWarning()
[when]the early drop-out window already names these disengagement signs=signs.earlyWindowNamesDisengagement()

# Risk items: the highest answer of a day counts, and the latest day speaks
[when]the latest answer to a risk item within {days:1..365} days is {n:1..10} or more=risk.latestAtLeast({days},{n})
[when]the latest answer to an item about plans within {days:1..365} days is {n:1..10} or more=risk.latestAboutPlansAtLeast({days},{n})
[when]the latest answer to a risk item is below {n:1..10}, but one within {days:1..365} days was not=risk.latestBelowButEarlierAtLeast({n},{days})

# What a rule does
[then]raise an info=then.info()
[then]raise a warning=then.warning()
[then]raise a critical alert=then.critical()
[then]note the {group:early|disengagement} sign {sign}=then.note({group},{sign})
