package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which of the three questions of a review a lesson answers.
/// Source: the example postmortem of Google's Site Reliability Engineering book.
public enum LessonKind {
    WELL("What went well", "What went well?"),
    WRONG("What went wrong", "What went wrong?"),
    LUCKY("Where we got lucky", "Where did we get lucky?");

    private final String label;
    private final String question;

    LessonKind(String label, String question) {
        this.label = label;
        this.question = question;
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

    /// As people are asked for it: `Where did we get lucky?`.
    public String question() {
        return question;
    }
}
