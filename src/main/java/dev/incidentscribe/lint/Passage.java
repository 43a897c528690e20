package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text that somebody wrote as a conclusion, and that is read as such. What was said while the incident went on is
/// none: the timeline is a record, and nobody is to weigh words there.
///
/// @param where the section, as people call it, and the entry; a section that somebody wrote is of no entry
/// @param mending what to type to change it
record Passage(Where where, String text, String mending) {
    private static final Pattern QUOTED =
            Pattern.compile("(?s)```.*?```|`[^`\n]+`|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"");
    private static final int LONGEST_QUOTE = 60;

    /// What was concluded about how it came about and how it went.
    static Stream<Passage> conclusions(Postmortem postmortem) {
        return Stream.of(
                        of(postmortem, Section.SUMMARY),
                        of(postmortem, Section.DETECTION),
                        of(postmortem, Section.TRIGGER),
                        of(postmortem, Section.CAUSES),
                        of(postmortem, Section.RESOLUTION),
                        of(postmortem, Section.WELL),
                        of(postmortem, Section.WRONG))
                .flatMap(passages -> passages);
    }

    /// Everything that readers take for the finished text.
    static Stream<Passage> all(Postmortem postmortem) {
        return Stream.of(
                        of(postmortem, Section.IMPACT),
                        conclusions(postmortem),
                        of(postmortem, Section.LUCKY),
                        postmortem.actions().stream().map(action -> recorded("actions", action.entry(), action.text())))
                .flatMap(passages -> passages);
    }

    /// What readers find in that section: what somebody wrote as it, else what the record says. A composed summary is
    /// nobody's words.
    static Stream<Passage> of(Postmortem postmortem, Section section) {
        return postmortem
                .written(section)
                .map(written -> Stream.of(written(postmortem, section, written.plain())))
                .orElseGet(() -> postmortem.recorded(section).stream()
                        .filter(statement -> statement.entry() > 0)
                        .map(statement -> recorded(name(section), statement.entry(), statement.text())));
    }

    private static Passage recorded(String section, int entry, String text) {
        return new Passage(Where.at(section, entry), text, "/incident edit %d".formatted(entry));
    }

    private static Passage written(Postmortem postmortem, Section section, String text) {
        return new Passage(
                new Where(name(section), List.of()),
                text,
                "/postmortem %s edit %s".formatted(postmortem.incident(), section.wire()));
    }

    private static String name(Section section) {
        return switch (section) {
            case CAUSES -> "root causes";
            case RESOLUTION -> "resolution";
            case SUMMARY, IMPACT, DETECTION, TRIGGER, WELL, WRONG, LUCKY ->
                section.label().toLowerCase(Locale.ROOT);
        };
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
        return objection(message.formatted(quote), "…");
    }

    /// An objection to all of it.
    ///
    /// @param words what to type behind the command
    Objection objection(String message, String words) {
        return new Objection(where, message, where.entries().isEmpty() ? mending : mending + " " + words);
    }
}
