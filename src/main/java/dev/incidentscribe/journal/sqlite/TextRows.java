package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Wording;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The words of an incident as rows, to be searched; the index follows them by itself. One entry at a time: an incident
/// may have thousands.
final class TextRows implements AutoCloseable {
    private static final String UPSERT = """
            INSERT INTO entry_text (workspace, incident, entry, title, fact, said) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, incident, entry) DO UPDATE
            SET title = excluded.title, fact = excluded.fact, said = excluded.said""";
    private static final String DELETE = "DELETE FROM entry_text WHERE workspace = ? AND incident = ? AND entry = ?";

    private final PreparedStatement upsert;
    private final PreparedStatement delete;

    TextRows(Connection connection) throws SQLException {
        this.upsert = connection.prepareStatement(UPSERT);
        this.delete = connection.prepareStatement(DELETE);
    }

    /// Writes all entries.
    void write(Incident incident) throws SQLException {
        for (Entry entry : incident.entries()) {
            write(incident, entry);
        }
    }

    /// Writes the entries that the last events told or corrected.
    ///
    /// @param incident as it is after them
    void write(Incident incident, List<Recorded> last) throws SQLException {
        int told = (int)
                last.stream().filter(it -> it.event() instanceof Statement).count();
        List<Entry> entries = incident.entries();
        for (Entry entry : entries.subList(entries.size() - told, entries.size())) {
            write(incident, entry);
        }
        for (Recorded recorded : last) {
            if (recorded.event() instanceof Correction correction) {
                write(incident, entries.get(correction.entry() - 1));
            }
        }
    }

    private void write(Incident incident, Entry entry) throws SQLException {
        String text = text(entry);
        if (entry.removed() || text.isBlank()) {
            name(delete, incident, entry).executeUpdate();
            return;
        }
        name(upsert, incident, entry);
        upsert.setString(4, isTitle(entry) ? text : "");
        upsert.setString(5, isFact(entry) ? text : "");
        upsert.setString(6, isTitle(entry) || isFact(entry) ? "" : text);
        upsert.executeUpdate();
    }

    private static PreparedStatement name(PreparedStatement statement, Incident incident, Entry entry)
            throws SQLException {
        statement.setString(1, incident.workspace());
        statement.setInt(2, incident.number());
        statement.setInt(3, entry.number());
        return statement;
    }

    /// Names of people are those that came with the words; what they are called later is not followed.
    private static String text(Entry entry) {
        String stored = entry.statement() instanceof LinkAdded link ? link.url() + " " + link.text() : entry.text();
        return Wording.plain(stored, Directory.empty()).strip();
    }

    private static boolean isTitle(Entry entry) {
        return entry.statement() instanceof Opened;
    }

    private static boolean isFact(Entry entry) {
        return entry.statement() instanceof FactStated
                || entry.statement() instanceof LessonLearned
                || entry.statement() instanceof ServicesAffected;
    }

    @Override
    public void close() throws SQLException {
        upsert.close();
        delete.close();
    }
}
