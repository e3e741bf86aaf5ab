// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that was read, or that could not be. So the parts of a thing are all read, and all their faults noted,
 * before one of them is asked for; and what rests on a faulty part notes no fault of its own.
 */
public final class Part<T> {
    private final @Nullable T value;

    private Part(@Nullable T value) {
        this.value = value;
    }

    /** What the reader gives; nothing where it ends with {@link Noted}. */
    public static <T> Part<T> of(Supplier<T> reader) {
        try {
            return new Part<>(reader.get());
        } catch (Noted faulty) {
            return new Part<>(null);
        }
    }

    /** Whether it was read and equals the value. */
    public boolean is(T other) {
        return other.equals(value);
    }

    /**
     * The part.
     *
     * @throws Noted when it could not be read
     */
    public T get() {
        if (value == null) {
            throw new Noted();
        }
        return value;
    }
}
