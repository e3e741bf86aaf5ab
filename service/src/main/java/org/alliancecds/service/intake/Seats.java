// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests run at once. The others wait in the order in which they came, and hold no thread while they
 * wait, so that health and whoever else asks are answered.
 */
public final class Seats {

    private final int mostWaiting;
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private int free;

    /** A request that wants to run. */
    public interface Guest {
        /** Starts it; false where it has gone meanwhile, and needs no seat. */
        boolean start();
    }

    /** {@code seats} run at once, {@code mostWaiting} wait. */
    public Seats(int seats, int mostWaiting) {
        this.free = seats;
        this.mostWaiting = mostWaiting;
    }

    /** Starts it now or in its turn; false where too many wait already, and it was not taken. */
    public boolean ask(Guest guest) {
        synchronized (this) {
            if (free == 0) {
                if (waiting.size() >= mostWaiting) {
                    return false;
                }
                waiting.addLast(guest);
                return true;
            }
            free--;
        }
        seat(guest);
        return true;
    }

    /** One that was started has ended. */
    public void leave() {
        seat(null);
    }

    /** One that was not started is gone. */
    public synchronized void forget(Guest guest) {
        waiting.remove(guest);
    }

    /** Gives the seat that is held to that guest, else to the next who still wants it, else back. */
    private void seat(@Nullable Guest first) {
        Guest next = first;
        while (next == null || !next.start()) {
            synchronized (this) {
                next = waiting.pollFirst();
                if (next == null) {
                    free++;
                    return;
                }
            }
        }
    }
}
