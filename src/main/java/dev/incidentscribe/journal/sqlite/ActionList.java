package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.sqlite.Readers.Reader;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// Finds follow-ups of a workspace, in the order in which people are shown them.
final class ActionList {
    private static final String ACTIONS = """
            SELECT %s FROM action JOIN incident
                ON incident.workspace = action.workspace AND incident.number = action.incident
            WHERE action.workspace = ?""".formatted(ActionRows.COLUMNS);
    private static final String ALL = ACTIONS + " ORDER BY action.incident DESC, action.number";
    private static final String OWN = ACTIONS + """
             AND action.state = 'OPEN' AND owner = ?
            ORDER BY due IS NULL, due, priority IS NULL, priority, action.incident, action.number""";
    private static final String DUE = ACTIONS + """
             AND action.state = 'OPEN' AND due <= ?
            ORDER BY due, action.incident, action.number""";

    private ActionList() {}

    static List<ListedAction> all(Reader reader, String workspace) throws SQLException {
        return reader.all(ALL, ActionRows::read, workspace);
    }

    static List<ListedAction> openOf(Reader reader, String workspace, String owner) throws SQLException {
        return reader.all(OWN, ActionRows::read, workspace, owner);
    }

    static List<ListedAction> dueBy(Reader reader, String workspace, LocalDate day) throws SQLException {
        return reader.all(DUE, ActionRows::read, workspace, day.toString());
    }
}
