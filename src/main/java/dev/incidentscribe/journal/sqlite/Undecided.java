package dev.incidentscribe.journal.sqlite;

import java.io.Serial;

/// A decision failed. It had written nothing, so the other deliveries of its transaction are not touched.
final class Undecided extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Undecided(Throwable cause) {
        super(cause);
    }
}
