package dev.incidentscribe.postmortem.document;

import io.pebbletemplates.pebble.error.PebbleException;
import java.util.Optional;

/// What is wrong with a template.
///
/// @param file as whoever wrote it finds it
/// @param line from 1; 0 where it is not known
public record Problem(String file, int line, String what) {
    static Problem of(String file, PebbleException e) {
        return new Problem(
                file,
                Optional.ofNullable(e.getLineNumber()).orElse(0),
                Optional.ofNullable(e.getPebbleMessage()).orElse("it cannot be read"));
    }

    /// `config/templates/ours.md.peb, line 12: …`.
    @Override
    public String toString() {
        return line > 0 ? "%s, line %d: %s".formatted(file, line, what) : "%s: %s".formatted(file, what);
    }
}
