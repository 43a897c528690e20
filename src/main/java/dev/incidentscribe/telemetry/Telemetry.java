package dev.incidentscribe.telemetry;

import java.time.Duration;

/// Hears how the work goes: numbers only, never words or names. It is told of on the way of every request, so it must
/// not wait for anything.
public interface Telemetry {

    /// A request of Slack's was answered.
    ///
    /// @param took from the request to its answer
    void answered(Kind kind, Duration took);

    /// A transaction of the journal became durable.
    ///
    /// @param works how many waited for it together
    /// @param took from its begin to the disk's answer
    void committed(int works, Duration took);

    /// Something happened that is only counted.
    void count(Happening happening);

    /// Telemetry that nobody listens to.
    static Telemetry none() {
        return new Unheard();
    }
}
