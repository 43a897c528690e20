package dev.incidentscribe.journal.sqlite;

import java.io.Serial;
import java.sql.SQLException;

/// The file could not be read for a decision. Where SQLite fails, it may have rolled the transaction back by itself, so
/// that must fail as a whole; a decision cannot declare that it throws so.
final class FailedRead extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final SQLException failure;

    FailedRead(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    /// What SQLite said.
    SQLException failure() {
        return failure;
    }
}
