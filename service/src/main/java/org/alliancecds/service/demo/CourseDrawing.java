// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The course as a drawing of a given width, in pixels: ratings as a line above, appointments as marks below, both on
 * one time axis.
 *
 * @param line the points of the line as SVG wants them; empty without ratings
 * @param concern the concern line, null where it is not known
 */
record CourseDrawing(
        int width,
        int height,
        int left,
        int right,
        String line,
        List<Dot> ratings,
        @Nullable Level concern,
        @Nullable Level top,
        int marksY,
        List<Dot> marks,
        List<Dot> days) {
    private static final int LEFT = 34;
    private static final int RIGHT_MARGIN = 26;
    private static final int LINE_TOP = 26;
    private static final int LINE_BOTTOM = 132;
    private static final int DAY_WIDTH = 46;

    /** A mark at a place: what it is, and its text. */
    record Dot(String x, String y, String kind, String text) {}

    /** A horizontal line with its label. */
    record Level(String y, String label) {}

    /**
     * Draws.
     *
     * @param ratings null when the client gave none
     */
    static CourseDrawing of(
            int width,
            List<ClientChart.Contact> contacts,
            ClientChart.@Nullable Series ratings,
            @Nullable ConcernLine line) {
        int marksY = ratings != null ? LINE_BOTTOM + 34 : 24;
        List<LocalDate> all = Stream.concat(
                        contacts.stream().map(ClientChart.Contact::day),
                        ratings != null ? ratings.points().stream().map(ClientChart.Point::day) : Stream.empty())
                .sorted()
                .distinct()
                .toList();
        Axis axis = new Axis(all.get(0), all.get(all.size() - 1), LEFT + 14, width - RIGHT_MARGIN);

        List<Dot> values = new ArrayList<>();
        Level concern = null;
        Level top = null;
        if (ratings != null) {
            double lowest = lowest(ratings, line);
            for (ClientChart.Point point : ratings.points()) {
                values.add(new Dot(
                        text(axis.x(point.day())),
                        text(height(point.value(), lowest, ratings.top())),
                        "rating",
                        number(point.value())));
            }
            top = new Level(text(LINE_TOP), number(ratings.top()));
            if (line != null) {
                concern = new Level(
                        text(height(line.value().doubleValue(), lowest, ratings.top())),
                        number(line.value().doubleValue()));
            }
        }
        List<Dot> marks = contacts.stream()
                .map(contact -> new Dot(
                        text(axis.x(contact.day())),
                        text(marksY),
                        contact.kind(),
                        Days.full(contact.day()) + ": " + contact.word()))
                .toList();
        return new CourseDrawing(
                width,
                marksY + 38,
                LEFT,
                width - 4,
                values.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
                values,
                concern,
                top,
                marksY,
                marks,
                days(all, axis, marksY + 28));
    }

    /** Enough room below the lowest of what is drawn; the axis never pretends to begin at 0. */
    private static double lowest(ClientChart.Series ratings, @Nullable ConcernLine line) {
        double lowest = DoubleStream.concat(
                        ratings.points().stream().mapToDouble(ClientChart.Point::value),
                        line == null
                                ? DoubleStream.empty()
                                : DoubleStream.of(line.value().doubleValue()))
                .min()
                .orElse(0);
        return Math.max(0, Math.floor(lowest) - ratings.top() / 20);
    }

    private static double height(double value, double lowest, double top) {
        return LINE_BOTTOM - (value - lowest) / (top - lowest) * (LINE_BOTTOM - LINE_TOP);
    }

    /** As many day labels as fit, counted from the last one. */
    private static List<Dot> days(List<LocalDate> all, Axis axis, int y) {
        List<Dot> labels = new ArrayList<>();
        double free = Double.MAX_VALUE;
        for (int index = all.size() - 1; index >= 0; index--) {
            double x = axis.x(all.get(index));
            if (free - x >= DAY_WIDTH) {
                labels.add(new Dot(text(x), text(y), "day", Days.brief(all.get(index))));
                free = x;
            }
        }
        return List.copyOf(labels);
    }

    private static String text(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private record Axis(LocalDate first, LocalDate last, int left, int right) {
        double x(LocalDate day) {
            long span = ChronoUnit.DAYS.between(first, last);
            return span == 0 ? left : left + (double) ChronoUnit.DAYS.between(first, day) / span * (right - left);
        }
    }
}
