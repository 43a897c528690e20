package dev.incidentscribe.redaction;

import java.util.List;

/// A text without its secrets.
///
/// @param secrets the names of the rules that each found one, in the order of the text
public record Redacted(String text, List<String> secrets) {
    public Redacted {
        secrets = List.copyOf(secrets);
    }

    /// Whether nothing had to be taken out.
    boolean isClean() {
        return secrets.isEmpty();
    }
}
