package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.journal.ListedAction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// The follow-ups of an incident as rows. Written anew as a whole: they are few, and corrections may change any of
/// them.
final class ActionRows implements AutoCloseable {
    /// What [#read] reads, in its order.
    static final String COLUMNS = """
            action.incident, incident.title, action.number, entry, text, owner, owner_name, due, type, priority,
            action.state, outcome, stated_at""";

    private static final String DELETE = "DELETE FROM action WHERE workspace = ? AND incident = ?";
    private static final String INSERT = """
            INSERT INTO action (workspace, incident, number, entry, text, owner, owner_name, due, type, priority,
                                state, outcome, stated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final PreparedStatement delete;
    private final PreparedStatement insert;

    ActionRows(Connection connection) throws SQLException {
        this.delete = connection.prepareStatement(DELETE);
        this.insert = connection.prepareStatement(INSERT);
    }

    /// Whether such an event may change a follow-up.
    static boolean changedBy(IncidentEvent event) {
        return event instanceof IncidentEvent.ActionAdded
                || event instanceof IncidentEvent.ActionEnded
                || event instanceof IncidentEvent.Correction;
    }

    void write(Incident incident) throws SQLException {
        delete.setString(1, incident.workspace());
        delete.setInt(2, incident.number());
        delete.executeUpdate();
        for (ListedAction listed : ListedAction.of(incident)) {
            insert(incident, listed);
        }
    }

    private void insert(Incident incident, ListedAction listed) throws SQLException {
        ActionItem action = listed.action();
        insert.setString(1, incident.workspace());
        insert.setInt(2, incident.number());
        insert.setInt(3, action.number());
        insert.setInt(4, action.entry());
        insert.setString(5, action.text());
        insert.setString(6, action.owner().map(Person::id).orElse(null));
        insert.setString(7, action.owner().map(Person::name).orElse(null));
        insert.setString(8, action.due().map(LocalDate::toString).orElse(null));
        insert.setString(9, action.type().map(Enum::name).orElse(null));
        insert.setString(10, action.priority().map(Enum::name).orElse(null));
        insert.setString(11, action.state().name());
        insert.setString(12, action.outcome());
        insert.setLong(13, Micros.of(listed.statedAt()));
        insert.executeUpdate();
    }

    static ListedAction read(ResultSet row) throws SQLException {
        Optional<String> name = Optional.ofNullable(row.getString(7));
        var action = new ActionItem(
                row.getInt(3),
                row.getInt(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)).map(id -> new Person(id, name.orElse(id))),
                Optional.ofNullable(row.getString(8)).map(LocalDate::parse),
                Optional.ofNullable(row.getString(9)).map(ActionType::valueOf),
                Optional.ofNullable(row.getString(10)).map(Priority::valueOf),
                ActionItem.State.valueOf(row.getString(11)),
                row.getString(12));
        return new ListedAction(row.getInt(1), row.getString(2), action, Micros.instant(row.getLong(13)));
    }

    @Override
    public void close() throws SQLException {
        delete.close();
        insert.close();
    }
}
