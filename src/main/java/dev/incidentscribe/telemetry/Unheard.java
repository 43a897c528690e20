package dev.incidentscribe.telemetry;

import java.time.Duration;

/// Telemetry that nobody listens to.
record Unheard() implements Telemetry {
    @Override
    public void answered(Kind kind, Duration took) {
        // Nobody listens.
    }

    @Override
    public void committed(int works, Duration took) {
        // Nobody listens.
    }

    @Override
    public void count(Happening happening) {
        // Nobody listens.
    }
}
