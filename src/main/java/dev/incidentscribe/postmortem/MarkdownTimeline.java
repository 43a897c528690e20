package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The timeline in Markdown: a table for each day of the team's zone, long entries cut there and whole below.
final class MarkdownTimeline {
    private static final int LONGEST_CELL = 600;

    private final ZoneId zone;
    private final StringBuilder out = new StringBuilder();

    private MarkdownTimeline(ZoneId zone) {
        this.zone = zone;
    }

    static String render(List<Row> rows, ZoneId zone) {
        var timeline = new MarkdownTimeline(zone);
        timeline.add(rows);
        return timeline.out.toString();
    }

    private void add(List<Row> rows) {
        var cut = new ArrayList<Row>();
        String day = "";
        for (Row row : rows) {
            String date = TimeFormat.date(row.at(), zone);
            if (!date.equals(day)) {
                day = date;
                dayHead(date);
            }
            row(row, date);
            if (row.text().length() > LONGEST_CELL) {
                cut.add(row);
            }
        }
        for (Row row : cut) {
            line("\n**Entry #%d in full:**\n\n%s".formatted(row.entry(), Markdown.paragraph(row.text())));
        }
    }

    private void dayHead(String date) {
        line("\n### %s\n".formatted(date));
        if (TimeFormat.isUtc(zone)) {
            line("| UTC | Event | By |");
            line("|---|---|---|");
        } else {
            line("| UTC | %s | Event | By |".formatted(Markdown.cell(zone.getId())));
            line("|---|---|---|---|");
        }
    }

    private void row(Row row, String date) {
        String utc = TimeFormat.time(row.at(), ZoneOffset.UTC).replace(" UTC", "");
        String utcDate = TimeFormat.date(row.at(), ZoneOffset.UTC);
        String shownUtc = utcDate.equals(date) ? utc : utcDate + " " + utc;
        String local = TimeFormat.isUtc(zone) ? "" : " %s |".formatted(TimeFormat.time(row.at(), zone));
        line("| %s |%s %s | %s |"
                .formatted(
                        shownUtc, local, event(row), Markdown.cell(row.author().name())));
    }

    private static String event(Row row) {
        String label = row.label()
                .map(it -> row.milestone().isPresent()
                        ? "◆ **" + Markdown.cell(it) + "**"
                        : "**" + Markdown.cell(it) + "**")
                .orElse("");
        String text = row.text().length() > LONGEST_CELL
                ? Markdown.cell(Wording.beginning(row.text(), LONGEST_CELL)) + " (whole below)"
                : Markdown.cell(row.text());
        String marks =
                (row.backdated() ? " ·&nbsp;told&nbsp;later" : "") + (row.corrected() ? " ·&nbsp;corrected" : "");
        String separator = label.isEmpty() || text.isEmpty() ? "" : ": ";
        String number =
                row.link().map(link -> Markdown.link("#" + row.entry(), link)).orElse("#" + row.entry());
        return "%s%s%s <sub>%s%s</sub>".formatted(label, separator, text, number, marks);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
