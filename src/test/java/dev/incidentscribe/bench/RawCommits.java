package dev.incidentscribe.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Commits one after the other through the bare driver, with nothing around them: the disk's own limit.
final class RawCommits {
    private RawCommits() {}

    static Figures measure(RawRows.What what, Path file, Duration time) throws SQLException {
        RawRows.create(what, file);
        try (RawRows rows = RawRows.open(what, file)) {
            commit(rows, time.dividedBy(2));
            long begin = System.nanoTime();
            long[] nanos = commit(rows, time);
            return Figures.of(List.of(nanos), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static long[] commit(RawRows rows, Duration time) throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        long[] nanos = new long[1 << 16];
        int count = 0;
        while (System.nanoTime() < end) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            long before = System.nanoTime();
            rows.insert();
            rows.commit();
            nanos[count++] = System.nanoTime() - before;
        }
        return Arrays.copyOf(nanos, count);
    }
}
