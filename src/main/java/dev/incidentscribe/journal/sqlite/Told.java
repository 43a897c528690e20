package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads what Slack told beside the record, which [Learned] wrote.
final class Told {
    private static final String PEOPLE = "SELECT id, name FROM person WHERE workspace = ?";
    private static final String PROFILE =
            "SELECT id, name, zone, learned_at FROM person WHERE workspace = ? AND id = ?";
    /// A journal of an earlier schema is read as it is.
    private static final String HAS_PERMALINKS = "SELECT 1 FROM sqlite_schema WHERE name = 'permalink'";
    private static final String PERMALINK = "SELECT link FROM permalink WHERE workspace = ? AND channel = ? AND ts = ?";
    private static final String PRIVACY =
            "SELECT channel, private, learned_at FROM channel_privacy WHERE workspace = ? AND channel = ?";

    private final Readers readers;

    Told(Readers readers) {
        this.readers = readers;
    }

    /// The names all at once, the messages as they are asked for, since there may be very many.
    Directory people(String workspace) {
        return readers.ask("reading the names", reader -> {
            var names = new HashMap<String, String>();
            reader.all(PEOPLE, row -> names.put(row.getString(1), row.getString(2)), workspace);
            boolean linked = reader.first(HAS_PERMALINKS, row -> true).isPresent();
            return new People(names, origin -> linked ? permalink(workspace, origin) : Optional.empty());
        });
    }

    private record People(Map<String, String> names, Function<Origin, Optional<String>> permalinks)
            implements Directory {
        @Override
        public Optional<String> nameOf(String userId) {
            return Optional.ofNullable(names.get(userId));
        }

        @Override
        public Optional<String> permalink(Origin origin) {
            return origin.permalink().or(() -> permalinks.apply(origin));
        }
    }

    private Optional<String> permalink(String workspace, Origin origin) {
        return readers.ask(
                "reading where a message is",
                reader -> reader.first(PERMALINK, row -> row.getString(1), workspace, origin.channel(), origin.ts()));
    }

    Optional<Profile> profile(String workspace, String user) {
        return readers.ask("reading a profile", reader -> reader.first(PROFILE, Told::profile, workspace, user));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)).map(ZoneId::of),
                Micros.instant(row.getLong(4)));
    }

    Optional<Privacy> privacy(String workspace, String channel) {
        return readers.ask(
                "reading what a channel is", reader -> reader.first(PRIVACY, Told::privacy, workspace, channel));
    }

    private static Privacy privacy(ResultSet row) throws SQLException {
        return new Privacy(row.getString(1), row.getBoolean(2), Micros.instant(row.getLong(3)));
    }
}
