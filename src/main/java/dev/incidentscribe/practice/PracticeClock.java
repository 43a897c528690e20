package dev.incidentscribe.practice;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands where it is put. It never goes back.
public final class PracticeClock implements InstantSource {
    private volatile Instant now;

    public PracticeClock(Instant start) {
        this.now = start;
    }

    /// Puts it forward; an earlier time leaves it where it is.
    public void moveTo(Instant to) {
        if (to.isAfter(now)) {
            now = to;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }
}
