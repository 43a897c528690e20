package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.Editorial;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Writes all entries, and what people wrote into the postmortem.
    void write(Incident incident) throws SQLException {
        writeSections(incident);
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
        if (last.stream().anyMatch(it -> it.event() instanceof Editorial)) {
            writeSections(incident);
        }
    }

    /// All sections that people wrote are one row, under the number that no entry has.
    private void writeSections(Incident incident) throws SQLException {
        String text = Arrays.stream(Section.values())
                .flatMap(section ->
                        Stream.ofNullable(incident.document().passages().get(section)))
                .map(passage -> Wording.plain(passage.text(), Directory.empty()).strip())
                .collect(Collectors.joining("\n\n"));
        if (text.isBlank()) {
            name(delete, incident, Found.SECTIONS).executeUpdate();
        } else {
            upsert(incident, Found.SECTIONS, "", text, "");
        }
    }

    private void write(Incident incident, Entry entry) throws SQLException {
        String text = text(entry);
        if (entry.removed() || text.isBlank()) {
            name(delete, incident, entry.number()).executeUpdate();
        } else if (isTitle(entry)) {
            upsert(incident, entry.number(), text, "", "");
        } else if (isFact(entry)) {
            upsert(incident, entry.number(), "", text, "");
        } else {
            upsert(incident, entry.number(), "", "", text);
        }
    }

    private void upsert(Incident incident, int entry, String title, String fact, String said) throws SQLException {
        name(upsert, incident, entry);
        upsert.setString(4, title);
        upsert.setString(5, fact);
        upsert.setString(6, said);
        upsert.executeUpdate();
    }

    private static PreparedStatement name(PreparedStatement statement, Incident incident, int entry)
            throws SQLException {
        statement.setString(1, incident.workspace());
        statement.setInt(2, incident.number());
        statement.setInt(3, entry);
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
