package dev.incidentscribe.cli;

import java.io.Serial;

/// What was asked for is not there; said in one line, and the process ends with 1.
final class MissingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    MissingException(String message) {
        super(message);
    }
}
