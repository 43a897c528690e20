package dev.incidentscribe.journal.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the chain of hashes adds to an event.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChainBenchmark {
    private final Chain chain = new Chain();
    private final byte[] body = "x".repeat(200).getBytes(StandardCharsets.UTF_8);

    /// Salt, digest of the body, hash of the row.
    @Benchmark
    public byte[] chainAnEvent() {
        var row =
                new Row("T1", 1, 42, 1, 2, "U0MIA", "SLASH", "noted", Chain.digest(chain.salt(), body), "trigger.1", 1);
        return Chain.hash(Chain.START, row);
    }
}
