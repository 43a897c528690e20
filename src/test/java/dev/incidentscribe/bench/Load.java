package dev.incidentscribe.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// So many connections, each of which sends its next request when the last one was answered.
///
/// @param time how long is measured
record Load(int port, int connections, Duration time) {

    /// What one connection sends. What it needs beforehand it may send itself; that is not measured.
    interface Script {
        byte[] next(Connection connection) throws IOException;
    }

    /// Opens the connections, sends what the scripts say, and measures from the request's first byte to the answer's
    /// last.
    ///
    /// @param scripts one for each connection, by its number
    Figures run(java.util.function.IntFunction<Script> scripts) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Future<long[]>> running = new ArrayList<>();
            for (int number = 0; number < connections; number++) {
                Script script = scripts.apply(number);
                Callable<long[]> one = () -> drive(script, end);
                running.add(threads.submit(one));
            }
            List<long[]> samples = new ArrayList<>();
            for (Future<long[]> each : running) {
                samples.add(each.get());
            }
            return Figures.of(samples, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private long[] drive(Script script, long end) throws IOException {
        long[] nanos = new long[1 << 16];
        int count = 0;
        try (var connection = new Connection(port)) {
            while (System.nanoTime() < end) {
                byte[] request = script.next(connection);
                long before = System.nanoTime();
                connection.exchange(request);
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(nanos, count);
    }
}
