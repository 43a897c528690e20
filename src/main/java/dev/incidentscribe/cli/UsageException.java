package dev.incidentscribe.cli;

import java.io.Serial;

/// Something that the person who started the program can mend; said in one line, and the process ends with 2.
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
