package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal file, written by the journal and looked at from outside.
record JournalFile(Path path) {
    static final String WORKSPACE = "T1";
    static final Instant NOW = Instant.parse("2026-03-09T14:05:00.123456Z");

    static final Origin ORIGIN = new Origin("C1", "1773065100.000100", Optional.of("https://example.org/p1"));

    private static final Person MIA = new Person("UMIA", "Mia Novak");

    static JournalFile in(Path folder) {
        return new JournalFile(folder.resolve("scribe.db"));
    }

    SqliteJournal open() {
        return SqliteJournal.open(path, Redaction.none());
    }

    static Delivery delivery(String workspace, String key) {
        return new Delivery(key, workspace, "C1", MIA, NOW, Source.SLASH, Optional.of(ORIGIN));
    }

    /// Opens the next incident of the workspace.
    static Receipt opening(Journal journal, String workspace, String title) {
        return journal.append(
                delivery(workspace, "opening " + title),
                situation -> append(
                        Incident.unrecorded(workspace, situation.nextNumber(), "C1"),
                        new Opened(title, Optional.empty(), ZoneOffset.UTC)));
    }

    /// Notes something in the incident of the channel; the text is the delivery's key as well.
    static Receipt note(Journal journal, String text) {
        return journal.append(
                delivery(WORKSPACE, text),
                situation -> append(situation.current().orElseThrow(), new Noted(NoteKind.OBSERVATION, text)));
    }

    static Outcome append(Incident incident, IncidentEvent... events) {
        return new Outcome.Append(
                incident,
                List.of(events).stream()
                        .map(event -> new Outcome.Event(NOW.minusSeconds(60), event))
                        .toList(),
                after -> Reply.toChannel("entry %d".formatted(after.entries().size())),
                List.of());
    }

    /// A connection of somebody who has the file.
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path);
    }

    /// Runs a statement on the file.
    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of what a query finds.
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }
}
