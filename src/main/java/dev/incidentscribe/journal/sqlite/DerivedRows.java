package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What is derived from the events of incidents, as rows: the lists, the text that is searched, and the messages that
/// were taken.
final class DerivedRows implements AutoCloseable {
    private final ListedRows listing;
    private final ActionRows actions;
    private final TextRows texts;
    private final TakenRows taken;

    DerivedRows(Connection connection) throws SQLException {
        this.listing = new ListedRows(connection);
        this.actions = new ActionRows(connection);
        this.texts = new TextRows(connection);
        this.taken = new TakenRows(connection);
    }

    /// Writes all that is derived from an incident.
    void write(Incident incident) throws SQLException {
        listing.write(incident);
        actions.write(incident);
        texts.write(incident);
        taken.write(incident);
    }

    /// Writes what the last events changed.
    ///
    /// @param incident as it is after them
    void write(Incident incident, List<Recorded> last) throws SQLException {
        if (last.stream().anyMatch(it -> ListedRows.changedBy(it.event()))) {
            listing.write(incident);
        }
        if (last.stream().anyMatch(it -> ActionRows.changedBy(it.event()))) {
            actions.write(incident);
        }
        texts.write(incident, last);
        taken.write(incident, last);
    }

    @Override
    public void close() throws SQLException {
        listing.close();
        actions.close();
        texts.close();
        taken.close();
    }
}
