package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Postmortem.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Renders a postmortem as Markdown: CommonMark with GitHub's tables.
public final class MarkdownRenderer {
    private static final String UNKNOWN = "_Not recorded._";
    private static final String NONE = "–";

    private final Postmortem postmortem;
    private final StringBuilder out = new StringBuilder();

    private MarkdownRenderer(Postmortem postmortem) {
        this.postmortem = postmortem;
    }

    /// The document, ending in a line break.
    public static String render(Postmortem postmortem) {
        return new MarkdownRenderer(postmortem).render();
    }

    private String render() {
        line("# Postmortem: " + Markdown.heading(postmortem.title()));
        head();
        section("Summary", Markdown.paragraph(postmortem.summary()));
        section("Impact", stated(postmortem.impact()));
        metrics();
        section("Detection", stated(postmortem.detection()));
        section("Trigger", stated(postmortem.trigger()));
        causes();
        section("Resolution and recovery", stated(postmortem.resolution()));
        timeline();
        lessons();
        actions();
        responders();
        links();
        gaps();
        making();
        return out.toString();
    }

    private void head() {
        line("");
        line("| | |");
        line("|---|---|");
        field("Incident", postmortem.incident());
        field("Document", "Draft, composed from the record");
        field("Date", postmortem.timeline().isEmpty() ? NONE : TimeFormat.date(begin(), postmortem.zone()));
        field(
                "Status",
                postmortem.state() == Incident.State.OPEN
                        ? postmortem.status().wire()
                        : postmortem.state().wire());
        field("Severity", postmortem.severity().map(Severity::label).orElse("not recorded"));
        field(
                "Duration",
                postmortem.duration().map(MarkdownRenderer::spanInMinutes).orElse("not recorded"));
        field("Services", postmortem.services().isEmpty() ? "not recorded" : cells(postmortem.services()));
        field(
                "Lead",
                postmortem.roles().stream()
                        .filter(term -> term.role().equals("lead"))
                        .map(term -> Markdown.cell(term.holder().name()))
                        .reduce((earlier, later) -> earlier + ", then " + later)
                        .orElse("not recorded"));
        field(
                "Responders",
                cells(postmortem.responders().stream().map(Party::name).toList()));
        field(
                "Times",
                TimeFormat.isUtc(postmortem.zone())
                        ? "UTC"
                        : "UTC and " + Markdown.cell(postmortem.zone().getId()));
    }

    private Instant begin() {
        return Optional.ofNullable(postmortem.milestones().get(Milestone.STARTED))
                .orElseGet(() -> postmortem.timeline().getFirst().at());
    }

    private void metrics() {
        heading("Metrics");
        line("| Metric | Value | Formula | From | To |");
        line("|---|---|---|---|---|");
        for (Metric metric : postmortem.metrics()) {
            line("| %s | %s | %s | %s | %s |"
                    .formatted(
                            metric.kind().label(),
                            metric.value()
                                    .map(MarkdownRenderer::spanInMinutes)
                                    .orElse(metric.isContradictory() ? "contradictory" : "not recorded"),
                            metric.formula(),
                            reading(metric.start()),
                            reading(metric.end())));
        }
        postmortem.metrics().stream()
                .filter(metric -> metric.kind() != Metric.Kind.DURATION)
                .forEach(metric -> metric.contradiction(postmortem.zone())
                        .ifPresent(contradiction -> line("\n**%s cannot be computed:** %s."
                                .formatted(metric.kind().label(), contradiction))));
    }

    private String reading(Optional<Metric.Reading> reading) {
        return reading.map(it -> "%s %s".formatted(it.milestone().wire(), TimeFormat.exact(it.at(), postmortem.zone())))
                .orElse("not recorded");
    }

    private void causes() {
        heading("Root causes and contributing factors");
        if (postmortem.causes().isEmpty()) {
            line(UNKNOWN);
        } else if (postmortem.causes().size() == 1) {
            line(stated(Optional.of(postmortem.causes().getFirst())));
        } else {
            int number = 0;
            for (Statement cause : postmortem.causes()) {
                line("%d. %s".formatted(++number, item(cause)));
            }
        }
    }

