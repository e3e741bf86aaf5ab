// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.alliancecds.fhir.resource.When;
import org.jspecify.annotations.Nullable;

/**
 * Pairs bookings with visits of one day, the two that lie nearest to each other first, then by their references. Of all
 * pairs only neighbours in time are looked at: between two that are nearest lies nothing that either could go with.
 */
final class NearestPairs {
    /** What the types of a contact allow it to go with. */
    enum Kind {
        /** Goes with all. */
        UNTYPED,
        COUNTED,
        FOREIGN;

        static Kind of(Typing typing) {
            return !typing.typed() ? UNTYPED : typing.counts() ? COUNTED : FOREIGN;
        }

        boolean goesWith(Kind other) {
            return this == UNTYPED || other == UNTYPED || this == other;
        }
    }

    /** A booking or a visit that may be paired. */
    static final class Item {
        private final int index;
        private final String reference;
        private final When.At at;
        private final Kind kind;
        private boolean taken;

        /** {@code index} is what it is told by. */
        Item(int index, String reference, When.At at, Typing typing) {
            this.index = index;
            this.reference = reference;
            this.at = at;
            this.kind = Kind.of(typing);
        }
    }

    private static final Comparator<Item> BY_REFERENCE =
            Comparator.comparing((Item item) -> item.reference).thenComparingInt(item -> item.index);

    private final Duration near;
    private final List<Item> bookings;
    private final List<Item> visits;
    private final BiConsumer<Integer, Integer> paired;
    private final List<Chain> chains = new ArrayList<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();

    private NearestPairs(List<Item> bookings, List<Item> visits, Duration near, BiConsumer<Integer, Integer> paired) {
        this.near = near;
        this.bookings = bookings.stream().sorted(BY_REFERENCE).toList();
        this.visits = visits.stream().sorted(BY_REFERENCE).toList();
        this.paired = paired;
    }

    /**
     * Tells the index of each booking and of its visit.
     *
     * @param near how far the two may start apart; where only the day of one is known, they count as so far apart
     */
    static void find(List<Item> bookings, List<Item> visits, Duration near, BiConsumer<Integer, Integer> paired) {
        if (!bookings.isEmpty() && !visits.isEmpty()) {
            NearestPairs pairs = new NearestPairs(bookings, visits, near, paired);
            pairs.nearer();
            pairs.asFarAsAllowed();
        }
    }

    /** All that start less far apart than allowed. */
    private void nearer() {
        for (Kind booking : Kind.values()) {
            for (Kind visit : Kind.values()) {
                if (booking.goesWith(visit)) {
                    chains.add(new Chain(booking, visit));
                }
            }
        }
        for (Candidate next = candidates.poll(); next != null; next = candidates.poll()) {
            if (!next.booking.taken && !next.visit.taken) {
                pair(next.booking, next.visit);
                for (Chain chain : chains) {
                    chain.take(next.booking, chain.bookings);
                    chain.take(next.visit, chain.visits);
                }
            }
        }
    }

    /** Those that start exactly as far apart, and those of which only the day is known. */
    private void asFarAsAllowed() {
        ByKind ofDay = new ByKind();
        ByKind all = new ByKind();
        Map<Instant, ByKind> timed = new HashMap<>();
        for (Item visit : visits) {
            all.add(visit);
            if (visit.at.dayOnly()) {
                ofDay.add(visit);
            } else {
                timed.computeIfAbsent(visit.at.instant(), fresh -> new ByKind()).add(visit);
            }
        }
        ByKind none = new ByKind();
        for (Item booking : bookings) {
            if (booking.taken) {
                continue;
            }
            Item visit;
            if (booking.at.dayOnly()) {
                visit = all.first(booking.kind);
            } else {
                Instant start = booking.at.instant();
                visit = firstOf(
                        ofDay.first(booking.kind),
                        firstOf(
                                timed.getOrDefault(start.minus(near), none).first(booking.kind),
                                timed.getOrDefault(start.plus(near), none).first(booking.kind)));
            }
            if (visit != null) {
                pair(booking, visit);
            }
        }
    }

