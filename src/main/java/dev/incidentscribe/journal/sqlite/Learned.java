package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Watched;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;

/// Writes what Slack told beside the record, and would tell again: names, where messages can be read, what channels
/// are, and how far they were read.
final class Learned {
    /// The name of somebody who was erased stays erased.
    private static final String PROFILE = """
            INSERT INTO person (workspace, id, name, zone, learned_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
                learned_at = excluded.learned_at
            WHERE person.name <> ?""";
    private static final String PRIVACY = """
            INSERT INTO channel_privacy (workspace, channel, private, learned_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (workspace, channel) DO UPDATE SET private = excluded.private,
                learned_at = excluded.learned_at""";
    private static final String PERMALINK =
            "INSERT OR REPLACE INTO permalink (workspace, channel, ts, link) VALUES (?, ?, ?, ?)";
    private static final String MARK = """
            INSERT INTO mark (workspace, channel, ts) VALUES (?, ?, ?)
            ON CONFLICT (workspace, channel) DO UPDATE SET ts = excluded.ts""";

    private Learned() {}

    static int profile(Connection connection, String workspace, Profile profile) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROFILE)) {
            statement.setString(1, workspace);
            statement.setString(2, profile.id());
            statement.setString(3, profile.name());
            statement.setString(4, profile.zone().map(ZoneId::getId).orElse(null));
            statement.setLong(5, Micros.of(profile.learnedAt()));
            statement.setString(6, Wording.ERASED_PERSON);
            return statement.executeUpdate();
        }
    }

    static int privacy(Connection connection, String workspace, Privacy privacy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRIVACY)) {
            statement.setString(1, workspace);
            statement.setString(2, privacy.channel());
            statement.setBoolean(3, privacy.secret());
            statement.setLong(4, Micros.of(privacy.learnedAt()));
            return statement.executeUpdate();
        }
    }

    static int permalink(Connection connection, String workspace, String channel, String ts, String link)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PERMALINK)) {
            statement.setString(1, workspace);
            statement.setString(2, channel);
            statement.setString(3, ts);
            statement.setString(4, link);
            return statement.executeUpdate();
        }
    }

    static int mark(Connection connection, Watched channel, String ts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setString(1, channel.workspace());
            statement.setString(2, channel.channel());
            statement.setString(3, ts);
            return statement.executeUpdate();
        }
    }
}
