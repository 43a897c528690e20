package dev.incidentscribe.web;

import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Kind;
import dev.incidentscribe.telemetry.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What the scribe measures of itself, for Prometheus to fetch. No label carries a name of anybody or anything.
public final class Metrics implements Telemetry {
    /// The type of [#text].
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] ANSWERS = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 3_000);
    private static final Duration[] COMMITS = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000);
    private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> answers = new EnumMap<>(Kind.class);
    private final Map<Happening, Counter> counters = new EnumMap<>(Happening.class);
    private final Timer commits = Timer.builder("scribe.commit")
            .description("How long a transaction of the journal takes.")
            .serviceLevelObjectives(COMMITS)
            .register(registry);
    private final DistributionSummary batches = DistributionSummary.builder("scribe.commit.batch")
            .description("How many were written in one transaction.")
            .serviceLevelObjectives(BATCHES)
            .register(registry);
    private volatile Optional<Reading> reading = Optional.empty();

    /// Begins at zero.
    public Metrics() {
        for (Kind kind : Kind.values()) {
            answers.put(kind, answer(registry, kind));
        }
        for (Happening happening : Happening.values()) {
            counters.put(happening, counter(registry, happening));
        }
        gauge("scribe.writer.queue", "How many wait for the journal's writer.", Reading::queued);
        gauge("scribe.journal.bytes", "The size of the journal and its write-ahead log.", Reading::bytes);
        gauge("scribe.outbox.waiting", "How much is still to be sent to Slack.", Reading::owed);
        gauge("scribe.outbox.oldest.seconds", "How long the oldest of it has waited.", it -> seconds(it.oldestOwed()));
        gauge("scribe.backup.age.seconds", "How old the newest backup is.", it -> seconds(it.backupAge()));
        gauge("scribe.socket.up", "Whether Socket Mode is up; NaN where it is not used.", Metrics::socket);
    }

    @Override
    public void answered(Kind kind, Duration took) {
        Objects.requireNonNull(answers.get(kind)).record(took);
    }

    @Override
    public void committed(int works, Duration took) {
        commits.record(took);
        batches.record(works);
    }

    @Override
    public void count(Happening happening) {
        Objects.requireNonNull(counters.get(happening)).increment();
    }

    /// All of it in Prometheus' text format.
    ///
    /// @param now the rest; empty where it cannot be read, and then is not a number
    public String text(Optional<Reading> now) {
        reading = now;
        return registry.scrape();
    }

    private static Timer answer(MeterRegistry registry, Kind kind) {
        return Timer.builder("scribe.ack")
                .description("How long Slack waits for an answer.")
                .tag("kind", kind.wire())
                .serviceLevelObjectives(ANSWERS)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, Happening happening) {
        return switch (happening) {
            case REDELIVERY -> counter(registry, "scribe.redeliveries", "Deliveries that had come before.");
            case REFUSAL -> counter(registry, "scribe.refusals", "Commands that were refused, with the reason.");
            case NOT_RECORDED -> counter(registry, "scribe.not.recorded", "Requests that failed on our side.");
        };
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<Reading> value) {
        Gauge.builder(name, () -> reading.map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    private static double socket(Reading reading) {
        return reading.socket().map(up -> up ? 1.0 : 0.0).orElse(Double.NaN);
    }

    private static double seconds(Optional<Duration> time) {
        return time.map(it -> it.toMillis() / 1_000.0).orElse(Double.NaN);
    }

    private static Duration[] millis(long... millis) {
        var durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }
}
