package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line: what it prints, and the code it ends with.
class MainTest {
    private static final String EXAMPLE = "config/examples/vers-app.txt";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpNamesEveryCommandAndExitCode(String argument) {
        Console console = Console.run(argument);

        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .contains("demo", "serve", "incidents", "actions", "postmortem", "replay", "verify", "version", "help")
                .contains("0   done", "1   could not", "2   wrong usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "incidents", "actions", "postmortem", "replay", "verify", "version"})
    void everyCommandExplainsItself(String command) {
        Console console = Console.run(command, "--help");

        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out()).contains("Usage: scribe " + command);
    }

    @Test
    void serveExplainsItsEnvironment() {
        Console console = Console.run("serve", "--help");

        assertThat(console.out())
                .contains("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL")
                .contains("SCRIBE_DB", "SCRIBE_HOST", "SCRIBE_PORT", "SCRIBE_CONFIG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void theVersionIsThatOfTheBuild(String argument) {
        Console console = Console.run(argument);

        assertThat(console.code()).isZero();
        assertThat(console.out().strip()).matches("incident-scribe \\d+\\.\\d+\\.\\d+\\S*");
    }

    @ParameterizedTest
    @CsvSource({
        "serv, 'scribe: there is no command “serv”. Did you mean “serve”? `scribe help` lists all.'",
        "Incidnets, 'scribe: there is no command “Incidnets”. Did you mean “incidents”? `scribe help` lists all.'",
        "frobnicate, scribe: there is no command “frobnicate”. `scribe help` lists all.",
        "train1, scribe: there is no command “train1”. `scribe help` lists all.",
        "--loud, Unknown option: '--loud'",
        "'', which command?"
    })
    void aCommandLineThatIsWrongEndsWithTwo(String argument, String said) {
        Console console = argument.isEmpty() ? Console.run() : Console.run(argument);

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).first().isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "postmortem"})
    void aJournalThatIsMissingEndsWithOne(String command) {
        String missing = folder.resolve("none.db").toString();

        Console console = command.equals("incidents")
                ? Console.run(command, "--db", missing)
                : Console.run(command, "INC-1", "--db", missing);

        assertComplains(console, 1, "scribe: there is no journal at " + missing);
    }

    @Test
    void aServerWithoutATokenEndsWithTwo() throws Exception {
        try (ScribeProcess process = ScribeProcess.run(folder, Map.of(), "serve")) {

            int code = process.exitCode();

            assertThat(code).isEqualTo(2);
            assertThat(process.printed()).isEmpty();
            assertThat(process.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("scribe: SLACK_BOT_TOKEN is missing");
        }
    }

    @Test
    void aTranscriptThatIsMissingEndsWithOne() {
        Console console = Console.run("replay", "none.txt");

        assertComplains(console, 1, "scribe: cannot read none.txt");
    }

    @Test
    void aTranscriptThatCannotBeReadEndsWithTwoAndNamesTheLine() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.txt"), "channel: #ops\nwhat is this?\n");

        Console console = Console.run("replay", file.toString());

        assertComplains(
                console, 2, "scribe: %s, line 2: neither a head nor “[TIME] who: text”: what is this?".formatted(file));
    }

    @Test
    void whatWasReplayedIntoAJournalCanBeListedAndPrinted() {
        String journal = folder.resolve("kept.db").toString();
        Console.run("replay", EXAMPLE, "--db", journal);

        Console listed = Console.run("incidents", "--db", journal);
        Console printed = Console.run("postmortem", "inc-1", "--db", journal);

        assertThat(listed.out()).startsWith("INC-1 ").contains("SEV-1", "closed", "2019-10-08 18:14 UTC", "Vers App");
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).startsWith("# Postmortem: Vers App Goes Down");
    }

    @ParameterizedTest
    @CsvSource({
        "draft.docx, 2, 'scribe: no draft is a .docx: say --format, which is one of markdown, html, pdf, json, svg, png'",
        "missing/draft.html, 1, scribe: cannot write {}/missing/draft.html: there is no folder {}/missing",
        "'', 1, scribe: cannot write {}: {}: Is a directory"
    })
    void aFileThatCannotBeWrittenIsNamedWithTheReason(String file, int code, String said) {
        String journal = folder.resolve("kept.db").toString();
        Console.run("replay", EXAMPLE, "--db", journal);

        Console console = Console.run("postmortem", "INC-1", "--db", journal, "--out", folder + "/" + file);

        assertComplains(console, code, said.replace("{}", folder.toString()));
    }

    @Test
    void aDraftWithoutAnEndingIsMarkdown() {
        String journal = folder.resolve("kept.db").toString();
        Console.run("replay", EXAMPLE, "--db", journal);
        Path draft = folder.resolve("draft");

        Console.run("postmortem", "INC-1", "--db", journal, "--out", draft.toString());

        assertThat(draft).content().startsWith("# Postmortem: Vers App Goes Down");
    }

    @ParameterizedTest
    @CsvSource({"INC-9, 1, scribe: there is no INC-9", "Tuesday, 2, scribe: “Tuesday” names no incident; write INC-3"})
    void anIncidentThatIsNotThereIsSaid(String incident, int code, String said) {
        String journal = folder.resolve("kept.db").toString();
        Console.run("replay", EXAMPLE, "--db", journal);

        Console console = Console.run("postmortem", incident, "--db", journal);

        assertComplains(console, code, said);
    }

    @Test
    void aFileThatIsNoJournalEndsWithOne() throws Exception {
        Path file = Files.writeString(folder.resolve("diary.txt"), "Dear diary. ".repeat(100));

        Console console = Console.run("incidents", "--db", file.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err())
                .singleElement()
                .asString()
                .startsWith("scribe: opening %s: it is not a journal of the scribe".formatted(file));
    }

    @Test
    void aJournalWhoseEndIsMissingIsCalledDamaged() throws Exception {
        Path journal = folder.resolve("kept.db");
        Console.run("replay", EXAMPLE, "--db", journal.toString());
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 8_192));

        Console console = Console.run("incidents", "--db", journal.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err())
                .singleElement()
                .asString()
                .startsWith("scribe: opening %s: it is damaged".formatted(journal));
    }

    @Test
    void theDemoTellsAnIncidentToItsEnd() {
        Console console = Console.run("demo");

        assertThat(console.code()).isZero();
        assertThat(console.out())
                .contains("/incident open GuitarShopPro slow and unresponsive")
                .contains("# Postmortem: GuitarShopPro slow and unresponsive")
                .contains("To use it in your own Slack workspace:");
    }

    @Test
    void whatTheReadmeCutsFromTheDemoIsPrintedInThatOrder() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```\n") + "```\n".length();
        List<String> cut = readme.substring(begin, readme.indexOf("```", begin))
                .lines()
                .filter(line -> !line.equals("…"))
                .toList();

        Console console = Console.run("demo");

        assertThat(cut).hasSizeGreaterThan(10);
        assertThat(console.out().lines().toList()).containsSubsequence(cut);
    }

    private static void assertComplains(Console console, int code, String said) {
        assertThat(console.code()).isEqualTo(code);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).containsExactly(said);
    }
}
