package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.Backup;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A journal that an earlier version wrote says the same in this one. The journals were played with the version in
/// which their schema was first released: an example, and the same with what people wrote into its postmortem.
class UpgradeTest {
    private static final Path JOURNALS = Path.of("src/test/resources/dev/incidentscribe/journal");

    /// The same, played with this version, once for all.
    @TempDir
    private static Path today;

    @TempDir
    private Path folder;

    @BeforeAll
    static void play() {
        released()
                .mapToObj(UpgradeTest::transcript)
                .distinct()
                .forEach(transcript -> Console.run(
                        "replay",
                        transcript.toString(),
                        "--db",
                        played(transcript).toString()));
    }

    @ParameterizedTest
    @MethodSource("released")
    void aJournalOfAnEarlierSchemaGivesTheSameDraftAndIsKeptAsItWas(int schema) throws Exception {
        Path journal = journal(schema);

        SqliteJournal.open(journal, Redaction.none()).close();

        assertThat(draft(journal)).isEqualTo(draft(played(transcript(schema))));
        assertThat(Console.run("verify", "--db", journal.toString()).code()).isZero();
        assertThat(backups()).singleElement().satisfies(backup -> {
            assertThat(backup.getFileName().toString()).startsWith("schema-" + schema + "-");
            assertThat(Backup.read(backup).schema()).isEqualTo(schema);
            assertThat(Backup.read(backup).events())
                    .isEqualTo(Backup.read(played(transcript(schema))).events());
        });
    }

    @ParameterizedTest
    @MethodSource("released")
    void aJournalOfAnEarlierSchemaCanBeReadWithoutBeingUpgraded(int schema) throws Exception {
        Path journal = journal(schema);

        assertThat(draft(journal)).isEqualTo(draft(played(transcript(schema))));
        assertThat(Console.run("verify", "--db", journal.toString()).code()).isZero();
        assertThat(Backup.read(journal).schema()).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource({
        "1, GuitarShopPro slow",
        "8, GuitarShopPro slow",
        "10, GuitarShopPro slow",
        "10, finished loading",
        "10, Friday guitars"
    })
    void whatWasSaidOrWrittenBeforeTheUpgradeIsFoundAfterIt(int schema, String words) throws Exception {
        try (var journal = SqliteJournal.open(journal(schema), Redaction.none())) {
            assertThat(journal.search(StandIn.TEAM, words)).hasSize(1);
        }
    }

    @Test
    void whatWasWrittenAndPublishedIsStillTheirs() throws Exception {
        Path journal = journal(10);

        SqliteJournal.open(journal, Redaction.none()).close();

        assertThat(draft(journal))
                .contains(
                        "Version 1, published 2023-03-06 10:30 EAT (07:30 UTC) by Amina Otieno; owner Amina Otieno",
                        "For *two hours* most of our users saw a page that never finished loading.",
                        "_Written by Brian Mwangi, 2023-03-06 09:45 EAT (06:45 UTC)",
                        "About three in four users could not load a page.")
                .doesNotContain("The failover was never tried.");
        assertThat(Console.run("postmortem", "INC-1", "--version", "1", "--db", journal.toString())
                        .out())
                .contains("It was a Friday afternoon")
                .doesNotContain("About three in four users could not load a page.");
    }

    /// The list alone told the channel then.
    @Test
    void anUpgradeThatLacksAChannelSaysWhatToDoAndKeepsOneCopyHoweverOftenItIsTried() throws Exception {
        Path journal = journal(1);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM incident");
        }

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> SqliteJournal.open(journal, Redaction.none()))
                    .isInstanceOf(JournalUnavailable.class)
                    .hasMessageContainingAll("has lost INC-1", "./scribe restore FILE");
        }

        assertThat(backups()).hasSize(1);
        assertThat(Console.run("verify", "--db", journal.toString()).out()).contains(": intact, 26 events");
    }

    private static Path transcript(int schema) {
        Path told = JOURNALS.resolve("schema-%d.txt".formatted(schema));
        return Files.exists(told) ? told : Path.of("config/examples/guitarshoppro.txt");
    }

    private static Path played(Path transcript) {
        return today.resolve(transcript.getFileName() + ".db");
    }

    /// All there are; `JournalFileTest` wants one of each.
    static IntStream released() {
        return IntStream.iterate(1, schema -> Files.exists(packed(schema)), schema -> schema + 1);
    }

    private static Path packed(int schema) {
        return JOURNALS.resolve("schema-%d.db.gz".formatted(schema));
    }

    private Path journal(int schema) throws IOException {
        Path journal = folder.resolve("scribe.db");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(packed(schema)))) {
            Files.copy(packed, journal);
        }
        return journal;
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.toList();
        }
    }

    private static String draft(Path journal) {
        return Console.run("postmortem", "INC-1", "--db", journal.toString()).out();
    }
}
