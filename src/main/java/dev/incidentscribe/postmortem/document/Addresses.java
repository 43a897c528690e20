package dev.incidentscribe.postmortem.document;

import java.util.regex.Pattern;

/// Which addresses a reader may follow from a document.
final class Addresses {
    /// One within a text: up to where the sentence goes on.
    static final Pattern IN_TEXT =
            Pattern.compile("(?:https?://|mailto:)[^\\s<>|\\\\`\"]+[^\\s<>|\\\\`\".,;:!?)\\]*_~']");

    private static final Pattern WHOLE = Pattern.compile("(?i)(?:https?://|mailto:)[^\\s<>\"\\\\`\\p{Cc}]+");

    private Addresses() {}

    static boolean isSafe(String address) {
        return WHOLE.matcher(address).matches();
    }
}
