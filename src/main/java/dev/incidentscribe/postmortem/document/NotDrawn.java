package dev.incidentscribe.postmortem.document;

import java.util.function.Supplier;

/// A picture or a PDF could not be made; mostly because a small Java lacks the graphics, or a library that they need.
/// What is text is not concerned.
public final class NotDrawn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotDrawn(Throwable cause) {
        super("it could not be drawn: " + cause, cause);
    }

    /// What was drawn.
    static byte[] unless(Supplier<byte[]> drawing) {
        try {
            return drawing.get();
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            throw new NotDrawn(e);
        }
    }
}
