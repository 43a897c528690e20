package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Renders a postmortem to be read in Slack, in its mrkdwn: the sections one looks for first, cut where they get long.
/// The whole is in the files.
public final class SlackPage {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LINE = 160;
    private static final int MOST_ROWS = 20;
    private static final int MOST_ITEMS = 8;

    private final Postmortem postmortem;
    private final List<String> sections = new ArrayList<>();

    private SlackPage(Postmortem postmortem) {
        this.postmortem = postmortem;
    }

    /// The page, of no more than about 8,000 characters.
    public static String render(Postmortem postmortem) {
        return SlackRenderer.summary(postmortem) + "\n\n" + String.join("\n\n", new SlackPage(postmortem).read());
    }

    /// The same without its head, the summary first.
    public static List<String> sections(Postmortem postmortem) {
        var sections = new ArrayList<>(List.of(SlackRenderer.words(postmortem)));
        sections.addAll(new SlackPage(postmortem).read());
        return List.copyOf(sections);
    }

    private List<String> read() {
        said("Impact", Section.IMPACT);
        said("Detection", Section.DETECTION);
        said("Trigger", Section.TRIGGER);
        said("Causes", Section.CAUSES);
        said("Resolution", Section.RESOLUTION);
        timeline();
        listed(
                "Follow-ups",
                postmortem.actions().stream().map(SlackPage::action).toList());
        listed("Open questions", questions());
        return sections;
    }

    /// As somebody wrote it, else as the record has it.
    private void said(String title, Section section) {
        List<Statement> recorded = postmortem.recorded(section);
        Optional<String> written = postmortem.written(section).map(Written::plain);
        if (written.isPresent()) {
            sections.add("*%s*\n%s".formatted(title, text(written.get(), LONGEST_TEXT)));
        } else if (section == Section.CAUSES) {
            listed(title, recorded.stream().map(SlackPage::item).toList());
        } else {
            recorded.forEach(it ->
                    sections.add("*%s*\n%s  #%d".formatted(title, text(it.text(), LONGEST_TEXT), it.entry())));
        }
    }

    private void listed(String title, List<String> items) {
        if (!items.isEmpty()) {
            String shown = String.join("\n• ", items.subList(0, Math.min(MOST_ITEMS, items.size())));
            sections.add("*%s*\n• %s%s".formatted(title, shown, more(items.size() - MOST_ITEMS)));
        }
    }

    /// The turning points first of all; other entries as far as there is room for them.
    private void timeline() {
        List<Row> rows = postmortem.timeline();
        long turning = rows.stream().filter(SlackPage::isTurningPoint).count();
        long others = Math.max(0, MOST_ROWS - turning);
        var days = new LinkedHashMap<String, List<String>>();
        int shown = 0;
        for (Row row : rows) {
            if (isTurningPoint(row) || others-- > 0) {
                days.computeIfAbsent(TimeFormat.date(row.at(), postmortem.clock()), _ -> new ArrayList<>())
                        .add(row(row));
                shown++;
            }
        }
        if (shown > 0) {
            sections.add("*Timeline*\n" + lines(days) + more(rows.size() - shown));
        }
    }

    /// Each day under its date, unless there is but one.
    private static String lines(Map<String, List<String>> days) {
        return days.entrySet().stream()
                .flatMap(day -> Stream.concat(
                        days.size() > 1 ? Stream.of("_%s_".formatted(day.getKey())) : Stream.empty(),
                        day.getValue().stream()))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isTurningPoint(Row row) {
        return row.milestone().isPresent();
    }

    private String row(Row row) {
        String label = row.label()
                .map(it -> "*%s*%s".formatted(Wording.escape(it), row.text().isBlank() ? "" : ": "))
                .orElse("");
        return "`%s` %s%s  #%d"
                .formatted(
                        TimeFormat.time(row.at(), postmortem.clock()),
                        label,
                        text(row.text(), LONGEST_LINE),
                        row.entry());
    }

    private static String item(Statement statement) {
        return "%s  #%d".formatted(text(statement.text(), LONGEST_LINE), statement.entry());
    }

    private static String action(Action action) {
        boolean open = action.isOpen();
        Stream<String> owner = action.owner().map(Party::name).map(Wording::escape).stream();
        String who = Stream.concat(owner, open ? Stream.of("nobody yet") : Stream.of())
                .limit(1)
                .map(it -> it + action.due().map(" by %s"::formatted).orElse("") + ", ")
                .collect(Collectors.joining());
        return "%d. %s (%s%s%s)"
                .formatted(
                        action.number(),
                        text(action.text(), LONGEST_LINE),
                        who,
                        action.state().wire(),
                        action.outcome().isBlank() ? "" : ": " + text(action.outcome(), LONGEST_LINE));
    }

    private List<String> questions() {
        return Stream.concat(
                        postmortem.gaps().stream()
                                .map(gap -> "%s `%s`".formatted(text(gap.question(), LONGEST_LINE), gap.command())),
                        postmortem.unsettled().stream().map(it -> "Was this confirmed or ruled out? " + item(it)))
                .toList();
    }

    private static String more(int left) {
        return left > 0 ? "\n… and %d more".formatted(left) : "";
    }

    /// On one line, without what would be markup of Slack's.
    private static String text(String plain, int most) {
        String line = plain.replaceAll("`{3}", " ").replaceAll("\\s+", " ").strip();
        return Wording.escape(Wording.beginning(line, most));
    }
}
