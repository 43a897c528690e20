package dev.incidentscribe.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/// Cuts off who sends a request in drops. A server's idle timeout begins anew with every byte, so that it never ends
/// for them.
final class SlowClients implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration patience;
    private final Map<Connection, Scheduler.Task> watches = new ConcurrentHashMap<>();

    /// @param patience a request that still comes in after twice as long is cut off
    SlowClients(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /// What came in until a look.
    private record Progress(long requests, long bytes, boolean slow) {
        static Progress of(Connection connection) {
            return new Progress(connection.getMessagesIn(), connection.getBytesIn(), false);
        }

        /// Bytes came in, and no request that began with them.
        Progress after(Progress before) {
            return new Progress(requests, bytes, requests == before.requests && bytes > before.bytes);
        }
    }

    @Override
    public void onOpened(Connection connection) {
        watch(connection, new Progress(0, 0, false));
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task watch = watches.remove(connection);
        if (watch != null) {
            watch.cancel();
        }
    }

    private void watch(Connection connection, Progress before) {
        watches.put(
                connection,
                scheduler.schedule(() -> look(connection, before), patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void look(Connection connection, Progress before) {
        Progress now = Progress.of(connection).after(before);
        if (!connection.getEndPoint().isOpen()) {
            watches.remove(connection);
        } else if (now.slow() && before.slow()) {
            connection.getEndPoint().close();
        } else {
            watch(connection, now);
        }
    }
}
