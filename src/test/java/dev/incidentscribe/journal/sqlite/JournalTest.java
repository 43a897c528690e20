package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal promises to those who append and read.
class JournalTest {
    private static final String WORKSPACE = JournalFile.WORKSPACE;

    @TempDir
    private Path folder;

    private JournalFile file;

    private SqliteJournal journal;

    @BeforeEach
    void open() {
        file = JournalFile.in(folder);
        journal = file.open();
        JournalFile.opening(journal, WORKSPACE, "it is down");
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatWasAppendedReadsAsItWasSaid() {
        JournalFile.note(journal, "line one\nline two 🎉");

        Entry entry = journal.incident(WORKSPACE, 1).orElseThrow().entries().getLast();

        assertThat(entry.statement()).isEqualTo(new Noted(NoteKind.OBSERVATION, "line one\nline two 🎉"));
        assertThat(entry.at()).isEqualTo(JournalFile.NOW.minusSeconds(60));
        assertThat(entry.recordedAt()).isEqualTo(JournalFile.NOW);
        assertThat(entry.author().name()).isEqualTo("Mia Novak");
        assertThat(entry.original().source()).isEqualTo(Source.SLASH);
        assertThat(entry.original().origin()).contains(JournalFile.ORIGIN);
    }

    @Test
    void theSameDeliveryGetsItsFirstReplyAndIsNotDecidedAgain() {
        Receipt first = JournalFile.note(journal, "said once");

        Receipt second = journal.append(JournalFile.delivery(WORKSPACE, "said once"), _ -> {
            throw new AssertionError("it was decided before");
        });

        assertThat(first).isEqualTo(new Receipt(Reply.toChannel("entry 2"), true, false, true));
        assertThat(second).isEqualTo(new Receipt(Reply.toChannel("entry 2"), true, true, false));
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "said once");
    }

    @Test
    void theSameDeliveryGetsItsFirstReplyAfterARestartToo() {
        Receipt first = JournalFile.note(journal, "said once");
        journal.close();
        journal = file.open();

        Receipt second = JournalFile.note(journal, "said once");

        assertThat(second).isEqualTo(new Receipt(first.reply(), true, true, false));
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "said once");
    }

    @Test
    void whatWasDeclinedLeavesNothingAndMayComeAgain() throws Exception {
        var no = new Outcome.Decline(Reply.toPerson("no"));

        Receipt declined = journal.append(JournalFile.delivery(WORKSPACE, "perhaps"), _ -> no);
        Receipt taken = JournalFile.note(journal, "perhaps");

        assertThat(declined).isEqualTo(new Receipt(Reply.toPerson("no"), false, false, false));
        assertThat(taken.recorded()).isTrue();
        assertThat(file.query("SELECT delivery FROM receipt")).containsOnlyOnce("perhaps");
    }

    @Test
    void sixteenWhoWriteAtOnceLoseNothing() throws Exception {
        int writers = 16;
        int each = 50;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var writing = new ArrayList<Callable<List<Receipt>>>();
            for (int writer = 0; writer < writers; writer++) {
                String prefix = "writer %d, note ".formatted(writer);
                writing.add(() -> IntStream.range(0, each)
                        .mapToObj(i -> JournalFile.note(journal, prefix + i))
                        .toList());
            }

            List<Future<List<Receipt>>> receipts = threads.invokeAll(writing);

            List<String> replies = receipts.stream()
                    .flatMap(it -> it.resultNow().stream())
                    .map(it -> it.reply().text())
                    .toList();
            assertThat(replies)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, writers * each + 1)
                            .mapToObj("entry %d"::formatted)
                            .toList());
            assertThat(texts(WORKSPACE)).hasSize(writers * each + 1).doesNotHaveDuplicates();
            assertThat(file.query("SELECT ordinal FROM event ORDER BY sequence"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, writers * each + 1)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(ChainCheck.firstBroken(file)).isEmpty();
        }
    }

    @Test
    void twoWorkspacesNeverSeeEachOther() {
        JournalFile.opening(journal, "T2", "another team's");
        JournalFile.note(journal, "ours");
        var profile = new Profile("UMIA", "Mia Novak", Optional.of(ZoneId.of("Europe/Berlin")), JournalFile.NOW);
        journal.learn("T2", profile);

        assertThat(texts(WORKSPACE)).containsExactly("it is down", "ours");
        assertThat(texts("T2")).containsExactly("another team's");
        assertThat(journal.incidents("T2")).extracting(Listed::title).containsExactly("another team's");
        assertThat(journal.current("T2", "C1"))
                .hasValueSatisfying(it -> assertThat(it.title()).isEqualTo("another team's"));
        assertThat(journal.incident("T3", 1)).isEmpty();
        assertThat(journal.current("T3", "C1")).isEmpty();
        assertThat(journal.profile("T2", "UMIA")).contains(profile);
        assertThat(journal.profile(WORKSPACE, "UMIA")).isEmpty();
        assertThat(journal.people(WORKSPACE).nameOf("UMIA")).isEmpty();
        assertThat(journal.workspaces()).containsExactly(WORKSPACE, "T2");
    }

    @Test
    void theSameKeyInTwoWorkspacesIsTwoDeliveries() {
        JournalFile.opening(journal, "T2", "it is down");

        assertThat(texts("T2")).containsExactly("it is down");
        assertThat(texts(WORKSPACE)).containsExactly("it is down");
    }

    @Test
    void aDecisionThatThrowsFailsAlone() throws Exception {
        assertThatThrownBy(() -> journal.append(JournalFile.delivery(WORKSPACE, "bad"), _ -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(JournalUnavailable.class);
        assertThatThrownBy(() -> journal.append(
                        JournalFile.delivery(WORKSPACE, "worse"),
                        situation -> JournalFile.append(
                                situation.current().orElseThrow(),
                                new Noted(NoteKind.OBSERVATION, "half of it"),
                                new Removed(99, "there is no such entry"))))
                .isInstanceOf(JournalUnavailable.class);

        Receipt next = JournalFile.note(journal, "good");

        assertThat(next.reply()).isEqualTo(Reply.toChannel("entry 2"));
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "good");
        assertThat(ChainCheck.firstBroken(file)).isEmpty();
    }

    @Test
    void afterARestartItIsAsItWas() {
        JournalFile.note(journal, "before");
        journal.close();
        journal = file.open();

        Receipt receipt = JournalFile.note(journal, "after");

        assertThat(receipt.reply()).isEqualTo(Reply.toChannel("entry 3"));
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "before", "after");
    }

    @Test
    void whatIsPutInAnewWhileItIsGivenUpIsStillToBeDone() {
        var later = JournalFile.NOW.plusSeconds(3_600);
        Outbox.Waiting status = journal.outbox().due(later).getFirst();
        journal.outbox().trying(status);
        JournalFile.note(journal, "it changes");

        journal.outbox().giveUp(status, JournalFile.NOW, "Slack was away");

        assertThat(journal.outbox().due(later)).singleElement().satisfies(it -> {
            assertThat(it.key()).isEqualTo(status.key());
            assertThat(it.attempts()).isZero();
        });
    }

    @Test
    void aClosedJournalTakesNothing() {
        journal.close();

        assertThatThrownBy(() -> JournalFile.note(journal, "too late")).isInstanceOf(JournalUnavailable.class);

        journal = file.open();
        assertThat(texts(WORKSPACE)).containsExactly("it is down");
    }

    private List<String> texts(String workspace) {
        return journal.incident(workspace, 1).orElseThrow().entries().stream()
                .map(Entry::text)
                .toList();
    }
}
