package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.figure.Figure;
import dev.incidentscribe.figure.Picture;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.lint.Linter;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.print.Pdf;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes drafts as documents. Markdown and HTML come from templates: those in the folder, and beneath them the ones
/// that come with the program.
public final class Documents {
    /// The template that is taken if none is named.
    public static final String FULL = "full";

    private static final List<String> SHIPPED = List.of(FULL, "short", "external");
    private static final Pattern FILE = Pattern.compile("([\\p{L}\\p{N}_-]+)\\.(md|html)\\.peb");

    private final Path folder;
    private final Strictness strictness;
    private final Linter linter;
    private final Consumer<Problem> report;
    private final Press markdown;
    private final Press html;
    private final JsonRenderer json = new JsonRenderer();
    private final Pdf pdf = new Pdf();

    /// @param folder of the templates; need not exist
    /// @param strictness of the linter; a gap that is worth a word there is shown in the timeline, too
    /// @param report is told when a template is broken and another takes its place
    public Documents(Path folder, Strictness strictness, Consumer<Problem> report) {
        this.folder = folder;
        this.strictness = strictness;
        this.linter = new Linter(strictness);
        this.report = report;
        this.markdown = new Press(new Markdown(), Format.MARKDOWN, folder);
        this.html = new Press(new Html(), Format.HTML, folder);
    }

    /// With what comes with the program, and nothing else.
    public static Documents shipped() {
        return new Documents(Path.of("no templates of one's own"), Strictness.standard(), _ -> {});
    }

    /// The whole draft.
    public String render(Postmortem postmortem, Format format) {
        return render(postmortem, format, FULL);
    }

    /// The draft after that template. For JSON and the picture there is none.
    ///
    /// @throws IllegalArgumentException if there is no such template, or the format is no text
    public String render(Postmortem postmortem, Format format, String template) {
        return switch (format) {
            case MARKDOWN -> print(markdown, postmortem, template);
            case HTML -> print(html, postmortem, template);
            case JSON -> json.render(postmortem, objections(postmortem));
            case SVG -> Figure.svg(postmortem);
            case PDF, PNG -> throw new IllegalArgumentException(format + " is no text");
        };
    }

    /// The whole draft in the Markdown that Slack's canvases take.
    public String canvas(Postmortem postmortem) {
        return CanvasMarkdown.of(render(postmortem, Format.MARKDOWN), postmortem.incident());
    }

    /// The draft after that template, as the bytes of a file.
    ///
    /// @throws IllegalArgumentException if there is no such template
    /// @throws NotDrawn if a PDF or PNG cannot be made
    public byte[] file(Postmortem postmortem, Format format, String template) {
        return switch (format) {
            case MARKDOWN, HTML, JSON, SVG ->
                render(postmortem, format, template).getBytes(StandardCharsets.UTF_8);
            case PDF -> {
                String page = render(postmortem, Format.HTML, template);
                yield NotDrawn.unless(() -> pdf.print(page, Picture.of(postmortem)));
            }
            case PNG -> NotDrawn.unless(() -> Picture.of(postmortem).png());
        };
    }

    /// What the record says in a section, in Markdown, for people to go on from.
    public static String recorded(Postmortem postmortem, Section section) {
        var markdown = new Markdown();
        List<Statement> statements = postmortem.recorded(section);
        return statements.size() == 1
                ? markdown.block(statements.getFirst().text(), "")
                : statements.stream()
                        .map(statement -> "- " + markdown.line(statement.text()))
                        .collect(Collectors.joining("\n"));
    }

    private String print(Press press, Postmortem postmortem, String template) {
        if (!press.has(template)) {
            throw new IllegalArgumentException("there is no template " + template);
        }
        return press.print(template, press == html ? pictured(postmortem) : model(postmortem), report);
    }

    /// What a careful reviewer would object to in that draft.
    public List<Finding> findings(Postmortem postmortem) {
        return linter.lint(postmortem);
    }

    /// Those that are part of the document: what is published is no draft any more.
    private List<Finding> objections(Postmortem postmortem) {
        return postmortem.document().stage() == Stage.PUBLISHED ? List.of() : findings(postmortem);
    }

    private Map<String, Object> model(Postmortem postmortem) {
        Map<String, Object> model = Model.of(postmortem, objections(postmortem), strictness.gap());
        model.put("figure", "");
        return model;
    }

    /// With the picture, which is markup already.
    private Map<String, Object> pictured(Postmortem postmortem) {
        Map<String, Object> model = model(postmortem);
        model.put("figure", new SafeString(Figure.svg(postmortem)));
        return model;
    }

    /// Whether there is such a template for that format.
    public boolean has(String template, Format format) {
        return switch (format) {
            case MARKDOWN -> markdown.has(template);
            case HTML, PDF -> html.has(template);
            case JSON, SVG, PNG -> template.equals(FULL);
        };
    }

    /// The names of the templates there are for that format.
    public List<String> templates(Format format) {
        return Stream.concat(SHIPPED.stream(), files().stream().map(file -> file.group(1)))
                .distinct()
                .filter(template -> has(template, format))
                .toList();
    }

    /// What is wrong with the templates in the folder, found by trying each on a specimen.
    public List<Problem> problems() {
        Map<String, Object> specimen = model(Specimen.postmortem());
        var problems = new ArrayList<Problem>();
        for (Matcher file : files()) {
            Press press = file.group(2).equals(Format.HTML.suffix()) ? html : markdown;
            Optional<Problem> problem = press.check(file.group(1), specimen);
            problem.ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    private List<Matcher> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing the templates in " + folder, e);
        }
    }
}
