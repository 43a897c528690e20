package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.figure.Figure;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.SlackPage;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever people type is kept as they typed it, and is text and nothing else wherever it is shown.
class HostileTextTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Documents DOCUMENTS = Documents.shipped();

    /// What each text is put into, in the places where one could do harm.
    private static final List<String> FORMS = List.of(
            "/incident %s",
            "/incident note about %s",
            "/incident impact %s",
            "/incident cause about %s",
            "/incident service %s",
            "/incident link %s",
            "/incident action about %s @ben",
            "/incident lesson well: about %s",
            "/postmortem",
            "/postmortem list %s");

    private static final Set<String> SECTIONS = new TreeSet<>(Set.of("Entries in full"));
    private static final Set<String> HTML = new HashSet<>();
    private static final Set<String> SVG = new HashSet<>();

    @TempDir
    private static Path folder;

    private static TestApp app;

    @BeforeAll
    static void aHarmlessIncidentShowsWhatIsOurs() throws Exception {
        app = TestApp.start(folder, Way.http);
        Person writer = new Person(TestApp.MIA.id(), "mia", "C0HARMLESS");
        for (String form : FORMS) {
            say(writer, form.formatted("*it* and https://example.org/a <https://example.org/b|b> ```code```"));
        }
        say(writer, "/incident open harmless");
        say(writer, "/incident note 10m ago told late");
        say(writer, "/incident link https://example.org/ it");
        for (String form : FORMS) {
            say(
                    writer,
                    form.formatted(
                            "it and https://example.org/a <https://example.org/b|b> ```code\nmore``` \n\n and\nso on"));
        }
        mention(SlackEvents.mentioned(
                "EvHarmless",
                TestApp.MIA.id(),
                "1773064900.000100",
                "1773064900.000100",
                "<@" + StandIn.BOT + "> note INC-1 said in the channel"));
        app.settle();
        Postmortem draft = draft(app.incident(1));
        SECTIONS.addAll(Inert.sections(DOCUMENTS.render(draft, Format.MARKDOWN)));
        HTML.addAll(Inert.vocabulary(Inert.html(DOCUMENTS.render(draft, Format.HTML))));
        SVG.addAll(Inert.vocabulary(Inert.svg(Figure.svg(draft))));
        app.type("/incident open everything at once");
    }

    static List<HostileText> texts() {
        return HostileText.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isKeptAsTypedAndShownAsText(HostileText hostile) throws Exception {
        Person writer = new Person("U0HOSTILE" + hostile.number(), hostile.text(), "C0HOSTILE" + hostile.number());

        say(writer, "/incident open about " + hostile.text());
        Incident opened = app.journal().incidents(StandIn.TEAM).stream()
                .filter(it -> it.channel().equals(writer.channel()))
                .findFirst()
                .map(it -> app.incident(it.number()))
                .orElseThrow();
        for (String form : FORMS) {
            say(writer, form.formatted(hostile.text()));
        }
        mention(SlackEvents.mentioned(
                "EvHostile" + hostile.number(),
                TestApp.MIA.id(),
                "1773065000.%06d".formatted(hostile.number()),
                "1773065000.%06d".formatted(hostile.number()),
                "<@" + StandIn.BOT + "> note about " + hostile.text()));

        Incident incident = app.incident(opened.number());
        String kept = TestApp.REDACTOR.redact("about " + hostile.sent()).text().replaceAll("[\\s\\p{Z}]+\\z", "");
        assertThat(incident.entries()).extracting(Entry::text).contains(kept);
        assertShownAsText(draft(incident), Wording.plain(kept, Directory.empty()));
    }

    private static void assertShownAsText(Postmortem draft, String words) throws Exception {
        String json = DOCUMENTS.render(draft, Format.JSON);

        Inert.mrkdwn(SlackPage.render(draft));
        Inert.markdown(DOCUMENTS.render(draft, Format.MARKDOWN), SECTIONS);
        Inert.markdown(DOCUMENTS.canvas(draft), SECTIONS);
        Inert.document(Inert.html(DOCUMENTS.render(draft, Format.HTML)), HTML);
        Inert.document(Inert.svg(Figure.svg(draft)), SVG);
        assertThat(Inert.strings(MAPPER.readTree(json))).contains(words);
    }

    /// At the end all is there at once, also for whoever sits at the server; and the scribe is well.
    @AfterAll
    static void everythingAtOnceIsTextToo() throws Exception {
        try (TestApp closed = app) {
            closed.settle();
            assertThat(closed.told(2).size()).isEqualTo(texts().size());
            app.type("/postmortem INC-2 html");
            app.settle();
            assertShownAsText(draft(app.incident(2)), "everything at once");
            Inert.pdf(DOCUMENTS.file(draft(app.incident(2)), Format.PDF, Documents.FULL));
            app.standIn().posted().stream().filter(it -> it.file().isEmpty()).forEach(it -> Inert.mrkdwn(it.text()));
            app.standIn().blocks().forEach(Inert::slack);
            app.standIn().replacements().forEach(Inert::slack);
            assertThat(app.requests().get("/health/ready").status()).isEqualTo(200);
        }
        String journal = folder.resolve("scribe.db").toString();
        for (List<String> line : List.of(
                List.of("incidents"),
                List.of("actions"),
                List.of("lint", "INC-2"),
                List.of("lint", "INC-3"),
                List.of("postmortem", "INC-2"),
                List.of("verify"))) {
            List<String> arguments = new ArrayList<>(line);
            arguments.addAll(List.of("--db", journal));
            Console console = Console.run(arguments.toArray(String[]::new));
            assertThat(console.code()).as("%s: %s", line, console.err()).isLessThan(2);
            assertThat(console.out()).isNotEmpty();
            Inert.terminal(console.out() + String.join("\n", console.err()));
        }
    }

    private static void say(Person who, String line) throws Exception {
        String body = SlackRequests.form(
                SlackRequests.typed(line, who, UUID.randomUUID().toString()));

        SlackRequests.Answer answer = app.requests().signed(body);

        assertThat(answer.status()).isEqualTo(200);
        if (!answer.body().isEmpty()) {
            assertThat(answer.body()).doesNotContain("went wrong on our side");
            Inert.slack(answer.json());
        }
    }

    private static void mention(Map<String, Object> event) throws Exception {
        assertThat(app.requests().signed(MAPPER.writeValueAsString(event)).status())
                .isEqualTo(200);
    }

    private static Postmortem draft(Incident incident) {
        return Composer.compose(incident, app.journal().people(StandIn.TEAM));
    }
}
