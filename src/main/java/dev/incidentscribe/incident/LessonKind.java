package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which of the three questions of a review a lesson answers.
/// Source: the example postmortem of Google's Site Reliability Engineering book.
public enum LessonKind {
    WELL("What went well"),
    WRONG("What went wrong"),
    LUCKY("Where we got lucky");

    private final String label;

    LessonKind(String label) {
        this.label = label;
    }

    /// Reads `well`, `wrong` or `lucky`, in any case.
    public static Optional<LessonKind> parse(String word) {
        return Arrays.stream(values())
                .filter(k -> k.wire().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The word people type and machines read: `well`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people read it: `What went well`.
    public String label() {
        return label;
    }
}
