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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The writer's side of the file: makes one delivery into rows, inside a transaction that somebody else begins and
/// ends. Remembers the incidents it touched; it keeps that memory to itself until [#keep], and after a rollback it must
/// be dropped with [#forget].
final class Ledger implements AutoCloseable {
    /// What is to be written of a delivery.
    private sealed interface Entered {
        record Nothing(Reply reply) implements Entered {}

        record Events(Incident before, Incident after, List<Recorded> recorded, Reply reply, List<Outbound> outbox)
                implements Entered {}
    }

    private final Recent recent;
    private final ChainedEvents events;
    private final DerivedRows derived;
    private final ReceiptRows receipts;
    private final OutboxWriter outbox;

    Ledger(Connection connection, EventCodec codec) throws SQLException {
        this(connection, codec, new Remembered());
    }

    /// @param remembered what is committed, shared with those who read
    Ledger(Connection connection, EventCodec codec, Remembered remembered) throws SQLException {
        this.recent = new Recent(new Events(connection, codec), remembered);
        this.events = new ChainedEvents(connection, codec);
        this.derived = new DerivedRows(connection);
        this.receipts = new ReceiptRows(connection, codec);
        this.outbox = new OutboxWriter(connection, codec);
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

    /// The events themselves, to append those that are of no delivery.
    ChainedEvents events() {
        return events;
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
        events.forget();
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
            events.append(delivery, entered.after(), recorded, ++part);
        }
        derived.write(entered.after(), entered.recorded());
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

    /// Derives anew what is kept of an incident besides its events, and lets its channel show it as it is now.
    void deriveAnew(String workspace, int number, Instant now) throws SQLException {
        recent.clear();
        Optional<Incident> incident = recent.read(workspace, number);
        if (incident.isPresent()) {
            derived.write(incident.get());
            showStatus(incident.get(), now);
        }
    }

    @Override
    public void close() throws SQLException {
        recent.close();
        events.close();
        derived.close();
        receipts.close();
        outbox.close();
    }
}
