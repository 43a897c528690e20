package dev.incidentscribe.command;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody asked for with `/postmortem`. An incident that is not named is the channel's own.
public sealed interface PostmortemCommand {

    /// What a refusal shows.
    String FORM =
            "/postmortem [INC-N] [share|markdown|html|pdf|json|lint|review|publish|draft|owner|edit|reset|versions|diff]";

    /// How a version is named.
    Pattern VERSION = Pattern.compile("\\d{1,9}");

    /// An incident by its number alone.
    Pattern NUMBER = Pattern.compile("#?(\\d{1,9})[:,]?");

    /// What may stand behind the incident, or alone.
    List<String> FORMS = List.of(
            "show",
            "share",
            "markdown",
            "md",
            "html",
            "pdf",
            "json",
            "lint",
            "review",
            "publish",
            "draft",
            "owner",
            "edit",
            "reset",
            "versions",
            "diff",
            "list",
            "search",
            "help");

    /// Those that are about no single one.
    List<String> WITHOUT_INCIDENT = List.of("list", "search", "help");

    /// The draft itself.
    record Show(Optional<Integer> incident, boolean shared) implements PostmortemCommand {}

    /// The draft as a file.
    record Export(Optional<Integer> incident, Format format) implements PostmortemCommand {}

    /// What a careful reviewer would object to.
    record Lint(Optional<Integer> incident) implements PostmortemCommand {}

    /// A command that changes something about the document.
    sealed interface Editing extends PostmortemCommand {
        /// Whose postmortem it is; empty for the channel's own incident.
        Optional<Integer> incident();
    }

    /// It comes to a stage.
    record Move(Optional<Integer> incident, Stage to) implements Editing {}

    /// Somebody owns it from now on.
    ///
    /// @param owner [Command.TakeRole#ME] for whoever typed it
    record Own(Optional<Integer> incident, Person owner) implements Editing {}

    /// Somebody writes a section.
    ///
    /// @param text in Markdown
    record Write(Optional<Integer> incident, Section section, String text) implements Editing {}

    /// Somebody wants the form in which a section is written.
    record Draft(Optional<Integer> incident, Section section) implements PostmortemCommand {}

    /// A section is composed from the record again.
    record Reset(Optional<Integer> incident, Section section) implements Editing {}

    /// What was published.
    record Versions(Optional<Integer> incident) implements PostmortemCommand {}

    /// What differs between two versions.
    ///
    /// @param from empty for the one published last
    /// @param to empty for the draft as it is now
    record Compare(Optional<Integer> incident, Optional<Integer> from, Optional<Integer> to)
            implements PostmortemCommand {}

    /// Past incidents.
    ///
    /// @param words what to search for; blank for all
    record Search(String words) implements PostmortemCommand {}

    /// The forms.
    record Help() implements PostmortemCommand {}

    /// Words that make no command.
    record Misunderstood(Refusal refusal) implements PostmortemCommand {}

    /// In which a draft is handed over.
    enum Format {
        MARKDOWN,
        HTML,
        JSON,
        PDF;

