package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Works out anew what is derived from the events of a journal that nobody else writes: the lists, the text that is
/// searched, and its index.
public final class Rebuild {
    private static final String WORKSPACES = "SELECT workspace FROM event UNION SELECT workspace FROM incident";

    private Rebuild() {}

    /// Does it, all or nothing.
    ///
    /// @return of how many incidents
    /// @throws JournalUnavailable if another process is writing the journal, or the events themselves were altered
    public static int rebuild(Path file) {
        var database = new Database(file);
        new Schema(database).check();
        try (var _ = FileLock.acquire(database.file())) {
            new Schema(database).migrate();
            try (Connection connection = database.writing();
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                refuseIfAltered(connection);
                int incidents = Derivation.of(connection);
                statement.execute("COMMIT");
                return incidents;
            }
        } catch (SQLException e) {
            throw new JournalUnavailable("deriving anew what is in " + file, e);
        }
    }

    /// The list still names an incident whose events were taken away, and is the only trace of it.
    private static void refuseIfAltered(Connection connection) throws SQLException {
        for (String workspace : workspaces(connection)) {
            Optional<String> problem =
                    Verifier.verify(connection, workspace, Optional.empty()).problem();
            if (problem.isPresent()) {
                throw new JournalUnavailable(
                        "nothing was derived anew, for the events themselves are not intact: %s: %s"
                                .formatted(workspace, problem.get()));
            }
        }
    }

    private static List<String> workspaces(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORKSPACES);
                ResultSet rows = statement.executeQuery()) {
            var workspaces = new ArrayList<String>();
            while (rows.next()) {
                workspaces.add(rows.getString(1));
            }
            return workspaces;
        }
    }
}
