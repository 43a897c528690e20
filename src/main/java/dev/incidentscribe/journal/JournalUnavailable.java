package dev.incidentscribe.journal;

import java.io.Serial;

/// The journal could not do what it was asked, and nothing was recorded, unless it is in doubt. The message says what
/// was being done.
public final class JournalUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean doubtful;

    public JournalUnavailable(String doing) {
        super(doing);
        this.doubtful = false;
    }

    public JournalUnavailable(String doing, Throwable cause) {
        this(doing, cause, false);
    }

    private JournalUnavailable(String doing, Throwable cause, boolean doubtful) {
        super(doing, cause);
        this.doubtful = doubtful;
    }

    /// It was begun, and nobody waited for its end.
    public static JournalUnavailable inDoubt(String doing, Throwable cause) {
        return new JournalUnavailable(doing + ", and it may yet be recorded", cause, true);
    }

    /// Whether it may be on record after all, now or in a moment.
    public boolean isInDoubt() {
        return doubtful;
    }
}
