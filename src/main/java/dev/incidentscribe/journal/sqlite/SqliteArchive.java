package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Fixtures;
import dev.incidentscribe.journal.Found;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Verification;
import dev.incidentscribe.journal.Watched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Reads a journal in an SQLite file, also while another process writes it.
public sealed class SqliteArchive implements Archive, AutoCloseable permits SqliteJournal {
    private static final String INCIDENTS =
            "SELECT %s FROM incident WHERE workspace = ? ORDER BY number DESC".formatted(ListedRows.COLUMNS);
    /// One look at the index for each, where DISTINCT would look at all events; and those that lost all of theirs.
    private static final String WORKSPACES = """
            WITH RECURSIVE found (workspace) AS (
                SELECT min(workspace) FROM event
                UNION ALL
                SELECT (SELECT min(workspace) FROM event WHERE workspace > found.workspace)
                FROM found WHERE workspace IS NOT NULL)
            SELECT workspace FROM found WHERE workspace IS NOT NULL
            UNION SELECT workspace FROM incident ORDER BY workspace""";
    private static final String TAKERS =
            "SELECT incident FROM taken_message WHERE workspace = ? AND channel = ? AND ts = ? ORDER BY incident DESC";
    private static final String LAST_CLOSED = "SELECT max(ended_at) FROM incident WHERE state = 'closed'";
    private static final String ANSWERED = "SELECT id FROM outbox WHERE workspace = ? AND key = ?";
    private static final String RECORDED = """
            SELECT answered_at FROM receipt
            WHERE workspace = ? AND (delivery = ? OR (delivery > ? AND delivery < ?)) LIMIT 1""";

    private final Readers readers;
    private final Told told;

    SqliteArchive(Readers readers) {
        this.readers = readers;
        this.told = new Told(readers);
    }

    final Readers readers() {
        return readers;
    }

    /// Opens an existing journal; empty if there is none.
    ///
    /// @throws JournalUnavailable if it is not a journal of this version or an older one
    public static Optional<SqliteArchive> open(Path file) {
        var database = new Database(file);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        new Schema(database).check();
        return Optional.of(new SqliteArchive(new Readers(database, new EventCodec(), new Remembered())));
    }

    @Override
    public Optional<Incident> incident(String workspace, int number) {
        return readers.ask("reading INC-" + number, reader -> reader.incident(workspace, number));
    }

    @Override
    public Optional<Incident> incident(String workspace, int number, int events) {
        return readers.ask("reading INC-" + number, reader -> reader.events().incident(workspace, number, events));
    }

    @Override
    public List<Recorded> events(String workspace, int number) {
        return readers.ask(
                "reading the events of INC-" + number, reader -> reader.events().all(workspace, number));
    }

    @Override
    public Optional<String> channel(String workspace, int number) {
        return readers.ask(
                "reading the channel of INC-" + number,
                reader -> reader.events().channel(workspace, number));
    }

    @Override
    public Optional<Incident> current(String workspace, String channel) {
        return readers.ask("reading the channel's incident", reader -> {
            Optional<Integer> number = reader.events().current(workspace, channel);
            return number.isEmpty() ? Optional.empty() : reader.incident(workspace, number.get());
        });
    }

    @Override
    public Optional<Incident> gone(String workspace, String channel) {
        return readers.ask("reading what left the channel", reader -> {
            Optional<Integer> number = reader.events().gone(workspace, channel);
            return number.isEmpty() ? Optional.empty() : reader.incident(workspace, number.get());
        });
    }

    @Override
    public List<Integer> takersOf(String workspace, String channel, String ts) {
        return readers.ask(
                "looking for who took a message",
                reader -> reader.all(TAKERS, row -> row.getInt(1), workspace, channel, ts));
    }

    @Override
    public List<Listed> incidents(String workspace) {
        return readers.ask("listing the incidents", reader -> reader.all(INCIDENTS, ListedRows::read, workspace));
    }

    @Override
    public List<Found> search(String workspace, String words) {
        return readers.ask(
                "searching the incidents",
                reader -> new Search(reader.connection(), workspace, SearchTerms.of(words)).incidents());
    }

    @Override
    public Optional<String> excerpt(String workspace, String words, Found found) {
        return readers.ask(
                "reading what was found",
                reader -> new Search(reader.connection(), workspace, SearchTerms.of(words)).excerpt(found));
    }

    @Override
    public List<ListedAction> actions(String workspace) {
        return readers.ask("listing the follow-ups", reader -> ActionList.all(reader, workspace));
    }

    @Override
    public List<ListedAction> openActions(String workspace, String owner) {
        return readers.ask("listing the follow-ups", reader -> ActionList.openOf(reader, workspace, owner));
    }

    @Override
    public List<ListedAction> openActions(String workspace, LocalDate day) {
        return readers.ask("listing the follow-ups", reader -> ActionList.dueBy(reader, workspace, day));
    }

    @Override
    public List<String> workspaces() {
        return readers.ask("listing the workspaces", reader -> reader.all(WORKSPACES, row -> row.getString(1)));
    }

    @Override
    public Directory people(String workspace) {
        return told.people(workspace);
    }

    @Override
    public Optional<Profile> profile(String workspace, String user) {
        return told.profile(workspace, user);
    }

    @Override
    public Optional<Privacy> privacy(String workspace, String channel) {
        return told.privacy(workspace, channel);
    }

    /// What was put up in the channel of an incident.
    public Optional<Fixtures> fixtures(String workspace, int incident) {
        return readers.ask(
                "reading what stands in a channel",
                reader -> FixtureRows.read(reader.connection(), workspace, incident));
    }

    @Override
    public List<Watched> watched(Instant endedAfter) {
        return readers.ask("listing the channels", reader -> WatchedChannels.all(reader, endedAfter));
    }

    @Override
    public boolean isAnswered(Delivery mention) {
        String key = mention.key() + " " + EventCodec.ANSWER;
        return readers.ask(
                "looking for an answer",
                reader -> reader.first(ANSWERED, row -> row.getLong(1), mention.workspace(), key)
                        .isPresent());
    }

    @Override
    public boolean isRecorded(Delivery delivery) {
        String later = delivery.again("").key();
        return readers.ask(
                "looking for what was recorded",
                reader -> reader.first(
                                RECORDED,
                                row -> row.getLong(1),
                                delivery.workspace(),
                                delivery.key(),
                                later,
                                later + Character.MAX_VALUE)
                        .isPresent());
    }

    @Override
    public Optional<Instant> lastClosed() {
        return readers.ask(
                "looking for the last close",
                reader -> reader.first(LAST_CLOSED, row -> row.getLong(1))
                        .filter(ended -> ended > 0)
                        .map(Micros::instant));
    }

    @Override
    public Verification verify(String workspace, Optional<String> kept) {
        return readers.ask("verifying the journal", reader -> {
            Verification chain = Verifier.verify(reader.connection(), workspace, kept);
            return chain.problem().isPresent() || !Schema.isCurrent(reader.connection())
                    ? chain
                    : chain.with(Derived.difference(reader.connection(), workspace)
                            .map(
                                    "%s; `./scribe rebuild` derives it anew, unless events were altered or taken away: `--head` tells"
                                            ::formatted));
        });
    }

    @Override
    public Optional<String> head(String workspace) {
        return readers.ask(
                "reading the head",
                reader -> reader.first(
                        ChainedEvents.LAST_HASH, row -> HexFormat.of().formatHex(row.getBytes(1)), workspace));
    }

    @Override
    public void close() {
        readers.close();
    }
}
