package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Context that was kept long enough is cleared in parts, and each part is on record.
class ExpiryTest {
    private static final String OTHER = "T2";
    private static final Instant LATER = JournalFile.NOW.plus(Duration.ofDays(31));
    private static final Instant ALL = JournalFile.NOW.plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private JournalFile file;

    @BeforeEach
    void fill() {
        file = JournalFile.in(folder);
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "slow");
            JournalFile.opening(journal, OTHER, "down");
            JournalFile.note(journal, "a note");
            for (int i = 0; i < 600; i++) {
                say(journal, JournalFile.WORKSPACE, "said %d".formatted(i));
                say(journal, OTHER, "said %d".formatted(i));
            }
        }
    }

    @Test
    void aLotIsClearedInParts() throws Exception {
        int parts = 0;

        try (SqliteJournal journal = file.open()) {
            while (!journal.expire(ALL, LATER)) {
                parts++;
            }
        }

        assertThat(parts).isEqualTo(3);
        assertThat(file.query("SELECT count(*) FROM event WHERE body IS NULL")).containsExactly("1200");
        assertThat(file.query("SELECT count(*) FROM event WHERE kind = 'channelContext' AND body IS NOT NULL"))
                .containsExactly("0");
    }

    @Test
    void noWordOfItIsLeftInAnyPageOfTheFile() throws Exception {
        try (SqliteJournal journal = file.open()) {
            for (int length = 1; length < 20_000; length += 731) {
                say(journal, JournalFile.WORKSPACE, "long " + length, "zebra ".repeat(length));
            }
            assertThat(words(file.path())).contains("zebra");

            while (!journal.expire(ALL, LATER)) {
                assertThat(file.path()).exists();
            }

            assertThat(words(file.path())).doesNotContain("zebra", "giraffe");
        }
    }

    @Test
    void eachPartIsOnRecordInEachWorkspaceAndTheChainsHold() throws Exception {
        try (SqliteJournal journal = file.open()) {
            journal.expire(ALL, LATER);

            assertThat(intact(journal, JournalFile.WORKSPACE)).isEmpty();
            assertThat(intact(journal, OTHER)).isEmpty();
        }

        assertThat(file.query("SELECT workspace FROM event WHERE incident = 0 AND kind = 'contextExpired'"))
                .containsExactly(JournalFile.WORKSPACE, OTHER);
        assertThat(ChainCheck.firstBroken(file)).isEmpty();
    }

    @Test
    void whatIsYoungerStays() throws Exception {
        try (SqliteJournal journal = file.open()) {
            assertThat(journal.expire(JournalFile.NOW, LATER)).isTrue();
        }

        assertThat(file.query("SELECT count(*) FROM event WHERE body IS NULL OR incident = 0"))
                .containsExactly("0");
    }

    @Test
    void whoeverReadsJustNowKeepsTheLogFromBeingEmptiedAndIsNotWaitedFor() throws Exception {
        try (SqliteJournal journal = file.open();
                Connection reader = file.connect();
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            statement.executeQuery("SELECT count(*) FROM event").close();
            while (file.query("SELECT 1 FROM event WHERE kind = 'channelContext' AND body IS NOT NULL LIMIT 1")
                    .equals(List.of("1"))) {
                journal.expire(ALL, LATER);
            }

            boolean whileReading = journal.expire(ALL, LATER);
            statement.execute("COMMIT");
            boolean afterwards = journal.expire(ALL, LATER);

            assertThat(whileReading).isFalse();
            assertThat(afterwards).isTrue();
            assertThat(folder.resolve("scribe.db-wal")).isEmptyFile();
        }
    }

    @Test
    void contextThatWasClearedByHandIsNamed() throws Exception {
        try (SqliteJournal journal = file.open()) {
            journal.expire(ALL, LATER);
            say(journal, JournalFile.WORKSPACE, "said later");
            file.execute(
                    "UPDATE event SET body = NULL, salt = NULL WHERE sequence = (SELECT max(sequence) FROM event)");

            assertThat(intact(journal, JournalFile.WORKSPACE))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("no erasure is on record"));
            assertThat(intact(journal, OTHER)).isEmpty();
        }
    }

    private static String words(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                + Files.readString(file.resolveSibling("scribe.db-wal"), StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> intact(SqliteJournal journal, String workspace) {
        return journal.verify(workspace, Optional.empty()).problem();
    }

    private static void say(SqliteJournal journal, String workspace, String key) {
        say(journal, workspace, key, "giraffe " + key);
    }

    private static void say(SqliteJournal journal, String workspace, String key, String text) {
        journal.append(
                JournalFile.delivery(workspace, key),
                situation -> JournalFile.append(
                        situation.current().orElseThrow(),
                        new ChannelContext(ChannelContext.Kind.MESSAGE, text, Optional.empty())));
    }
}
