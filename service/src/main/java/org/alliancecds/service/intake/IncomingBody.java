// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.alliancecds.service.problem.CommonProblems;
import org.alliancecds.service.problem.OutOfMemory;
import org.alliancecds.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The body of one call as it comes in. No thread waits for it: the web server tells when there are bytes. Once all are
 * here and it is the call's turn, the call goes on to its controller, which finds them by {@link #of}; what went wrong
 * meanwhile it finds there, too.
 */
final class IncomingBody implements ReadListener, AsyncListener {

    private static final String HERE = IncomingBody.class.getName();
    private static final int FIRST_ROOM = 8192;

    /** How slowly a body may come, once it has had {@link #GRACE}: a line of 256 kbit/s does better. */
    private static final long FEWEST_BYTES_A_SECOND = 16 * 1024;

    private static final Duration GRACE = Duration.ofSeconds(3);
    /** So much more than is allowed is read and dropped, so that its sender sees the refusal. */
    private static final int DROPPED_AT_MOST = 4;

    /**
     * What bodies share.
     *
     * @param budget bytes that all bodies in hand may still take
     * @param seats which calls run
     * @param time for the whole of one body, and to wait for a seat
     */
    record House(RequestBody limits, AtomicLong budget, Seats seats, Duration time) {}

    private enum State {
        READING,
        COMPLETE,
        REFUSED
    }

    private final House house;
    private final HttpServletRequest request;
    private final AsyncContext call;
    private final ServletInputStream stream;
    private final long begun = System.nanoTime();
    private byte[] room = new byte[0];
    private int length;
    private int held;
    private long dropped;
    private State state = State.READING;
    private @Nullable Problem problem;

    private IncomingBody(House house, HttpServletRequest request, AsyncContext call, ServletInputStream stream) {
        this.house = house;
        this.request = request;
        this.call = call;
        this.stream = stream;
    }

    /** Begins to take the body in; the request goes on later. */
    static void take(HttpServletRequest request, AsyncContext call, House house) throws IOException {
        IncomingBody body = new IncomingBody(house, request, call, request.getInputStream());
        request.setAttribute(HERE, body);
        call.setTimeout(house.time().toMillis());
        call.addListener(body);
        body.stream.setReadListener(body);
    }

    /**
     * The bytes that came.
     *
     * @throws Problem 404, 408, 413 or 503, where they were not taken in
     */
    static byte[] of(HttpServletRequest request) {
        if (request.getAttribute(HERE) instanceof IncomingBody body) {
            if (body.problem != null) {
                throw body.problem;
            }
            byte[] bytes = body.length == body.room.length ? body.room : Arrays.copyOf(body.room, body.length);
            body.room = new byte[0];
            return bytes;
        }
        // An address with escapes: to the web server it may mean one of ours, and it is none that is given out.
        throw CommonProblems.nothingHere();
    }

    @Override
    public void onDataAvailable() throws IOException {
        try {
            takeWhatIsHere();
        } catch (OutOfMemoryError fault) {
            OutOfMemory.exitIfCause(fault);
        }
    }

    private void takeWhatIsHere() throws IOException {
        byte[] part = new byte[FIRST_ROOM];
        while (stream.isReady() && !stream.isFinished()) {
            int count = stream.read(part);
            if (count > 0 && !take(part, count)) {
                return;
            }
        }
    }

    /** Whether to read on. */
    private boolean take(byte[] part, int count) {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (problem != null || length + count > house.limits().mostBytes()) {
            dropped += count;
            keepNothing();
            if (problem == null) {
                problem = house.limits().tooLarge();
            }
            return dropped <= DROPPED_AT_MOST * house.limits().mostBytes() || refuse(problem);
        }
        if (millis > GRACE.toMillis() + (length + count) * 1000L / FEWEST_BYTES_A_SECOND) {
            return refuse(CommonProblems.bodyTooSlow());
        }
        if (length + count > room.length && !makeRoom(length + count)) {
            return refuse(CommonProblems.busy());
        }
        System.arraycopy(part, 0, room, length, count);
        length += count;
        return true;
    }

    private boolean makeRoom(int needed) {
        long most = house.limits().mostBytes();
        long claimed = Math.max(0, request.getContentLengthLong());
        // What is claimed is believed only once half of it is here.
        long wanted = needed * 2L >= claimed && claimed >= needed ? claimed : Math.max(FIRST_ROOM, needed * 2L);
        int next = (int) Math.min(Math.max(needed, wanted), most);
        if (house.budget().addAndGet(held - next) < 0) {
            house.budget().addAndGet(next - held);
            return false;
        }
        held = next;
        room = Arrays.copyOf(room, next);
        return true;
    }

    private void keepNothing() {
        house.budget().addAndGet(held);
        held = 0;
        room = new byte[0];
        length = 0;
    }

    @Override
    public void onAllDataRead() {
        Problem known = problem;
        if (known != null) {
            refuse(known);
            return;
        }
        if (leaveReading(State.COMPLETE)) {
            Turn.await(call, house.seats(), () -> goOn(CommonProblems.busy()));
        }
    }

    private synchronized boolean leaveReading(State next) {
        boolean reading = state == State.READING;
        if (reading) {
            state = next;
        }
        return reading;
    }

    /** Lets the call go on to be told so; false, for whoever reads. */
    private boolean refuse(Problem why) {
        if (leaveReading(State.REFUSED)) {
            goOn(why);
        }
        return false;
    }

    private void goOn(Problem why) {
        problem = why;
        call.dispatch();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse(CommonProblems.bodyTooSlow());
    }

    /** The caller is gone, or the memory is. */
    @Override
    public void onError(Throwable fault) {
        OutOfMemory.exitIfCause(fault);
        if (leaveReading(State.REFUSED)) {
            call.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leaveReading(State.REFUSED);
        keepNothing();
    }

    @Override
    public void onError(AsyncEvent event) {
        // The web server ends the request, and onComplete follows.
        Throwable fault = event.getThrowable();
        if (fault != null) {
            OutOfMemory.exitIfCause(fault);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A controller that answers later would come here; none does.
    }
}
