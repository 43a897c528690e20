package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.journal.Decision;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.sqlite.EventCodec.Body;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The writer's side of the file: makes one delivery into rows, inside a transaction that somebody else begins and
/// ends. Remembers the incidents it touched; it keeps that memory to itself until [#keep], and after a rollback it must
/// be dropped with [#forget].
final class Ledger implements AutoCloseable {
    private static final String INSERT_EVENT = """
            INSERT INTO event (workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind, body, salt,
                               digest, delivery, part, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    /// From the end of the journal: the plus keeps SQLite from sorting all events of the workspace by its index.
    static final String LAST_HASH = "SELECT hash FROM event WHERE +workspace = ? ORDER BY sequence DESC LIMIT 1";

    /// What is to be written of a delivery.
    private sealed interface Entered {
        record Nothing(Reply reply) implements Entered {}

        record Events(Incident before, Incident after, List<Recorded> recorded, Reply reply, List<Outbound> outbox)
                implements Entered {}
    }

    private final EventCodec codec;
    private final Chain chain = new Chain();
    private final Recent recent;
    private final ListedRows listing;
    private final ActionRows actions;
    private final TextRows texts;
    private final ReceiptRows receipts;
    private final PreparedStatement insertEvent;
    private final OutboxWriter outbox;
    private final PreparedStatement lastHash;

    private final Map<String, byte[]> heads = new HashMap<>();

    Ledger(Connection connection, EventCodec codec) throws SQLException {
        this(connection, codec, new Remembered());
    }

    /// @param remembered what is committed, shared with those who read
    Ledger(Connection connection, EventCodec codec, Remembered remembered) throws SQLException {
        this.codec = codec;
        this.recent = new Recent(new Events(connection, codec), remembered);
        this.listing = new ListedRows(connection);
        this.actions = new ActionRows(connection);
        this.texts = new TextRows(connection);
        this.receipts = new ReceiptRows(connection, codec);
        this.insertEvent = connection.prepareStatement(INSERT_EVENT);
        this.outbox = new OutboxWriter(connection, codec);
        this.lastHash = connection.prepareStatement(LAST_HASH);
    }

    /// Records what the decision says, unless this delivery is on record already.
    Receipt enter(Delivery delivery, Decision decision) throws SQLException {
        Optional<Reply> earlier = receipts.earlier(delivery);
        if (earlier.isPresent()) {
            return new Receipt(earlier.get(), true, true, false);
        }
        return switch (decided(delivery, decision)) {
            case Entered.Nothing nothing -> new Receipt(nothing.reply(), false, false, false);
            case Entered.Events entered -> {
                write(delivery, entered);
                yield new Receipt(
                        entered.reply(),
                        true,
                        false,
                        !entered.outbox().isEmpty() || !entered.recorded().isEmpty());
            }
        };
    }

    /// What is still to be done with Slack.
    OutboxWriter outbox() {
        return outbox;
    }

    /// Lets others know what it remembers; the transaction it was learned in is committed.
    void keep() {
        recent.keep();
    }

    /// Drops what it remembers; the transaction it was learned in did not happen.
    void forget() {
        recent.clear();
        heads.clear();
    }

    /// Works everything out before the first row is written, so that a decision that fails leaves no trace.
    private Entered decided(Delivery delivery, Decision decision) throws SQLException {
        try {
            return switch (decision.decide(recent.situation(delivery))) {
                case Outcome.Decline decline -> new Entered.Nothing(decline.reply());
                case Outcome.Append append -> {
                    var recorded = new ArrayList<Recorded>(append.events().size());
                    Incident after = append.incident();
                    for (Outcome.Event event : append.events()) {
                        recorded.add(recorded(delivery, after.events() + 1, event));
                        after = after.after(recorded.getLast());
                    }
                    Reply reply = append.reply().apply(after);
                    yield new Entered.Events(append.incident(), after, recorded, reply, append.outbox(delivery, reply));
                }
            };
        } catch (FailedRead e) {
            throw e.failure();
        } catch (RuntimeException | Error e) {
            throw new Undecided(e);
        }
    }

    /// As it reads from the file, whose instants are in microseconds.
    private static Recorded recorded(Delivery delivery, int ordinal, Outcome.Event event) {
        return new Recorded(
                ordinal,
                Micros.rounded(event.at()),
                Micros.rounded(delivery.receivedAt()),
                delivery.author(),
                delivery.source(),
                delivery.origin(),
                event.what());
    }

    private void write(Delivery delivery, Entered.Events entered) throws SQLException {
        int part = 0;
        for (Recorded recorded : entered.recorded()) {
            insert(delivery, entered.after(), recorded, ++part);
        }
        if (entered.recorded().stream().anyMatch(it -> ListedRows.changedBy(it.event()))) {
            listing.write(entered.after());
        }
        if (entered.recorded().stream().anyMatch(it -> ActionRows.changedBy(it.event()))) {
            actions.write(entered.after());
        }
        texts.write(entered.after(), entered.recorded());
        receipts.keep(delivery, entered.reply());
        for (Outbound outbound : entered.outbox()) {
            outbox.put(delivery, outbound);
        }
        if (entered.recorded().stream().anyMatch(it -> !(it.event() instanceof IncidentEvent.ChannelContext))) {
            showStatus(entered.after(), delivery.receivedAt());
        }
        if (!entered.recorded().isEmpty()) {
            recent.changed(entered.before(), entered.after());
        }
    }

    /// Whatever changes an incident makes what its channel shows of it stale.
    private void showStatus(Incident incident, Instant now) throws SQLException {
        outbox.putAnew(
                incident.workspace(),
                "status of " + incident.name(),
                new Outbound.Status(incident.channel(), incident.number()),
                now);
    }

    private void insert(Delivery delivery, Incident incident, Recorded recorded, int part) throws SQLException {
        byte[] body = codec.write(new Body<>(recorded.author().name(), recorded.origin(), recorded.event()));
        byte[] salt = chain.salt();
        var row = new Row(
                incident.workspace(),
                incident.number(),
                recorded.ordinal(),
                Micros.of(recorded.at()),
                Micros.of(recorded.recordedAt()),
                recorded.author().id(),
                recorded.source().name(),
                EventCodec.kind(recorded.event()),
                Chain.digest(salt, body),
                delivery.key(),
                part);
        append(row, body, salt);
    }

    /// Appends a row to the chain of its workspace, with the body and the salt that its digest is of.
    void append(Row row, byte @Nullable [] body, byte @Nullable [] salt) throws SQLException {
        byte[] hash = Chain.hash(head(row.workspace()), row);
        insertEvent.setString(1, row.workspace());
        insertEvent.setLong(2, row.incident());
        insertEvent.setLong(3, row.ordinal());
        insertEvent.setLong(4, row.occurredAt());
        insertEvent.setLong(5, row.recordedAt());
        insertEvent.setString(6, row.author());
        insertEvent.setString(7, row.source());
        insertEvent.setString(8, row.kind());
        insertEvent.setBytes(9, body);
        insertEvent.setBytes(10, salt);
        insertEvent.setBytes(11, row.digest());
        insertEvent.setString(12, row.delivery());
        insertEvent.setLong(13, row.part());
        insertEvent.setBytes(14, hash);
        insertEvent.executeUpdate();
        heads.put(row.workspace(), hash);
    }

    /// Derives anew what is kept of an incident besides its events, and lets its channel show it as it is now.
    void deriveAnew(String workspace, int number, Instant now) throws SQLException {
        recent.clear();
        Optional<Incident> incident = recent.read(workspace, number);
        if (incident.isPresent()) {
            listing.write(incident.get());
            actions.write(incident.get());
            texts.write(incident.get());
            showStatus(incident.get(), now);
        }
    }

    /// The hash of the last event of the workspace.
    byte[] head(String workspace) throws SQLException {
        byte[] remembered = heads.get(workspace);
        if (remembered != null) {
            return remembered;
        }
        lastHash.setString(1, workspace);
        try (ResultSet row = lastHash.executeQuery()) {
            return row.next() ? row.getBytes(1) : Chain.START;
        }
    }

    @Override
    public void close() throws SQLException {
        recent.close();
        listing.close();
        actions.close();
        texts.close();
        receipts.close();
        insertEvent.close();
        outbox.close();
        lastHash.close();
    }
}
