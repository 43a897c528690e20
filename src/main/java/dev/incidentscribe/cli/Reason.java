package dev.incidentscribe.cli;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why something failed, in words: Java's own message is often no more than the name of a file, or nothing.
final class Reason {
    private Reason() {}

    static String of(Throwable e) {
        return switch (e) {
            case NoSuchFileException it -> it.getFile() + " does not exist";
            case AccessDeniedException it -> "no permission for " + it.getFile();
            case FileAlreadyExistsException it -> it.getFile() + " exists already";
            case FileSystemException it when it.getReason() == null -> it.getFile() + " cannot be used";
            case IOException it when it.getCause() instanceof UnresolvedAddressException -> "there is no such address";
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }
}
