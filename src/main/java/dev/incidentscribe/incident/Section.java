package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A section of the postmortem that people may write themselves, in the order in which they stand.
public enum Section {
    SUMMARY("Summary"),
    IMPACT("Impact"),
    DETECTION("Detection"),
    TRIGGER("Trigger"),
    CAUSES("Root causes and contributing factors", "cause", "root-cause"),
    RESOLUTION("Resolution and recovery", "fix"),
    WELL(LessonKind.WELL.label()),
    WRONG(LessonKind.WRONG.label()),
    LUCKY(LessonKind.LUCKY.label());

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> words;

    Section(String label, String... words) {
        this.label = label;
        this.words = List.of(words);
    }

    /// The word that people type and templates use: `summary`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people read it: `Root causes and contributing factors`.
    public String label() {
        return label;
    }

    /// The section of that name, in any case.
    public static Optional<Section> parse(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(section -> section.wire().equals(name) || section.words.contains(name))
                .findFirst();
    }
}
