package dev.incidentscribe.journal.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Computes the chain once more from what the columns are documented to hold, sharing no code with what wrote it.
final class ChainCheck {
    private static final String ROWS = "SELECT * FROM event ORDER BY sequence";

    private ChainCheck() {}

    /// The sequence of the first row that is not what was written.
    static Optional<Long> firstBroken(JournalFile file) throws SQLException, IOException, NoSuchAlgorithmException {
        var heads = new HashMap<String, byte[]>();
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                if (!holds(row, heads)) {
                    return Optional.of(row.getLong("sequence"));
                }
                heads.put(row.getString("workspace"), row.getBytes("hash"));
            }
            return Optional.empty();
        }
    }

    private static boolean holds(ResultSet row, Map<String, byte[]> heads)
            throws SQLException, IOException, NoSuchAlgorithmException {
        byte[] body = row.getBytes("body");
        byte[] salt = row.getBytes("salt");
        boolean erased = body == null && salt == null;
        return (erased || Arrays.equals(sha256(salt, body), row.getBytes("digest")))
                && Arrays.equals(
                        sha256(heads.getOrDefault(row.getString("workspace"), new byte[32]), columns(row)),
                        row.getBytes("hash"));
    }

    /// Numbers as eight bytes, the most significant first; text and bytes with their length before them.
    private static byte[] columns(ResultSet row) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            text(out, row.getString("workspace"));
            out.writeLong(row.getLong("incident"));
            out.writeLong(row.getLong("ordinal"));
            out.writeLong(row.getLong("occurred_at"));
            out.writeLong(row.getLong("recorded_at"));
            text(out, row.getString("author"));
            text(out, row.getString("source"));
            text(out, row.getString("kind"));
            bytes(out, row.getBytes("digest"));
            text(out, row.getString("delivery"));
            out.writeLong(row.getLong("part"));
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeLong(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] first, byte[] second) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        if (first != null) {
            sha.update(first);
        }
        if (second != null) {
            sha.update(second);
        }
        return sha.digest();
    }
}
