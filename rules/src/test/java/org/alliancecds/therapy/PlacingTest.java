// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.RandomAccess;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alliancecds.course.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rating finds its session without looking at all of them, and finds the same one as if it did. */
class PlacingTest {
    private static final Instant FIRST = Given.at("2020-01-07", "12:00");

    @Test
    void looksAtFewOfManySessions() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            sessions.add(session(i + 1, FIRST.plus(Duration.ofDays(i))));
        }
        Counted counted = new Counted(sessions);
        for (int i = 0; i < 100; i++) {
            Instant when = FIRST.plus(Duration.ofHours(983L * i));
            TherapyBuilder.session(counted, day(when), when, 7);
        }
        // 12 steps halve 4096, and at most 4 look at the neighbours.
        assertThat(counted.looks).isLessThanOrEqualTo(100 * 17);
    }

    @Property(tries = 300)
    void findsWhatALookAtAllOfThemFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<Session> sessions = new ArrayList<>();
        Instant start = FIRST;
        for (int i = random.nextInt(12); i > 0; i--) {
            start = start.plus(Duration.ofHours(random.nextInt(100)));
            sessions.add(session(sessions.size() + 1, start));
        }
        Instant when = FIRST.plus(Duration.ofHours(random.nextInt(1200) - 100));
        int days = random.nextBoolean() ? 7 : 3;
        assertThat(TherapyBuilder.session(sessions, day(when), when, days))
                .isEqualTo(lookingAtAll(sessions, day(when), when, days));
    }

    /** The session of the day (of several the one begun last by then), else the last one up to so many days before. */
    private static @Nullable Session lookingAtAll(List<Session> sessions, LocalDate day, Instant when, int days) {
        Session found = null;
        for (Session session : sessions) {
            boolean firstOfDay =
                    session.day().equals(day) && (found == null || found.day().isBefore(day));
            boolean begun = !session.start().isAfter(when);
            if (firstOfDay || (begun && !session.day().plusDays(days).isBefore(day))) {
                found = session;
            }
        }
        return found;
    }

    private static Session session(int number, Instant start) {
        return new Session(number, day(start), start, null);
    }

    private static LocalDate day(Instant when) {
        return when.atZone(Given.BERLIN).toLocalDate();
    }

    private static final class Counted extends AbstractList<Session> implements RandomAccess {
        private final List<Session> sessions;
        private int looks;

        Counted(List<Session> sessions) {
            this.sessions = sessions;
        }

        @Override
        public Session get(int index) {
            looks++;
            return sessions.get(index);
        }

        @Override
        public int size() {
            return sessions.size();
        }
    }
}
