package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds incidents by the words of their entries: those that have all of them, be it in different entries, the best
/// first. The title counts most, then facts and lessons.
final class Search {
    /// With the best of several rows of an incident SQLite gives that row's entry: the columns beside a single `min()`
    /// are of the row that it was found in. The words come first: with `CROSS JOIN` SQLite keeps to that order.
    private static final String MATCHING = """
            WITH hit AS MATERIALIZED (
                SELECT entry_text.incident, entry_text.entry, bm25(entry_index, 10, 3, 1) AS score
                FROM entry_index CROSS JOIN entry_text ON entry_text.id = entry_index.rowid
                WHERE entry_index MATCH ? AND entry_text.workspace = ?),
            best AS (SELECT incident, entry, min(score) AS best, sum(score) AS score FROM hit GROUP BY incident)
            SELECT %s, best.entry, best.best, best.score
            FROM best JOIN incident ON incident.workspace = ? AND incident.number = best.incident""".formatted(ListedRows.COLUMNS);
    private static final String EXCERPT = """
            SELECT snippet(entry_index, -1, '', '', '…', 16) FROM entry_index
            WHERE entry_index MATCH ?
                AND rowid = (SELECT id FROM entry_text WHERE workspace = ? AND incident = ? AND entry = ?)""";
    private static final int ENTRY = ListedRows.COUNT + 1;

    private record Hit(Found found, double best, double score) {
        /// With one more word; the index counts a better match as less.
        Hit and(Hit other) {
            return new Hit(best <= other.best ? found : other.found, Math.min(best, other.best), score + other.score);
        }
    }

    private final Connection connection;
    private final String workspace;
    private final SearchTerms terms;

    Search(Connection connection, String workspace, SearchTerms terms) {
        this.connection = connection;
        this.workspace = workspace;
        this.terms = terms;
    }

    List<Found> incidents() throws SQLException {
        if (terms.all().isEmpty()) {
            return List.of();
        }
        Map<Integer, Hit> hits = matching(terms.all().getFirst());
        for (String term : terms.all().subList(1, terms.all().size())) {
            Map<Integer, Hit> matching = matching(term);
            hits.keySet().retainAll(matching.keySet());
            hits.replaceAll((number, hit) -> hit.and(matching.getOrDefault(number, hit)));
        }
        return hits.values().stream()
                .sorted(Comparator.comparingDouble(Hit::score)
                        .thenComparing(hit -> hit.found().incident().number(), Comparator.reverseOrder()))
                .map(Hit::found)
                .toList();
    }

    /// Where the words stand in what was found.
    Optional<String> excerpt(Found found) throws SQLException {
        if (terms.all().isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(EXCERPT)) {
            statement.setString(1, terms.any());
            statement.setString(2, workspace);
            statement.setInt(3, found.incident().number());
            statement.setInt(4, found.entry());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private Map<Integer, Hit> matching(String term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MATCHING)) {
            statement.setString(1, term);
            statement.setString(2, workspace);
            statement.setString(3, workspace);
            try (ResultSet row = statement.executeQuery()) {
                var hits = new HashMap<Integer, Hit>();
                while (row.next()) {
                    var found = new Found(ListedRows.read(row), row.getInt(ENTRY));
                    hits.put(
                            found.incident().number(),
                            new Hit(found, row.getDouble(ENTRY + 1), row.getDouble(ENTRY + 2)));
                }
                return hits;
            }
        }
    }
}
