package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.ListedAction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The follow-ups in the table are those of the incidents, whatever happened to them.
class ActionRowsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 13);
    private static final Person LEE = new Person("ULEE", "Lee");

    @TempDir
    private Path folder;

    private JournalFile file;

    @BeforeEach
    void name() {
        file = JournalFile.in(folder);
    }

    @Test
    void theyFollowTheirIncidentThroughEveryChange() {
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            record(journal, "added", added(1, "test renewals"));
            record(journal, "another", added(2, "alert on the queue"));
            assertAgree(journal, "test renewals OPEN", "alert on the queue OPEN");

            record(journal, "revised", new Revised(2, added(1, "test all renewals")));
            assertAgree(journal, "test all renewals OPEN", "alert on the queue OPEN");

            record(journal, "ended", new ActionEnded(1, true, ""));
            assertAgree(journal, "test all renewals DONE", "alert on the queue OPEN");

            record(journal, "removed", new Removed(4, ""));
            assertAgree(journal, "test all renewals OPEN", "alert on the queue OPEN");

            record(journal, "removed the other", new Removed(3, ""));
            assertAgree(journal, "test all renewals OPEN");

            record(journal, "restored", new Restored(3));
            assertAgree(journal, "test all renewals OPEN", "alert on the queue OPEN");
        }
    }

    @Test
    void theOpenOnesAreFoundByOwnerAndByDay() {
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            record(journal, "added", added(1, "test renewals"));
            record(
                    journal,
                    "another",
                    new ActionAdded(
                            2, "no day", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

            assertThat(journal.openActions(JournalFile.WORKSPACE, LEE.id())).hasSize(1);
            assertThat(journal.openActions(JournalFile.WORKSPACE, "UMIA")).isEmpty();
            assertThat(journal.openActions("T2", LEE.id())).isEmpty();
            assertThat(journal.openActions(JournalFile.WORKSPACE, FRIDAY)).hasSize(1);
            assertThat(journal.openActions(JournalFile.WORKSPACE, FRIDAY.minusDays(1)))
                    .isEmpty();

            record(journal, "ended", new ActionEnded(1, true, ""));

            assertThat(journal.openActions(JournalFile.WORKSPACE, LEE.id())).isEmpty();
            assertThat(journal.openActions(JournalFile.WORKSPACE, FRIDAY)).isEmpty();
        }
    }

    @Test
    void aJournalFromBeforeTheyWereKeptHasThemAfterTheUpgrade() throws Exception {
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            record(journal, "added", added(1, "test renewals"));
        }
        file.execute("DELETE FROM action");
        file.execute("PRAGMA user_version = 1");

        try (SqliteJournal journal = file.open()) {

            assertAgree(journal, "test renewals OPEN");
        }
        assertThat(file.query("PRAGMA user_version")).containsExactly(Integer.toString(Schema.NEWEST));
    }

    private static ActionAdded added(int number, String text) {
        return new ActionAdded(number, text, Optional.of(LEE), Optional.of(FRIDAY), Optional.empty(), Optional.empty());
    }

    private static void record(Journal journal, String key, IncidentEvent event) {
        journal.append(
                JournalFile.delivery(JournalFile.WORKSPACE, key),
                situation -> JournalFile.append(situation.current().orElseThrow(), event));
    }

    private static void assertAgree(Journal journal, String... expected) {
        List<ListedAction> listed = journal.actions(JournalFile.WORKSPACE);

        assertThat(listed)
                .extracting(it -> it.action().text() + " " + it.action().state())
                .containsExactly(expected);
        List<ActionItem> replayed =
                journal.incident(JournalFile.WORKSPACE, 1).orElseThrow().actions();
        assertThat(listed).extracting(ListedAction::action).isEqualTo(replayed);
        assertThat(listed).extracting(ListedAction::title).containsOnly("it is down");
    }
}
