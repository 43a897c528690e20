package dev.incidentscribe.journal;

import java.io.Serial;

/// The journal could not do what it was asked, and nothing was recorded. The message says what was being done.
public final class JournalUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public JournalUnavailable(String doing) {
        super(doing);
    }

    public JournalUnavailable(String doing, Throwable cause) {
        super(doing, cause);
    }
}
