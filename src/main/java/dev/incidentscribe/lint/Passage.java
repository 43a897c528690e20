package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text that somebody wrote as a conclusion, and that is read as such. What was said while the incident went on is
/// none: the timeline is a record, and nobody is to weigh words there.
///
/// @param where the section, as people call it, and the entry; a section that somebody wrote is of no entry
/// @param mending what to type to change it
record Passage(Where where, String text, String mending) {
    /// A quotation ends where the next begins, so that a text of nothing but opening marks is read once.
    private static final Pattern QUOTED =
            Pattern.compile("(?s)```.*?```|`[^`\n]+`|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"\n]*\"");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?\n])\\s+");
    private static final Pattern BEFORE = Pattern.compile("^[.,;: ]+");
    private static final int LONGEST_QUOTE = 60;
    private static final int ENDS = 3;

    /// What was concluded about how it came about.
    static Stream<Passage> causes(Postmortem postmortem) {
        return Stream.of(Section.SUMMARY, Section.TRIGGER, Section.CAUSES, Section.WRONG)
                .flatMap(section -> of(postmortem, section));
    }

    /// What was concluded about how it came about and how it went.
    static Stream<Passage> conclusions(Postmortem postmortem) {
        return Stream.of(
                        Section.SUMMARY,
                        Section.DETECTION,
                        Section.TRIGGER,
                        Section.CAUSES,
                        Section.RESOLUTION,
                        Section.WELL,
                        Section.WRONG)
                .flatMap(section -> of(postmortem, section));
    }

    /// The facts and the lessons.
    static Stream<Passage> statements(Postmortem postmortem) {
        return Stream.of(of(postmortem, Section.IMPACT), conclusions(postmortem), of(postmortem, Section.LUCKY))
                .flatMap(passages -> passages);
    }

    /// Everything that readers take for the finished text.
    static Stream<Passage> all(Postmortem postmortem) {
        return Stream.concat(
                statements(postmortem),
                postmortem.actions().stream().map(action -> recorded("actions", action.entry(), action.text())));
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

    /// What is the writer's own, sentence by sentence, each with its full stop or question mark.
    List<String> sentences() {
        return List.of(SENTENCE_END.split(own(), -1));
    }

    /// An objection to these words of it, which the message quotes.
    Objection quoting(String message, String found) {
        String words = BEFORE.matcher(found.replaceAll("[\\s¦]+", " "))
                .replaceFirst("")
                .strip();
        return objection(message.formatted(Wording.quotable(shortened(words))), "…");
    }

    /// An objection to all of it.
    ///
    /// @param words what to type behind the command
    Objection objection(String message, String words) {
        return new Objection(where, message, where.entries().isEmpty() ? mending : mending + " " + words);
    }

    /// Long ones by how they begin and how they end, which is where who and what stand.
    private static String shortened(String words) {
        if (words.length() <= LONGEST_QUOTE) {
            return words;
        }
        List<String> each = List.of(words.split(" ", -1));
        String ends = each.size() <= ENDS + ENDS
                ? words
                : String.join(" ", each.subList(0, ENDS)) + " … "
                        + String.join(" ", each.subList(each.size() - ENDS, each.size()));
        return ends.length() <= LONGEST_QUOTE
                ? ends
                : ends.substring(0, LONGEST_QUOTE).strip() + "…";
    }
}
