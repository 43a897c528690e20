package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.redaction.SecretRedaction;
import dev.incidentscribe.slack.SlackService;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.telemetry.Telemetry;
import dev.incidentscribe.web.Health;
import dev.incidentscribe.web.HttpServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fails between the commit and the answer takes nothing back, and nobody is told that it does.
class UnshownAnswerTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedIsSaidToBeThoughTheAnswerCannotBeShown() throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        var broken = new AtomicBoolean();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
                var client = new SlackClient(TestApp.credentials(Way.http, standIn.apiUrl()));
                SqliteJournal journal = SqliteJournal.open(
                        folder.resolve("scribe.db"), new SecretRedaction(TestApp.REDACTOR), Telemetry.none());
                HttpServer server = HttpServer.prepare();
                SlackService slack = SlackService.start(
                        client,
                        forgettingNamesAfterTheCommit(journal, broken),
                        TestApp.RULES,
                        Documents.shipped(),
                        Telemetry.none(),
                        clock);
                var log = new HeardLog()) {
            server.listen(HttpServer.Address.local(0));
            int port = server.serve(
                    new HttpServer.Service(slack.gateway(), () -> new Health(true, Optional.empty()), () -> ""));
            try (var requests = new SlackRequests(port, clock)) {
                requests.type(TestApp.AT_THE_KEYS, "/incident open the shop is slow");

                broken.set(true);
                Reply note = requests.type(TestApp.AT_THE_KEYS, "/incident note <@UBEN|ben> looks at it");
                broken.set(false);

                assertThat(note)
                        .isEqualTo(
                                Reply.toPerson(
                                        "*It is on record*, only the answer cannot be shown just now. `/incident timeline` shows the entry."));
                assertThat(journal.incident(StandIn.TEAM, 1).orElseThrow().entries())
                        .extracting(Entry::text)
                        .containsExactly("the shop is slow", "<@UBEN|ben> looks at it");
                assertThat(log.with(LinkageError.class)).containsExactly("an answer could not be shown");
            }
        }
    }

    /// The journal itself, but that nobody's name can be read once something was recorded.
    private static Journal forgettingNamesAfterTheCommit(Journal journal, AtomicBoolean broken) {
        var recorded = new AtomicBoolean();
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
                    if (method.getName().equals("profile") && broken.get() && recorded.get()) {
                        throw new LinkageError("a class is missing");
                    }
                    try {
                        Object result = method.invoke(journal, arguments);
                        recorded.compareAndSet(
                                false, broken.get() && method.getName().equals("append"));
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