        /// Reads the format's word in any case.
        public static Optional<Format> parse(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "markdown", "md" -> Optional.of(MARKDOWN);
                case "html" -> Optional.of(HTML);
                case "json" -> Optional.of(JSON);
                case "pdf" -> Optional.of(PDF);
                default -> Optional.empty();
            };
        }
    }

    /// Whether what stands behind `/postmortem` only asks for something.
    static boolean isQuery(String typed) {
        return switch (parse(typed)) {
            case Show show -> !show.shared();
            case Export _, Lint _, Draft _, Versions _, Compare _, Search _, Help _ -> true;
            case Editing _, Misunderstood _ -> false;
        };
    }

    /// Reads what stands behind `/postmortem`. Total: any text gives a command.
    static PostmortemCommand parse(String typed) {
        var whole = new Words(typed);
        var words = whole.first().equalsIgnoreCase("/postmortem") ? whole.rest() : whole;
        if (CommandParser.HELP.contains(words.text().toLowerCase(Locale.ROOT))) {
            return new Help();
        }
        Optional<Integer> leading = IncidentName.number(words.first()).or(() -> bareNumber(words.first()));
        if (leading.isPresent()) {
            return about(leading, words.rest());
        }
        Optional<Integer> behind = IncidentName.number(words.rest().first());
        String form = words.first().toLowerCase(Locale.ROOT);
        return behind.isPresent() && FORMS.contains(form) && !WITHOUT_INCIDENT.contains(form)
                ? about(
                        behind,
                        new Words(words.first() + " " + words.rest().rest().text()))
                : about(Optional.empty(), words);
    }

    private static Optional<Integer> bareNumber(String word) {
        Matcher number = NUMBER.matcher(word);
        return number.matches() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    private static PostmortemCommand about(Optional<Integer> incident, Words words) {
        String what = words.first().toLowerCase(Locale.ROOT);
        return switch (what) {
            case "", "show" ->
                words.rest().text().equalsIgnoreCase("share")
                        ? new Show(incident, true)
                        : alone(words, new Show(incident, false));
            case "share" -> alone(words, new Show(incident, true));
            case "review" -> alone(words, new Move(incident, Stage.IN_REVIEW));
            case "publish" -> alone(words, new Move(incident, Stage.PUBLISHED));
            case "draft" -> alone(words, new Move(incident, Stage.DRAFT));
            case "owner" -> owner(incident, words.rest());
            case "edit" -> edit(incident, words.rest());
            case "reset" -> reset(incident, words.rest());
            case "versions" -> alone(words, new Versions(incident));
            case "diff" -> compare(incident, words.rest());
            case "lint" -> alone(words, new Lint(incident));
            case "list", "search" -> new Search(words.rest().text());
            case "help" -> new Help();
            default ->
                Format.parse(what)
                        .map(format -> alone(words, new Export(incident, format)))
                        .orElseGet(() -> misunderstood(words));
        };
    }

    private static PostmortemCommand owner(Optional<Integer> incident, Words who) {
        return Mention.orMe(who.text())
                .<PostmortemCommand>map(person -> new Own(incident, person))
                .orElseGet(() -> new Misunderstood(
                        Refusal.of("I need to know who owns it", "/postmortem [INC-N] owner @who|me")));
    }

    private static PostmortemCommand edit(Optional<Integer> incident, Words words) {
        Optional<Section> section = Section.parse(words.first());
        String text = words.rest().text();
        if (section.isEmpty()) {
            return new Misunderstood(Refusal.of(noSection(words), "/postmortem [INC-N] edit SECTION [TEXT]"));
        }
        return text.isEmpty() ? new Draft(incident, section.get()) : new Write(incident, section.get(), text);
    }

    private static PostmortemCommand reset(Optional<Integer> incident, Words words) {
        return Section.parse(words.first())
                .map(section -> alone(words, new Reset(incident, section)))
                .orElseGet(() -> new Misunderstood(Refusal.of(noSection(words), "/postmortem [INC-N] reset SECTION")));
    }

    private static String noSection(Words words) {
        String problem = words.isEmpty()
                ? "which section? There"
                : "“%s” is no section to be written; there".formatted(Words.brief(words.first()));
        return "%s are %s"
                .formatted(
                        problem,
                        Arrays.stream(Section.values()).map(Section::wire).collect(Collectors.joining(", ")));
    }

    private static PostmortemCommand compare(Optional<Integer> incident, Words versions) {
        List<String> all = versions.all();
        return all.size() <= 2 && all.stream().allMatch(VERSION.asMatchPredicate())
                ? new Compare(incident, number(all, 0), number(all, 1))
                : new Misunderstood(Refusal.of(
                        "“%s” are no two versions".formatted(Words.brief(versions.text())),
                        "/postmortem [INC-N] diff [VERSION] [VERSION]"));
    }

    private static Optional<Integer> number(List<String> all, int index) {
        return all.stream().skip(index).findFirst().map(Integer::valueOf);
    }

    /// A word too many might name another incident, so it is not passed over.
    private static PostmortemCommand alone(Words words, PostmortemCommand command) {
        return words.rest().isEmpty()
                ? command
                : new Misunderstood(Refusal.of(
                        "I don't know what to do with “%s” there"
                                .formatted(Words.brief(words.rest().first())),
                        FORM));
    }

    private static PostmortemCommand misunderstood(Words words) {
        String meant = Spelling.closest(words.first().toLowerCase(Locale.ROOT), FORMS)
                .map("; did you mean `%s`?"::formatted)
                .orElse("");
        return new Misunderstood(Refusal.of(
                "“%s” is nothing I can do with a postmortem%s".formatted(Words.brief(words.first()), meant), FORM));
    }
}
