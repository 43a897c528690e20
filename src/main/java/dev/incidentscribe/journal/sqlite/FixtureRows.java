package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Fixtures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The table of what was put up in the channels.
final class FixtureRows {
    private static final String READ = """
            SELECT channel, message, pinned, topic, topic_before, bookmark, draft, canvas FROM channel_fixture
            WHERE workspace = ? AND incident = ?""";
    private static final String WRITE = """
            INSERT INTO channel_fixture (workspace, incident, channel, message, pinned, topic, topic_before, bookmark,
                                         draft, canvas)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, incident) DO UPDATE SET channel = excluded.channel, message = excluded.message,
                pinned = excluded.pinned, topic = excluded.topic, topic_before = excluded.topic_before,
                bookmark = excluded.bookmark, draft = excluded.draft, canvas = excluded.canvas""";

    private FixtureRows() {}

    static Optional<Fixtures> read(Connection connection, String workspace, int incident) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, workspace);
            statement.setInt(2, incident);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(fixtures(row)) : Optional.empty();
            }
        }
    }

    static int write(Connection connection, String workspace, int incident, Fixtures fixtures) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, workspace);
            statement.setInt(2, incident);
            statement.setString(3, fixtures.channel());
            statement.setString(4, fixtures.message().orElse(null));
            statement.setInt(5, fixtures.pinned() ? 1 : 0);
            statement.setString(6, fixtures.topic().orElse(null));
            statement.setString(7, fixtures.topicBefore().orElse(null));
            statement.setString(8, fixtures.bookmark().orElse(null));
            statement.setString(9, fixtures.draft().orElse(null));
            statement.setString(10, fixtures.canvas().orElse(null));
            return statement.executeUpdate();
        }
    }

    private static Fixtures fixtures(ResultSet row) throws SQLException {
        return new Fixtures(
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                row.getInt(3) != 0,
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)));
    }
}
