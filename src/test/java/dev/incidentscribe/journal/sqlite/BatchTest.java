package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is recorded in one transaction is nobody's but each one's own.
class BatchTest {
    private static final String WORKSPACE = JournalFile.WORKSPACE;

    @TempDir
    private Path folder;

    @AutoClose
    private SqliteJournal journal;

    @AutoClose
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Incident seen;

    @BeforeEach
    void open() {
        journal = JournalFile.in(folder).open();
        JournalFile.opening(journal, WORKSPACE, "it is down");
        seen = journal.incident(WORKSPACE, 1).orElseThrow();
    }

    @Test
    void whatRecordsNothingMakesNothingForgotten() throws Exception {
        List<Future<Receipt>> receipts = together(
                () -> JournalFile.note(journal, "one"),
                () -> journal.append(
                        JournalFile.delivery(WORKSPACE, "share"),
                        _ -> new Outcome.Append(
                                seen,
                                List.of(),
                                _ -> Reply.toPerson("it follows"),
                                List.of(new Outbound.DraftSummary("C1", 1)))),
                () -> JournalFile.note(journal, "two"));

        assertThat(replies(receipts)).containsExactly("entry 2", "it follows", "entry 3");
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "one", "two");
    }

    @Test
    void whoSpoilsItForTheOthersFailsAlone() throws Exception {
        List<Future<Receipt>> receipts = together(
                () -> JournalFile.note(journal, "one"),
                () -> journal.append(
                        JournalFile.delivery(WORKSPACE, "stale"),
                        _ -> JournalFile.append(seen, new Noted(NoteKind.OBSERVATION, "stale"))),
                () -> JournalFile.note(journal, "two"),
                () -> JournalFile.opening(journal, "T2", "another team's"));

        assertThat(receipts.get(1).state()).isEqualTo(Future.State.FAILED);
        receipts.remove(1);
        assertThat(replies(receipts)).containsExactly("entry 2", "entry 3", "entry 1");
        assertThat(texts(WORKSPACE)).containsExactly("it is down", "one", "two");
        assertThat(texts("T2")).containsExactly("another team's");
        assertThat(ChainCheck.firstBroken(JournalFile.in(folder))).isEmpty();
    }

    @Test
    void whoWaitsTooLongForWhatWasBegunIsNotToldThatItIsNotRecorded() throws Exception {
        var told = new CountDownLatch(1);
        assertThatThrownBy(() -> journal.append(JournalFile.delivery(WORKSPACE, "slow"), situation -> {
                    await(told);
                    return JournalFile.append(
                            situation.current().orElseThrow(), new Noted(NoteKind.OBSERVATION, "slow"));
                }))
                .isInstanceOfSatisfying(
                        JournalUnavailable.class, e -> assertThat(e.isInDoubt()).isTrue());

        told.countDown();
        JournalFile.note(journal, "next");

        assertThat(texts(WORKSPACE)).containsExactly("it is down", "slow", "next");
    }

    /// Lets them wait for the writer one after the other, so that it takes them together.
    @SafeVarargs
    private List<Future<Receipt>> together(Callable<Receipt>... appending) throws Exception {
        var all = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var _ = threads.submit(() -> journal.append(JournalFile.delivery(WORKSPACE, "first"), _ -> {
            begun.countDown();
            await(all);
            return new Outcome.Decline(Reply.toPerson("no"));
        }));
        await(begun);
        var receipts = new ArrayList<Future<Receipt>>();
        for (Callable<Receipt> append : appending) {
            receipts.add(threads.submit(append));
            awaitQueued(receipts.size());
        }
        all.countDown();
        for (Future<Receipt> receipt : receipts) {
            try {
                receipt.get();
            } catch (ExecutionException _) {
                // What became of it is asked later.
            }
        }
        return receipts;
    }

    private void awaitQueued(int many) throws InterruptedException {
        var never = new CountDownLatch(1);
        while (journal.vitals().queued() < many) {
            never.await(1, TimeUnit.MILLISECONDS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> replies(List<Future<Receipt>> receipts) {
        return receipts.stream().map(it -> it.resultNow().reply().text()).toList();
    }

    private List<String> texts(String workspace) {
        return journal.incident(workspace, 1).orElseThrow().entries().stream()
                .map(Entry::text)
                .toList();
    }
}
