package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/// The index of the words that are searched, compared with the text that it is of. SQLite's own comparison would keep
/// others from writing as long as it takes; so the words are indexed anew in memory, a part of the text at a time.
final class SearchIndex implements AutoCloseable {
    private static final int PART = 2_000;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final String WRONG = "the index of what is searched does not fit the text";
    private static final String FILE = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    private static final String MADE_BY = "SELECT sql FROM journal.sqlite_schema WHERE name = 'entry_index'";
    /// The length of each row is kept besides.
    private static final String UNRANKED =
            "SELECT id FROM journal.entry_text EXCEPT SELECT id FROM journal.entry_index_docsize LIMIT 1";
    private static final String TAKE_PART = """
            INSERT INTO entry_index (rowid, title, fact, said)
            SELECT id, title, fact, said FROM journal.entry_text WHERE id > ? ORDER BY id LIMIT ?""";
    /// A number for the places of each word, which SQLite adds up: to fetch them one by one takes twice as long. The
    /// columns begin with letters of their own.
    private static final String WHERE_WORDS_STAND = """
            SELECT term, sum(place % 2147483647 * (place % 46337))
            FROM (SELECT term, doc * 1000003 + offset * 257 + unicode(col) AS place FROM TABLE_OF_WORDS)
            GROUP BY term""";
    private static final String END_OF_PART =
            "SELECT max(id) FROM (SELECT id FROM journal.entry_text WHERE id > ? ORDER BY id LIMIT ?)";

    private final Connection memory;
    private final Statement statement;

    private SearchIndex(Connection memory, String file) throws SQLException {
        this.memory = memory;
        this.statement = memory.createStatement();
        try (PreparedStatement attach = memory.prepareStatement("ATTACH ? AS journal")) {
            attach.setString(1, file);
            attach.execute();
        }
        statement.execute("PRAGMA busy_timeout = 5000");
    }

    /// What is wrong with it; empty if it has every word of the text and no other.
    static Optional<String> difference(Connection connection) throws SQLException {
        try (var index = new SearchIndex(
                JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties()), text(connection, FILE))) {
            // What is recorded meanwhile is seen as a whole or not at all.
            index.statement.execute("BEGIN");
            return index.isSound() && index.isOfTheText() ? Optional.empty() : Optional.of(WRONG);
        } catch (SQLException e) {
            if (!Damage.isDamage(e)) {
                throw e;
            }
            return Optional.of(WRONG);
        }
    }

    /// Whether what is in it can be found, and ranked.
    private boolean isSound() throws SQLException {
        return text(memory, "PRAGMA journal.integrity_check('entry_index')").equals("ok")
                && text(memory, UNRANKED).isEmpty();
    }

    private boolean isOfTheText() throws SQLException {
        String made = text(memory, MADE_BY);
        if (made.isEmpty()) {
            return false;
        }
        statement.execute(made);
        statement.execute("CREATE VIRTUAL TABLE wanted USING fts5vocab (entry_index, instance)");
        statement.execute("CREATE VIRTUAL TABLE temp.found USING fts5vocab (journal, entry_index, instance)");
        return wanted() == sum("found");
    }

    private long wanted() throws SQLException {
        long sum = 0;
        try (PreparedStatement take = memory.prepareStatement(TAKE_PART);
                PreparedStatement end = memory.prepareStatement(END_OF_PART)) {
            long last = Long.MIN_VALUE;
            while (part(take, last).executeUpdate() > 0) {
                sum += sum("wanted");
                statement.execute("INSERT INTO entry_index (entry_index) VALUES ('delete-all')");
                try (ResultSet row = part(end, last).executeQuery()) {
                    last = row.getLong(1);
                }
            }
        }
        return sum;
    }

    private static PreparedStatement part(PreparedStatement statement, long after) throws SQLException {
        statement.setLong(1, after);
        statement.setInt(2, PART);
        return statement;
    }

    /// Of all words where they stand, in whatever order, and however they are parted.
    private long sum(String table) throws SQLException {
        long sum = 0;
        try (ResultSet row = statement.executeQuery(WHERE_WORDS_STAND.replace("TABLE_OF_WORDS", table))) {
            while (row.next()) {
                sum += hash(row.getString(1)) * row.getLong(2);
            }
        }
        return sum;
    }

    private static long hash(String word) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement asking = connection.createStatement();
                ResultSet row = asking.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        memory.close();
    }
}