    private void pair(Item booking, Item visit) {
        booking.taken = true;
        visit.taken = true;
        paired.accept(booking.index, visit.index);
    }

    private static @Nullable Item firstOf(@Nullable Item one, @Nullable Item other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BY_REFERENCE.compare(one, other) <= 0 ? one : other;
    }

    /** The first that is not taken; those before it are dropped. */
    private static @Nullable Item head(Deque<Item> queue) {
        while (!queue.isEmpty() && queue.peekFirst().taken) {
            queue.removeFirst();
        }
        return queue.peekFirst();
    }

    /** Visits by what they go with, each kind in the order of references. */
    private static final class ByKind {
        private final Map<Kind, Deque<Item>> visits = new EnumMap<>(Kind.class);

        void add(Item visit) {
            visits.computeIfAbsent(visit.kind, fresh -> new ArrayDeque<>()).add(visit);
        }

        @Nullable
        Item first(Kind booking) {
            Item first = null;
            for (Map.Entry<Kind, Deque<Item>> entry : visits.entrySet()) {
                if (booking.goesWith(entry.getKey())) {
                    first = firstOf(first, head(entry.getValue()));
                }
            }
            return first;
        }
    }

    private record Candidate(Duration gap, Item booking, Item visit) implements Comparable<Candidate> {
        private static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparing(Candidate::gap)
                .thenComparing(candidate -> candidate.booking.reference)
                .thenComparing(candidate -> candidate.visit.reference)
                .thenComparingInt(candidate -> candidate.booking.index)
                .thenComparingInt(candidate -> candidate.visit.index);

        @Override
        public int compareTo(Candidate other) {
            return NEAREST_FIRST.compare(this, other);
        }
    }

    /** All that starts at one instant. */
    private static final class Link {
        private final Instant at;
        private final Deque<Item> bookings = new ArrayDeque<>();
        private final Deque<Item> visits = new ArrayDeque<>();
        private int left;
        private @Nullable Link before;
        private @Nullable Link after;

        Link(Instant at) {
            this.at = at;
        }
    }

    /** The bookings of one kind and the visits of one kind that go together, in the order of time. */
    private final class Chain {
        private final Kind bookings;
        private final Kind visits;
        private final TreeMap<Instant, Link> links = new TreeMap<>();

        Chain(Kind bookings, Kind visits) {
            this.bookings = bookings;
            this.visits = visits;
            for (Item booking : NearestPairs.this.bookings) {
                if (booking.kind == bookings && !booking.at.dayOnly()) {
                    Link link = link(booking);
                    link.bookings.add(booking);
                    link.left++;
                }
            }
            for (Item visit : NearestPairs.this.visits) {
                if (visit.kind == visits && !visit.at.dayOnly()) {
                    Link link = link(visit);
                    link.visits.add(visit);
                    link.left++;
                }
            }
            Link before = null;
            for (Link link : links.values()) {
                link.before = before;
                if (before != null) {
                    before.after = link;
                }
                offer(link, link);
                offer(before, link);
                before = link;
            }
        }

        private Link link(Item item) {
            return links.computeIfAbsent(item.at.instant(), Link::new);
        }

        void take(Item item, Kind kind) {
            Link link = item.kind == kind ? links.get(item.at.instant()) : null;
            if (link == null) {
                return;
            }
            link.left--;
            if (link.left > 0) {
                offer(link.before, link);
                offer(link, link);
                offer(link, link.after);
                return;
            }
            if (link.before != null) {
                link.before.after = link.after;
            }
            if (link.after != null) {
                link.after.before = link.before;
            }
            offer(link.before, link.after);
        }

        private void offer(@Nullable Link earlier, @Nullable Link later) {
            if (earlier == null || later == null) {
                return;
            }
            Duration gap = Duration.between(earlier.at, later.at);
            if (gap.compareTo(near) < 0) {
                offer(gap, head(earlier.bookings), head(later.visits));
                offer(gap, head(later.bookings), head(earlier.visits));
            }
        }

        private void offer(Duration gap, @Nullable Item booking, @Nullable Item visit) {
            if (booking != null && visit != null) {
                candidates.add(new Candidate(gap, booking, visit));
            }
        }
    }
}
