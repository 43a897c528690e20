package dev.incidentscribe.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The disk's own limit: one row a transaction through the bare driver, WAL, `synchronous=FULL`.
final class RawCommits {
    private RawCommits() {}

    static Figures measure(Path file, Duration time) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO row (body) VALUES (?)")) {
                insert.setString(1, "x".repeat(400));
                commit(insert, time.dividedBy(2));
                long begin = System.nanoTime();
                long[] nanos = commit(insert, time);
                return Figures.of(List.of(nanos), Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private static long[] commit(PreparedStatement insert, Duration time) throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        long[] nanos = new long[1 << 16];
        int count = 0;
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            insert.executeUpdate();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = System.nanoTime() - before;
        }
        return Arrays.copyOf(nanos, count);
    }
}
