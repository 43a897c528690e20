package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.PracticeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When backups are made by themselves, and how many stay.
class BackupScheduleTest {
    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(JournalFile.NOW);

    private SqliteJournal journal;
    private BackupSchedule schedule;

    @BeforeEach
    void open() {
        JournalFile file = JournalFile.in(folder);
        journal = file.open();
        schedule = new BackupSchedule(new Backups(file.path(), 3), journal, Duration.ofHours(24), clock);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void anEmptyJournalIsNotCopied() throws Exception {
        schedule.look();

        assertThat(backups()).isEmpty();
    }

    @Test
    void twoJournalsInOneFolderHaveBackupsEach() throws Exception {
        JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
        var second = new JournalFile(folder.resolve("scribe-b.db"));
        try (SqliteJournal other = second.open()) {
            JournalFile.opening(other, JournalFile.WORKSPACE, "it is down, too");

            schedule.look();
            new BackupSchedule(new Backups(second.path(), 1), other, Duration.ofHours(24), clock).look();
        }

        assertThat(backups())
                .containsExactlyInAnyOrder("scribe-2026-03-09T14-05-00Z.db", "scribe-b-2026-03-09T14-05-00Z.db");
    }

    @Test
    void theFirstIsMadeAtOnceAndTheNextADayLater() throws Exception {
        JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");

        schedule.look();
        later(Duration.ofHours(23));
        schedule.look();
        List<String> within = backups();
        later(Duration.ofHours(1));
        schedule.look();

        assertThat(within).containsExactly("scribe-2026-03-09T14-05-00Z.db");
        assertThat(backups()).containsExactly("scribe-2026-03-09T14-05-00Z.db", "scribe-2026-03-10T14-05-00Z.db");
    }

    @Test
    void anErrorIsAFailureLikeAnother() {
        var broken =
                new BackupSchedule(new Backups(JournalFile.in(folder).path(), 3), journal, Duration.ofHours(24), () -> {
                    throw new OutOfMemoryError("for a test");
                });

        assertThat(broken.look()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void oneIsMadeAfterAClose() throws Exception {
        JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
        clock.moveTo(JournalFile.NOW.minus(Duration.ofHours(2)));
        schedule.look();
        journal.append(
                JournalFile.delivery(JournalFile.WORKSPACE, "close"),
                situation -> JournalFile.append(situation.current().orElseThrow(), new Closed("")));
        later(Duration.ofHours(3));

        schedule.look();
        schedule.look();

        assertThat(backups()).hasSize(2);
    }

    @Test
    void onlyTheNewestStayAndWhatIsNotOursIsLeft() throws Exception {
        JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/mine.db"), "mine");

        for (int day = 0; day < 5; day++) {
            schedule.look();
            later(Duration.ofDays(1));
        }

        assertThat(backups())
                .containsExactly(
                        "mine.db",
                        "scribe-2026-03-11T14-05-00Z.db",
                        "scribe-2026-03-12T14-05-00Z.db",
                        "scribe-2026-03-13T14-05-00Z.db");
    }

    @Test
    void aDayWithManyClosesKeepsItsNewestAndTheLastOfEachDayBefore() throws Exception {
        for (int day = 0; day < 4; day++) {
            for (int close = 0; close < 5; close++) {
                openAndClose();
                schedule.look();
                later(Duration.ofMinutes(10));
            }
            later(Duration.ofHours(23).plusMinutes(10));
        }

        assertThat(backups())
                .containsExactly(
                        "scribe-2026-03-10T14-45-00Z.db",
                        "scribe-2026-03-11T14-45-00Z.db",
                        "scribe-2026-03-12T14-25-00Z.db",
                        "scribe-2026-03-12T14-35-00Z.db",
                        "scribe-2026-03-12T14-45-00Z.db");
    }

    /// They stand behind all others, however they are called; else there would be no other until their time has come.
    @Test
    void whatWasMadeOrClosedWhileTheClockWasAheadHoldsUpNoBackupAndCallsForNone() throws Exception {
        later(Duration.ofDays(1000));
        for (int day = 0; day < 3; day++) {
            openAndClose();
            schedule.look();
            later(Duration.ofDays(1));
        }
        var right = new PracticeClock(JournalFile.NOW);
        var mended =
                new BackupSchedule(new Backups(JournalFile.in(folder).path(), 3), journal, Duration.ofHours(24), right);

        mended.look();
        right.moveTo(JournalFile.NOW.plus(Duration.ofMinutes(1)));
        mended.look();
        List<String> atFirst = backups();
        right.moveTo(JournalFile.NOW.plus(Duration.ofDays(1)));
        mended.look();

        assertThat(atFirst).hasSize(3).startsWith("scribe-2026-03-09T14-05-00Z.db");
        assertThat(backups()).hasSize(3).startsWith("scribe-2026-03-09T14-05-00Z.db", "scribe-2026-03-10T14-05-00Z.db");
    }

    private void openAndClose() {
        Instant now = clock.instant();
        JournalFile.opening(journal, JournalFile.WORKSPACE, "opened at " + now);
        journal.append(
                new Delivery(
                        "closed at " + now,
                        JournalFile.WORKSPACE,
                        JournalFile.ORIGIN.channel(),
                        new Person("UMIA", "Mia Novak"),
                        now,
                        Source.SLASH,
                        Optional.empty()),
                situation -> new Outcome.Append(
                        situation.current().orElseThrow(),
                        List.of(new Outcome.Event(now, new Closed(""))),
                        _ -> Reply.toChannel("closed"),
                        List.of()));
    }

    private void later(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    private List<String> backups() throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
