package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A few connections that only read. A connection is lent to one question at a time and lives as long as the journal.
final class Readers implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    /// One connection with its prepared statements.
    ///
    /// @param remembered shared by all readers
    record Reader(Connection connection, Events events, Remembered remembered) {
        /// The incident with all of its events. Only an erasure takes back an event that counts here, and it has the
        /// file for itself; so an incident that has as many events as before is the same.
        Optional<Incident> incident(String workspace, int number) throws SQLException {
            int count = events.count(workspace, number);
            Optional<Incident> known = remembered.get(workspace, number).filter(it -> it.events() == count);
            if (known.isPresent()) {
                return known;
            }
            Optional<Incident> read = events.incident(workspace, number, count);
            read.ifPresent(remembered::put);
            return read;
        }
    }

    /// A question to the file.
    interface Question<T> {
        T ask(Reader reader) throws SQLException;
    }

    private final List<Reader> all = new ArrayList<>();
    private final BlockingQueue<Reader> free = new ArrayBlockingQueue<>(CONNECTIONS);

    Readers(Database database, EventCodec codec) {
        var remembered = new Remembered();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = database.reading();
                all.add(new Reader(connection, new Events(connection, codec), remembered));
            }
            free.addAll(all);
        } catch (SQLException e) {
            close();
            throw new JournalUnavailable("opening the journal " + database.file(), e);
        }
    }

    <T> T ask(String doing, Question<T> question) {
        Reader reader = take(doing);
        try {
            return question.ask(reader);
        } catch (SQLException e) {
            throw new JournalUnavailable(doing, e);
        } finally {
            free.add(reader);
        }
    }

    private Reader take(String doing) {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable(doing + ": interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            for (Reader reader : all) {
                reader.events().close();
                reader.connection().close();
            }
        } catch (SQLException e) {
            throw new JournalUnavailable("closing the journal", e);
        }
    }
}