    private void timeline() {
        line("\n## Timeline");
        out.append(MarkdownTimeline.render(postmortem.timeline(), postmortem.zone()));
    }

    private void lessons() {
        for (LessonKind kind : LessonKind.values()) {
            heading(kind.label());
            List<Statement> lessons = postmortem.lessons().getOrDefault(kind, List.of());
            if (lessons.isEmpty()) {
                line(UNKNOWN);
            }
            lessons.forEach(lesson -> line("- " + item(lesson)));
        }
    }

    private void actions() {
        heading("Corrective and preventative measures");
        if (postmortem.actions().isEmpty()) {
            line(UNKNOWN);
            return;
        }
        line("| # | What | Type | Owner | Priority | Due | Status |");
        line("|---|---|---|---|---|---|---|");
        for (Action action : postmortem.actions()) {
            String outcome = action.outcome().isBlank() ? "" : ": " + Markdown.cell(action.outcome());
            line("| %d | %s | %s | %s | %s | %s | %s%s |"
                    .formatted(
                            action.number(),
                            Markdown.cell(action.text()),
                            action.type().orElse(NONE),
                            action.owner().map(Party::name).map(Markdown::cell).orElse(NONE),
                            action.priority().orElse(NONE),
                            action.due().map(Object::toString).orElse(NONE),
                            action.state().wire(),
                            action.state() == ActionItem.State.OPEN ? "" : outcome));
        }
    }

    private void responders() {
        heading("Responders");
        if (!postmortem.roles().isEmpty()) {
            line("| Role | Who | From | Until |");
            line("|---|---|---|---|");
            for (Term term : postmortem.roles()) {
                line("| %s | %s | %s | %s |"
                        .formatted(
                                Markdown.cell(term.role()),
                                Markdown.cell(term.holder().name()),
                                TimeFormat.full(term.from(), postmortem.zone()),
                                term.until()
                                        .map(at -> TimeFormat.full(at, postmortem.zone()))
                                        .orElse("the end")));
            }
            line("");
        }
        line("Recorded by or named: "
                + cells(postmortem.responders().stream().map(Party::name).toList()) + ".");
    }

    private void links() {
        if (!postmortem.links().isEmpty()) {
            heading("Evidence and links");
            postmortem.links().forEach(link -> line("- " + Markdown.link(link.title(), link.url())));
        }
    }

    private void gaps() {
        heading("Still missing");
        if (postmortem.gaps().isEmpty()) {
            line("Nothing.");
        }
        for (Gap gap : postmortem.gaps()) {
            line("- %s `%s`".formatted(gap.question(), gap.command()));
        }
    }

    private void making() {
        heading("How this draft was made");
        Postmortem.Making making = postmortem.making();
        line("From %d entries by %d %s. Told later than they happened: %d. Corrected or removed since: %d."
                .formatted(
                        making.entries(),
                        making.people(),
                        making.people() == 1 ? "person" : "people",
                        making.backdated(),
                        making.corrected()));
    }

    private static String stated(Optional<Statement> statement) {
        return statement
                .map(it -> "%s <sub>#%d</sub>".formatted(Markdown.paragraph(it.text()), it.entry()))
                .orElse(UNKNOWN);
    }

    private static String item(Statement statement) {
        return "%s <sub>#%d</sub>".formatted(Markdown.cell(statement.text()), statement.entry());
    }

    private static String cells(List<String> texts) {
        return texts.stream().map(Markdown::cell).collect(Collectors.joining(", "));
    }

    private static String spanInMinutes(Duration duration) {
        String span = TimeFormat.span(duration);
        return duration.toHours() == 0 || duration.toSecondsPart() != 0
                ? span
                : "%s (%d minutes)".formatted(span, duration.toMinutes());
    }

    private void section(String title, String body) {
        heading(title);
        line(body);
    }

    private void heading(String title) {
        line("\n## " + title + "\n");
    }

    private void field(String name, String value) {
        line("| **%s** | %s |".formatted(name, value));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
