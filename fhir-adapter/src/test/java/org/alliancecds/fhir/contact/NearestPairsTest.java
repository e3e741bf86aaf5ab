// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.alliancecds.fhir.Given;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.TreatmentKind;

/** Neighbours in time give the same pairs as all pairs would. */
class NearestPairsTest {
    private static final Duration NEAR = Duration.ofHours(3);
    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final List<Typing> TYPINGS = List.of(
            typing(Set.of(), false), typing(Set.of("system|session"), true), typing(Set.of("system|other"), false));

    private static Typing typing(Set<String> codes, boolean psychotherapy) {
        return new Typing(codes, psychotherapy, false, Set.<TreatmentKind>of());
    }

    /** One side of a possible contact. */
    private record Side(String reference, When.At at, Typing typing) {}

    private record Pair(int booking, int visit, Duration gap) {}

    @Property(tries = 2_000)
    void pairsAsIfAllPairsWereLookedAt(@ForAll long seed) {
        Random random = new Random(seed);
        List<Side> bookings = sides(random);
        List<Side> visits = sides(random);
        Map<Integer, Integer> pairs = new HashMap<>();
        NearestPairs.find(
                items(bookings), items(visits), NEAR, (booking, visit) -> assertThat(pairs.put(booking, visit))
                        .isNull());
        assertThat(pairs).isEqualTo(ofAll(bookings, visits));
    }

    /** Few moments and few references, so that many lie equally near. */
    private static List<Side> sides(Random random) {
        List<Side> sides = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            boolean dayOnly = random.nextInt(5) == 0;
            Instant at = DAY.atStartOfDay(Given.BERLIN)
                    .plusMinutes(dayOnly ? 0 : 30L * random.nextInt(20))
                    .toInstant();
            sides.add(
                    new Side("R/" + random.nextInt(6), new When.At(at, DAY, dayOnly), TYPINGS.get(random.nextInt(3))));
        }
        return sides;
    }

    private static List<NearestPairs.Item> items(List<Side> sides) {
        List<NearestPairs.Item> items = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            items.add(new NearestPairs.Item(i, side.reference(), side.at(), side.typing()));
        }
        return items;
    }

    private static Map<Integer, Integer> ofAll(List<Side> bookings, List<Side> visits) {
        List<Pair> all = new ArrayList<>();
        for (int b = 0; b < bookings.size(); b++) {
            for (int v = 0; v < visits.size(); v++) {
                Side booking = bookings.get(b);
                Side visit = visits.get(v);
                Duration gap = booking.at().dayOnly() || visit.at().dayOnly()
                        ? NEAR
                        : Duration.between(booking.at().instant(), visit.at().instant())
                                .abs();
                boolean together = !booking.typing().typed()
                        || !visit.typing().typed()
                        || booking.typing().counts() == visit.typing().counts();
                if (together && gap.compareTo(NEAR) <= 0) {
                    all.add(new Pair(b, v, gap));
                }
            }
        }
        Map<Integer, Integer> pairs = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        all.stream()
                .sorted(Comparator.comparing(Pair::gap)
                        .thenComparing(pair -> bookings.get(pair.booking()).reference())
                        .thenComparing(pair -> visits.get(pair.visit()).reference()))
                .forEach(pair -> {
                    if (!pairs.containsKey(pair.booking()) && taken.add(pair.visit())) {
                        pairs.put(pair.booking(), pair.visit());
                    }
                });
        return pairs;
    }
}
