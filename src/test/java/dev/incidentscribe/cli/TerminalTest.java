package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is called or worded so that it would move the cursor, change a title, hide a line or turn its direction is
/// shown as text by every command.
class TerminalTest {
    /// Clears the screen in two ways, names the window, rings, goes back to the start of the line, and turns it round.
    private static final String HOSTILE = "a\u001b[2J\u009b2J\u001b]0;owned\u0007\r\u0085\u202e\u2066b";

    private static final Member EVE = new Member("eve", "Eve " + HOSTILE, ZoneId.of("UTC"));
    private static final Person AT_THE_KEYS = new Person(EVE.id(), EVE.handle(), TestApp.CHANNEL);

    @TempDir
    private static Path told;

    @TempDir
    private Path folder;

    private Path journal = Path.of("");

    @BeforeAll
    static void tell() throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (StandIn standIn = StandIn.start(List.of(EVE));
                Application app = TestApp.start(
                        told.resolve("scribe.db"), TestApp.credentials(Way.http, standIn.apiUrl()), clock);
                var requests = new SlackRequests(app.port(), clock)) {
            requests.type(AT_THE_KEYS, "/incident help");
            Eventually.holds(
                    "her name is known",
                    () -> app.journal().profile(StandIn.TEAM, EVE.id()).isPresent());
            for (String line : List.of(
                    "open " + HOSTILE + " sev1",
                    "note " + HOSTILE + "\n" + HOSTILE,
                    "lead <@" + EVE.id() + "|eve>",
                    "service " + HOSTILE,
                    "impact many " + HOSTILE,
                    "cause careless " + HOSTILE,
                    "link https://example.org/" + HOSTILE + " " + HOSTILE,
                    "action improve " + HOSTILE + " <@" + EVE.id() + "|eve> by 2026-03-10",
                    "lesson wrong at 14:05 " + HOSTILE,
                    "edit 2 again " + HOSTILE,
                    "close " + HOSTILE)) {
                requests.type(AT_THE_KEYS, "/incident " + line);
            }
            requests.type(AT_THE_KEYS, "/postmortem INC-1 edit impact *so* " + HOSTILE);
            requests.type(AT_THE_KEYS, "/postmortem INC-1 publish");
        }
    }

    @BeforeEach
    void copy() throws Exception {
        journal = Files.copy(told.resolve("scribe.db"), folder.resolve("scribe.db"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incidents",
                "actions",
                "actions --open --owner eve",
                "postmortem INC-1",
                "postmortem INC-1 --version 1",
                "postmortem INC-1 --template short",
                "postmortem INC-1 --template external",
                "lint INC-1",
                "verify",
                "verify --head HOSTILE",
                "erase --dry-run --user UEVE",
                "erase --user UEVE",
                "erase --user HOSTILE",
                "backup FOLDER/HOSTILE",
                "restore --force FOLDER/HOSTILE",
                "postmortem HOSTILE",
                "postmortem INC-1 --template HOSTILE",
                "postmortem INC-1 --out FOLDER/HOSTILE/x.md",
                "incidents --workspace HOSTILE",
                "actions --owner HOSTILE",
                "lint HOSTILE"
            })
    void isShownAsText(String line) {
        Console console = run(line);

        assertThat(console.out() + console.err()).isNotEmpty();
        Inert.terminal(console.out() + String.join("\n", console.err()));
    }

    @Test
    void soIsTheNameOfAJournalAndOfACopy() throws Exception {
        Path named = Files.copy(journal, folder.resolve(HOSTILE + ".db"));
        Files.copy(journal, folder.resolve(named.getFileName() + ".replaced-1" + HOSTILE));
        Path copy = folder.resolve("copy" + HOSTILE);
        List<List<String>> lines = List.of(
                List.of("backup", copy.toString()),
                List.of("restore", "--force", copy.toString()),
                List.of("erase", "--user", EVE.id()),
                List.of("incidents"));

        for (List<String> line : lines) {
            Console console = Console.run(Stream.concat(line.stream(), Stream.of("--db", named.toString()))
                    .toArray(String[]::new));

            assertThat(console.code()).as("%s: %s", line, console.err()).isZero();
            Inert.terminal(console.out() + String.join("\n", console.err()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2023-10-07 10:01] eve: HOSTILE",
                "[2023-10-07 10:01] HOSTILE: hello",
                "[2023-10-07 10:01] eve: /incident open HOSTILE\n[10:02] eve: /incident note HOSTILE\n[10:03] eve: /incident lesson HOSTILE\n[10:04] eve: /incident close HOSTILE",
                "HOSTILE",
                "[HOSTILE] eve: hello"
            })
    void soIsATranscriptAndWhatIsWrongWithIt(String lines) throws Exception {
        String hostile = HOSTILE.replace("\r", "").replace("\u0085", "");
        Path transcript = Files.writeString(
                folder.resolve("said.txt"), """
                channel: #shop
                zone: UTC
                person: eve = Eve %s, UTC

                %s
                """.formatted(hostile, lines.replace("HOSTILE", hostile)));

        Console console = Console.run("replay", "-v", transcript.toString());

        assertThat(console.out() + console.err()).isNotEmpty();
        Inert.terminal(console.out() + String.join("\n", console.err()));
    }

    @Test
    void soIsWhatTheDoctorFinds() throws Exception {
        try (StandIn standIn = StandIn.start(List.of(EVE))) {
            var environment = new HashMap<>(
                    ScribeProcess.server(folder.resolve(HOSTILE + ".db"), standIn.apiUrl(), ScribeProcess.freePort()));
            environment.put("SCRIBE_CONFIG", folder.resolve("none.yaml").toString());
            try (ScribeProcess doctor = ScribeProcess.run(folder, environment, "doctor")) {
                doctor.exitCode();

                Inert.terminal(doctor.printed() + String.join("\n", doctor.complaints()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "html", "svg"})
    void noFileHasAControlCharacter(String format) throws Exception {
        Path file = folder.resolve("draft");

        Console console = run("postmortem INC-1 --format " + format + " --out " + file);

        assertThat(console.code()).isZero();
        assertThat(Files.readString(file)).doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]");
    }

    private Console run(String line) {
        var arguments = new ArrayList<String>();
        for (String word : List.of(line.split(" ", -1))) {
            arguments.add(word.replace("FOLDER", folder.toString()).replace("HOSTILE", HOSTILE));
        }
        arguments.addAll(List.of("--db", journal.toString()));
        return Console.run(arguments.toArray(String[]::new));
    }
}
