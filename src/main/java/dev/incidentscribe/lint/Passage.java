package dev.incidentscribe.lint;

import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text that somebody wrote as a conclusion, and that is read as such. What was said while the incident went on is
/// none: the timeline is a record, and nobody is to weigh words there.
///
/// @param section as people call it
record Passage(String section, int entry, String text) {
    private static final Pattern QUOTED =
            Pattern.compile("(?s)```.*?```|`[^`\n]+`|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"");
    private static final int LONGEST_QUOTE = 60;

    /// What was concluded about how it came about and how it went.
    static Stream<Passage> conclusions(Postmortem postmortem) {
        return Stream.of(
                        in("summary", postmortem.givenSummary()),
                        in("detection", postmortem.detection()),
                        in("trigger", postmortem.trigger()),
                        in("root causes", postmortem.causes()),
                        in("resolution", postmortem.resolution()),
                        lessons(postmortem, LessonKind.WELL),
                        lessons(postmortem, LessonKind.WRONG))
                .flatMap(passages -> passages);
    }

    /// Everything that readers take for the finished text.
    static Stream<Passage> all(Postmortem postmortem) {
        return Stream.of(
                        in("impact", postmortem.impact()),
                        conclusions(postmortem),
                        lessons(postmortem, LessonKind.LUCKY),
                        postmortem.actions().stream()
                                .map(action -> new Passage("actions", action.entry(), action.text())))
                .flatMap(passages -> passages);
    }

    /// The words that are the writer's own: quotations and code are left out.
    String own() {
        return QUOTED.matcher(text).replaceAll("“…”").replace('’', '\'');
    }

    /// An objection to these words of it.
    Objection objection(String message, MatchResult found) {
        String words = found.group().replaceAll("\\s+", " ").strip();
        String quote = words.length() <= LONGEST_QUOTE
                ? words
                : words.substring(0, LONGEST_QUOTE).strip() + "…";
        return new Objection(
                Where.at(section, entry), message.formatted(quote), "/incident edit %d …".formatted(entry));
    }

    private static Stream<Passage> lessons(Postmortem postmortem, LessonKind kind) {
        return in(
                kind.label().toLowerCase(Locale.ROOT),
                Optional.ofNullable(postmortem.lessons().get(kind)).stream()
                        .flatMap(Collection::stream)
                        .toList());
    }

    private static Stream<Passage> in(String section, Optional<Statement> statement) {
        return in(section, statement.stream().toList());
    }

    private static Stream<Passage> in(String section, Collection<Statement> statements) {
        return statements.stream().map(statement -> new Passage(section, statement.entry(), statement.text()));
    }
}
