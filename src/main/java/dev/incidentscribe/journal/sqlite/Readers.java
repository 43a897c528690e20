package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few connections that only read. A connection is lent to one question at a time and lives as long as the journal.
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int CONNECTIONS = 4;

    /// One connection with its prepared statements.
    ///
    /// @param remembered shared by all readers
    record Reader(Connection connection, Events events, Remembered remembered) {
        Optional<Incident> incident(String workspace, int number) throws SQLException {
            return events.incident(workspace, number, remembered);
        }

        /// The first row that the query finds.
        <T> Optional<T> first(String sql, RowMapper<T> mapper, String... values) throws SQLException {
            return all(sql, mapper, values).stream().findFirst();
        }

        /// The rows that the query finds.
        <T> List<T> all(String sql, RowMapper<T> mapper, String... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (rows.next()) {
                        found.add(mapper.map(rows));
                    }
                    return found;
                }
            }
        }

        void close() throws SQLException {
            events.close();
            connection.close();
        }
    }

    /// What a row says.
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /// A question to the file.
    interface Question<T> {
        T ask(Reader reader) throws SQLException;
    }

    private final Database database;
    private final EventCodec codec;
    private final Remembered remembered;
    private final List<Reader> all = new ArrayList<>();
    private final BlockingQueue<Reader> free = new ArrayBlockingQueue<>(CONNECTIONS);

    /// @param remembered shared by all readers, and with the writer
    Readers(Database database, EventCodec codec, Remembered remembered) {
        this.database = database;
        this.codec = codec;
        this.remembered = remembered;
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(connect());
            }
            free.addAll(all);
        } catch (SQLException e) {
            close();
            throw new JournalUnavailable("opening the journal " + database.file(), e);
        }
    }

    /// Asks, and once more on a new connection if that fails: the driver closes a statement for which the disk fails,
    /// for good.
    ///
    /// @throws JournalUnavailable if that fails, too
    <T> T ask(String doing, Question<T> question) {
        Reader reader = take(doing);
        try {
            return question.ask(reader);
        } catch (SQLException e) {
            LOG.debug("{}: trying it on a new connection", doing, e);
            try {
                reader = replaced(reader);
                return question.ask(reader);
            } catch (SQLException again) {
                throw new JournalUnavailable(doing, again);
            }
        } finally {
            free.add(reader);
        }
    }

    private Reader replaced(Reader failed) throws SQLException {
        Reader fresh = connect();
        synchronized (all) {
            all.remove(failed);
            all.add(fresh);
        }
        discard(failed);
        return fresh;
    }

    private static void discard(Reader failed) {
        try {
            failed.close();
        } catch (SQLException e) {
            LOG.debug("a connection that failed could not be closed in order", e);
        }
    }

    private Reader connect() throws SQLException {
        Connection connection = database.reading();
        return new Reader(connection, new Events(connection, codec), remembered);
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
            synchronized (all) {
                for (Reader reader : all) {
                    reader.close();
                }
            }
        } catch (SQLException e) {
            throw new JournalUnavailable("closing the journal", e);
        }
    }
}
