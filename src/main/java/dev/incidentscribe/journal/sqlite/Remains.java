package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.sqlite.EventCodec.Body;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is left of erased events: that a milestone was reached, which entry was corrected, who took a role, without
/// anybody's words. It stands in the event that records the erasure, and so under the protection of the chain. The last
/// such event of a workspace holds what is left of all erased ones. One per connection; not for two threads at once.
final class Remains implements AutoCloseable {
    /// Where an erasure keeps what is left, by the number of the event.
    static final String KEPT = "kept";

    private static final String LAST = """
            SELECT sequence, body FROM event
            WHERE workspace = ? AND incident = 0 AND kind = 'erased' AND body IS NOT NULL
            ORDER BY sequence DESC LIMIT 1""";

    /// The last erasure of a workspace.
    record Last(long sequence, JsonNode kept) {}

    private final EventCodec codec;
    private final PreparedStatement last;
    private final Map<String, Last> read = new HashMap<>();

    Remains(Connection connection, EventCodec codec) throws SQLException {
        this.codec = codec;
        this.last = connection.prepareStatement(LAST);
    }

    /// The last erasure of the workspace, if there ever was one.
    Optional<Last> last(String workspace) throws SQLException {
        last.setString(1, workspace);
        try (ResultSet row = last.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long sequence = row.getLong(1);
            Last known = read.get(workspace);
            if (known == null || known.sequence() != sequence) {
                known = new Last(sequence, codec.tree(row.getBytes(2)).path(KEPT));
                read.put(workspace, known);
            }
            return Optional.of(known);
        }
    }

    /// What is left of an erased event.
    Body<?> of(String workspace, long sequence, String kind) throws SQLException {
        return last(workspace)
                .map(it -> it.kept().path(Long.toString(sequence)))
                .filter(JsonNode::isObject)
                .<Body<?>>map(kept -> codec.read(kind, codec.write(kept)))
                .orElseGet(() -> unknown(kind));
    }

    /// Somebody erased it by hand, and kept nothing: the entry keeps its number, its time and its author.
    private static Body<?> unknown(String kind) {
        IncidentEvent event = switch (kind) {
            case "opened" -> new Opened(Wording.ERASED, Optional.empty(), ZoneOffset.UTC);
            case "closed" -> new Closed(Wording.ERASED);
            case "reopened" -> new Reopened(Wording.ERASED);
            case "cancelled" -> new Cancelled(Wording.ERASED);
            // Which entry it corrected is lost; restoring one that never was removed changes nothing.
            case "reworded",
                    "revised",
                    "retimed",
                    "removed",
                    "restored",
                    "takenBack",
                    "sectionWritten",
                    "sectionReset" -> new Restored(1);
            case "stageReached", "ownerNamed" -> new StageReached(Stage.DRAFT);
            default -> new Noted(NoteKind.OBSERVATION, Wording.ERASED);
        };
        return new Body<>(Wording.ERASED_PERSON, Optional.empty(), event, Optional.empty());
    }

    @Override
    public void close() throws SQLException {
        last.close();
    }
}
