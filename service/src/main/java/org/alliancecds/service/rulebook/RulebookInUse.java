// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.alliancecds.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rulebook that serves. A call asks for it once and keeps what it got to its end, so that no answer mixes two
 * versions; a call that starts after a swap gets the new one.
 */
public final class RulebookInUse {

    private final List<Consumer<Rulebook>> listeners = new CopyOnWriteArrayList<>();
    private volatile Rulebook rulebook;
    private volatile @Nullable Refusal refusal;
    private volatile boolean unwatched;

    /** Serves {@code first} until another takes its place. */
    public RulebookInUse(Rulebook first) {
        this.rulebook = first;
    }

    /** The rulebook for one whole call. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /** The change on disk that is not used; null while what lies there is what serves. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Tells {@code listener} of every rulebook that takes the place of another, once it serves. */
    public void onSwap(Consumer<Rulebook> listener) {
        listeners.add(listener);
    }

    /** Serves another rulebook from now on. */
    public void swap(Rulebook next) {
        rulebook = next;
        refusal = null;
        listeners.forEach(listener -> listener.accept(next));
    }

    /** Whether nobody looks any more for changes on disk, though somebody should. */
    public boolean isUnwatched() {
        return unwatched;
    }

    /** Serves on for good, whatever changes on disk. */
    void watchEnds() {
        unwatched = true;
    }

    /** Serves on, since what lies on disk cannot be used. */
    void refuse(Refusal refused) {
        refusal = refused;
    }

    /** Serves on, since what lies on disk is what serves. */
    void confirm() {
        refusal = null;
    }
}
