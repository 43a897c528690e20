package dev.incidentscribe.telemetry;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/// What the lines of the log say of the occasion that something is done on: the delivery, its kind, its workspace.
/// Where the work goes on in another thread, it is taken along.
public record Occasion(Map<String, String> fields) {
    /// The field with the id of the delivery.
    public static final String DELIVERY = "delivery";

    public Occasion {
        fields = Map.copyOf(fields);
    }

    /// The occasion of this thread.
    public static Occasion current() {
        return new Occasion(Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of()));
    }

    /// The id of the delivery that this thread has before it; empty if nobody sent anything.
    public static Optional<String> delivery() {
        return Optional.ofNullable(MDC.get(DELIVERY));
    }

    /// For as long as it lasts, the lines that this thread logs say so.
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /// Makes it the occasion of this thread, until the scope is closed.
    public Scope begin() {
        Occasion before = current();
        MDC.setContextMap(fields);
        return () -> MDC.setContextMap(before.fields());
    }

    /// The same work, on this occasion, for whatever thread does it.
    public Runnable around(Runnable work) {
        return () -> {
            try (Scope _ = begin()) {
                work.run();
            }
        };
    }
}
