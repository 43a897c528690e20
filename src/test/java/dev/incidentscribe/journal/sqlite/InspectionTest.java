package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.telemetry.Telemetry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A journal too large to be looked through before it is used.
class InspectionTest {
    private static final long NONE_FIRST = 0;

    @TempDir
    private Path folder;

    @Test
    void aWholeJournalIsLeftAsItIs() throws Exception {
        Path journal = journal();

        try (SqliteJournal open = open(journal)) {
            open.inspected();

            assertThat(JournalFile.note(open, "still here").recorded()).isTrue();
            assertThat(names()).noneMatch(name -> name.contains("damaged"));
        }
    }

    @Test
    void aDamagedJournalIsSetAsideWhileItIsInUseAndTakesNothingMore() throws Exception {
        Path journal = journal();
        damage(journal);

        try (SqliteJournal open = open(journal)) {
            open.inspected();

            assertThat(names()).anyMatch(name -> name.startsWith("scribe.db.damaged-"));
            assertThat(open.isWritable()).isFalse();
            assertThatThrownBy(() -> JournalFile.note(open, "into nothing")).isInstanceOf(JournalUnavailable.class);
        }
        assertThatThrownBy(() -> open(journal))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("the journal was damaged and is at");
    }

    @Test
    void nobodyMakesAnEmptyJournalInThePlaceOfOneThatWasSetAside() throws Exception {
        Path journal = journal();
        damage(journal);

        try (SqliteJournal open = open(journal)) {
            open.inspected();

            assertThatThrownBy(() -> open.expire(JournalFile.NOW, JournalFile.NOW))
                    .isInstanceOf(JournalUnavailable.class);
            assertThatThrownBy(() -> new Backups(journal, 1).make(JournalFile.NOW))
                    .isInstanceOf(JournalUnavailable.class);
        }

        assertThat(names()).doesNotContain("scribe.db");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 100})
    void aJournalThatIsDamagedNearItsBeginningIsSetAsideBeforeItIsUsed(int place) throws Exception {
        Path journal = journal();
        overwrite(journal, place, 60);

        assertThatThrownBy(() -> open(journal))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("nothing of it was changed");

        assertThat(names()).doesNotContain("scribe.db").anyMatch(name -> name.startsWith("scribe.db.damaged-"));
    }

    @Test
    void aFileOfSomebodyElseIsNotMoved() throws Exception {
        Path theirs = Files.writeString(folder.resolve("scribe.db"), "precious".repeat(1_000));

        assertThatThrownBy(() -> open(theirs))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("is not a journal of the scribe");

        assertThat(theirs).hasContent("precious".repeat(1_000));
    }

    private static SqliteJournal open(Path journal) {
        return SqliteJournal.open(journal, Redaction.none(), Telemetry.none(), NONE_FIRST);
    }

    private Path journal() {
        var file = JournalFile.in(folder);
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            for (int note = 0; note < 200; note++) {
                JournalFile.note(journal, "note %d %s".formatted(note, "x".repeat(200)));
            }
        }
        return file.path();
    }

    /// Overwrites the pages at the end, which hold rows and no schema.
    private static void damage(Path journal) throws IOException {
        overwrite(journal, Files.size(journal) - 8 * 4096, 8 * 4096);
    }

    private static void overwrite(Path journal, long from, int bytes) throws IOException {
        try (var file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[bytes]);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
