package dev.incidentscribe.journal.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// The hash chain of a workspace: each row's hash covers the hash before it and every column of the row. The text
/// itself enters as a salted digest, so that it can be erased and the chain still holds, and so that nobody can find
/// out an erased text by guessing.
final class Chain {
    /// What stands before the first row of a workspace.
    static final byte[] START = new byte[32];

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    static byte[] digest(byte[] salt, byte[] body) {
        MessageDigest sha = sha256();
        sha.update(salt);
        return sha.digest(body);
    }

    /// Whether that digest is of that body. A lawful erasure clears body and salt together.
    static boolean fits(byte[] digest, byte @Nullable [] salt, byte @Nullable [] body) {
        if (body == null || salt == null) {
            return body == null && salt == null;
        }
        return MessageDigest.isEqual(digest(salt, body), digest);
    }

    /// H(previous ‖ row): every field with its length before it, so that no two rows give the same bytes.
    static byte[] hash(byte[] previous, Row row) {
        MessageDigest sha = sha256();
        sha.update(previous);
        text(sha, row.workspace());
        number(sha, row.incident());
        number(sha, row.ordinal());
        number(sha, row.occurredAt());
        number(sha, row.recordedAt());
        text(sha, row.author());
        text(sha, row.source());
        text(sha, row.kind());
        bytes(sha, row.digest());
        text(sha, row.delivery());
        number(sha, row.part());
        return sha.digest();
    }

    private static void text(MessageDigest sha, String text) {
        bytes(sha, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(MessageDigest sha, byte[] bytes) {
        number(sha, bytes.length);
        sha.update(bytes);
    }

    private static void number(MessageDigest sha, long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
