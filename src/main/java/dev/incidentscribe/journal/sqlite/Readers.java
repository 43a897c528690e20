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
        Optional<Incident> incident(String workspace, int number) throws SQLException {
            return events.incident(workspace, number, remembered);
        }
    }

    /// A question to the file.
    interface Question<T> {
        T ask(Reader reader) throws SQLException;
    }

    private final List<Reader> all = new ArrayList<>();
    private final BlockingQueue<Reader> free = new ArrayBlockingQueue<>(CONNECTIONS);

    /// @param remembered shared by all readers, and with the writer
    Readers(Database database, EventCodec codec, Remembered remembered) {
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
