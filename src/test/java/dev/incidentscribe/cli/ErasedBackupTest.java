package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup from before an erasure does not bring the words back, nor does restoring it take those that were said
/// since.
class ErasedBackupTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path journal;
    private Path backup;

    @BeforeEach
    void backUpThenErase() throws Exception {
        home = Files.createDirectories(folder.resolve("journal"));
        journal = home.resolve("scribe.db");
        backup = home.resolve("backups").resolve("old.db");
        try (TestApp app = TestApp.start(home, Way.http)) {
            app.type("/incident open zebra-title");
            app.type("/incident note zebra-note");
            app.requests()
                    .type(
                            new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL),
                            "/incident note thanks <@%s|zebra-name>".formatted(TestApp.MIA.id()));
            app.settle();
        }
        assertThat(run("backup", backup.toString()).code()).isZero();
        assertThat(run("erase", "--user", TestApp.MIA.id()).out()).contains("erased the words of 2 events");
    }

    @Test
    void whatIsRestoredIsErasedAgain() throws Exception {
        Console restored = run("restore", backup.toString(), "--force");

        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("Words in 3 events were erased again, as they had been since the backup.");
        assertThat(zebras(home)).isEmpty();
        assertThat(run("verify").out()).contains(": intact, ", "(3 erased)");
        assertThat(run("postmortem", "INC-1").out()).contains("erased person");
    }

    @Test
    void theListThatWasCopiedWithTheBackupCounts() throws Exception {
        Path copied = Files.createDirectories(folder.resolve("copied"));
        for (String name : List.of("old.db", "erased.txt")) {
            Files.copy(backup.resolveSibling(name), copied.resolve(name));
        }
        home = Files.createDirectories(folder.resolve("anew"));
        journal = home.resolve("scribe.db");

        Console restored = run("restore", copied.resolve("old.db").toString());
        Console once = run("restore", backup.toString(), "--force");

        assertThat(restored.out()).contains("Words in 3 events were erased again");
        assertThat(once.out()).contains("Words in 3 events were erased again");
        assertThat(zebras(home)).isEmpty();
    }

    @Test
    void whatThePersonSaidSinceStays() throws Exception {
        sayLater();
        Path newer = backup.resolveSibling("newer.db");
        run("backup", newer.toString());

        Console restored = run("restore", newer.toString());

        assertThat(restored.out()).doesNotContain("erased again");
        assertThat(run("history", "INC-1").out()).contains("horse-note");
    }

    @Test
    void whatIsPutBackFromADamagedJournalStaysToo() throws Exception {
        sayLater();
        Path damaged = Files.copy(journal, folder.resolve("damaged.db"));

        Console restored = run("restore", backup.toString(), "--force", "--rest", damaged.toString());

        assertThat(restored.out()).contains("Words in 3 events were erased again");
        assertThat(run("history", "INC-1").out()).contains("horse-note").doesNotContain("zebra");
        assertThat(zebras(home)).isEmpty();
        assertThat(run("verify").out()).contains(": intact, ");
    }

    @Test
    void aListThatCannotBeReadKeepsTheBackupFromBeingRestored() throws Exception {
        Files.writeString(backup.resolveSibling("erased.txt"), "a smudge\n");

        Console restored = run("restore", backup.toString(), "--force");

        assertThat(restored.code()).isEqualTo(1);
        assertThat(restored.err()).singleElement().asString().contains("erased.txt who was erased");
        assertThat(zebras(home)).isEmpty();
    }

    /// After the erasure, which happens by the clock of this machine.
    private void sayLater() throws Exception {
        try (TestApp app =
                TestApp.start(home, Way.http, TestApp.RULES, Instant.now().plus(Duration.ofDays(1)))) {
            app.type("/incident note horse-note");
            app.settle();
        }
    }

    private Console run(String command, String... arguments) {
        var line = new String[arguments.length + 3];
        line[0] = command;
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        line[arguments.length + 1] = "--db";
        line[arguments.length + 2] = journal.toString();
        return Console.run(line);
    }

    private static List<String> zebras(Path folder) throws Exception {
        return FileBytes.leftOf(folder, List.of("zebra-title", "zebra-note", "zebra-name"));
    }
}
