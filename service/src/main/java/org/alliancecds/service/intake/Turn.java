// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** A request that waits for its seat, runs by a dispatch of its own, and leaves the seat when it has been answered. */
public final class Turn implements Seats.Guest, AsyncListener {

    private enum State {
        WAITING,
        SEATED,
        GONE
    }

    private final AsyncContext request;
    private final Seats seats;
    private final Runnable refusal;
    private State state = State.WAITING;

    private Turn(AsyncContext request, Seats seats, Runnable refusal) {
        this.request = request;
        this.seats = seats;
        this.refusal = refusal;
    }

    /** Dispatches the request now or in its turn; where it cannot have one in its time, {@code refusal} answers it. */
    public static void await(AsyncContext request, Seats seats, Runnable refusal) {
        Turn turn = new Turn(request, seats, refusal);
        request.addListener(turn);
        if (!seats.ask(turn)) {
            turn.refuse();
        }
    }

    @Override
    public boolean start() {
        synchronized (this) {
            if (state != State.WAITING) {
                return false;
            }
            state = State.SEATED;
        }
        request.dispatch();
        return true;
    }

    private void refuse() {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.GONE;
        }
        seats.forget(this);
        refusal.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        boolean seated;
        synchronized (this) {
            seated = state == State.SEATED;
            state = State.GONE;
        }
        if (seated) {
            seats.leave();
        } else {
            seats.forget(this);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        // The web server ends the request, and onComplete follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A handler that answers later would come here; none does.
    }
}
