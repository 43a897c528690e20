package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.Backup;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A journal that an earlier version wrote says the same in this one. The journals are examples, played with the
/// version in which their schema was first released.
class UpgradeTest {
    private static final String EXAMPLE = "config/examples/guitarshoppro.txt";

    @TempDir
    private Path folder;

    private String draft;

    @BeforeEach
    void play() {
        Path fresh = folder.resolve("fresh/scribe.db");
        Console.run("replay", EXAMPLE, "--db", fresh.toString());
        draft = draft(fresh);
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void aJournalOfAnEarlierSchemaGivesTheSameDraftAndIsKeptAsItWas(int schema) throws Exception {
        Path journal = journal(schema);

        SqliteJournal.open(journal, Redaction.none()).close();

        assertThat(draft(journal)).isEqualTo(draft);
        assertThat(Console.run("verify", "--db", journal.toString()).code()).isZero();
        assertThat(backups()).singleElement().satisfies(backup -> {
            assertThat(backup.getFileName().toString()).startsWith("schema-" + schema + "-");
            assertThat(Backup.read(backup).schema()).isEqualTo(schema);
            assertThat(Backup.read(backup).events()).isEqualTo(26);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void aJournalOfAnEarlierSchemaCanBeReadWithoutBeingUpgraded(int schema) throws Exception {
        Path journal = journal(schema);

        assertThat(draft(journal)).isEqualTo(draft);
        assertThat(Backup.read(journal).schema()).isEqualTo(schema);
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void whatWasSaidBeforeTheUpgradeIsFoundAfterIt(int schema) throws Exception {
        try (var journal = SqliteJournal.open(journal(schema), Redaction.none())) {
            assertThat(journal.search(StandIn.TEAM, "GuitarShopPro slow")).hasSize(1);
        }
    }

    private Path journal(int schema) throws IOException {
        Path journal = folder.resolve("scribe.db");
        String name = "/dev/incidentscribe/journal/schema-%d.db.gz".formatted(schema);
        try (InputStream packed = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(name), name)) {
            Files.copy(new GZIPInputStream(packed), journal);
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
