package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import tools.jackson.core.JacksonException;

/// The words of a workspace that stand beside the record: answers that were given, what was sent or is still to be,
/// topics. Whose they are is not known of each, so an erasure clears them all.
final class Copies {
    private static final String RECEIPTS = "UPDATE receipt SET reply = ? WHERE workspace = ?";
    private static final String FAILURES = "UPDATE outbox SET failure = NULL WHERE workspace = ?";
    private static final String SENT = "UPDATE outbox SET body = x'' WHERE workspace = ? AND sent_at IS NOT NULL";
    private static final String UNSENT = "SELECT id, kind, body FROM outbox WHERE workspace = ? AND sent_at IS NULL";
    private static final String GIVE_UP = "UPDATE outbox SET body = x'', sent_at = ?, failure = 'erased' WHERE id = ?";
    /// Who wrote a topic is not known. Where one was to come back, an empty one does.
    private static final String TOPICS = """
            UPDATE channel_fixture SET topic = NULL, topic_before = CASE WHEN topic_before IS NULL THEN NULL ELSE '' END
            WHERE workspace = ?""";

    private final Connection connection;
    private final EventCodec codec;
    private final String workspace;

    Copies(Connection connection, EventCodec codec, String workspace) {
        this.connection = connection;
        this.codec = codec;
        this.workspace = workspace;
    }

    /// @param now when what was still to be sent is given up
    void clear(Instant now) throws SQLException {
        Sql.update(connection, RECEIPTS, codec.write(Reply.toPerson("This was recorded earlier.")), workspace);
        Sql.update(connection, FAILURES, workspace);
        Sql.update(connection, SENT, workspace);
        try (PreparedStatement statement = Sql.prepare(connection, UNSENT, workspace);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (hasWords(row.getString(2), row.getBytes(3))) {
                    Sql.update(connection, GIVE_UP, Micros.of(now), row.getLong(1));
                }
            }
        }
        Sql.update(connection, TOPICS, workspace);
    }

    /// What is worked out when it is sent names only what it is about; what cannot be read may say anything.
    private boolean hasWords(String kind, byte[] body) {
        try {
            return switch (codec.readOutbound(kind, body)) {
                case Outbound.Answer _, Outbound.Replace _, Outbound.Notice _, Outbound.Tell _ -> true;
                case Outbound.FollowUpsDue due -> due.remark().isPresent();
                case Outbound.DraftSummary _,
                        Outbound.DraftFile _,
                        Outbound.DraftPicture _,
                        Outbound.Handover _,
                        Outbound.Reminder _,
                        Outbound.Home _,
                        Outbound.Look _,
                        Outbound.Permalink _,
                        Outbound.NewChannel _,
                        Outbound.Status _,
                        Outbound.Bookmark _,
                        Outbound.Canvas _,
                        Outbound.DraftStage _ -> false;
            };
        } catch (JacksonException | JournalUnavailable _) {
            return true;
        }
    }
}
