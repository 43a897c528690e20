package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An incident from Slack's request to the journal and back to the channel.
class EndToEndTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anIncidentIsOpenedToldAndClosed(Way way) throws Exception {
        try (TestApp app = TestApp.start(folder, way)) {

            Reply opened = app.type("/incident open the shop is slow sev2");
            Reply noted = app.type("/incident note at 09:50 rolled back the release");
            Reply closed = app.type("/incident close");

            assertThat(List.of(opened, noted, closed)).allMatch(Reply::visible);
            assertThat(opened.text()).startsWith("*INC-1* is open as SEV-2: *the shop is slow*");
            assertThat(noted.text()).isEqualTo("INC-1 *#2* 09:50 EDT (13:50 UTC) · rolled back the release");
            assertThat(closed.text()).startsWith("*INC-1* is closed.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTypedIsInTheJournal(Way way) throws Exception {
        try (TestApp app = TestApp.start(folder, way)) {

            app.type("/incident open the shop is slow sev2");
            app.type("/incident note at 09:50 rolled back the release");
            app.type("/incident close");

            Incident incident = app.incident(1);
            assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
            assertThat(incident.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(incident.entries())
                    .extracting(Entry::text)
                    .containsExactly("the shop is slow", "rolled back the release", "");
            assertThat(incident.entries())
                    .extracting(Entry::at)
                    .containsExactly(TestApp.NOW, Instant.parse("2026-03-09T13:50:00Z"), TestApp.NOW);
            assertThat(incident.entries())
                    .extracting(entry -> entry.author().name())
                    .containsOnly("Mia Novak");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCloseBringsTheSummaryAndTheWholeDraftIntoTheChannel(Way way) throws Exception {
        try (TestApp app = TestApp.start(folder, way)) {
            app.type("/incident open the shop is slow sev2");
            app.type("/incident note rolled back the release");

            app.type("/incident close");
            StandIn.Posted file = TestApp.awaitFile(app.standIn());

            StandIn.Posted summary = app.standIn().posted().getFirst();
            assertThat(summary.file()).isEmpty();
            assertThat(summary.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(summary.text()).contains("INC-1", "the shop is slow");
            assertThat(file.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(file.file())
                    .hasValueSatisfying(title -> assertThat(title).contains("INC-1"));
            assertThat(file.text())
                    .startsWith("# Postmortem: the shop is slow")
                    .contains("rolled back the release", "Mia Novak");
        }
    }

    @ParameterizedTest
    @EnumSource
    void helpListsAndRefusalsAreForTheTypistAlone(Way way) throws Exception {
        try (TestApp app = TestApp.start(folder, way)) {

            List<Reply> replies = new ArrayList<>();
            for (String line : List.of("/incident", "/incident list all", "/incident note lost", "/postmortem help")) {
                replies.add(app.type(line));
            }

            assertThat(replies)
                    .noneMatch(Reply::visible)
                    .noneMatch(reply -> reply.text().isBlank());
            assertThat(app.journal().incidents(StandIn.TEAM)).isEmpty();
        }
    }

    @Test
    void theSameRequestTwiceIsOneEntryAndOneAnswer() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");
            Map<String, String> request =
                    SlackRequests.typed("/incident note said once", TestApp.AT_THE_KEYS, "one and the same");

            Reply first = app.requests().deliver(request);
            Reply second = app.requests().deliver(request);

            assertThat(second).isEqualTo(first);
            assertThat(app.words(1)).containsExactly("the shop is slow", "said once");
        }
    }

    @Test
    void theSameRequestFourTimesAtOnceIsOneEntryAndOneAnswer() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http);
                var threads = Executors.newFixedThreadPool(4)) {
            app.type("/incident open the shop is slow");
            Map<String, String> request =
                    SlackRequests.typed("/incident note said once", TestApp.AT_THE_KEYS, "one and the same");
            var together = new CountDownLatch(4);
            Callable<Reply> delivery = () -> {
                together.countDown();
                together.await();
                return app.requests().deliver(request);
            };

            List<Future<Reply>> answers = threads.invokeAll(List.of(delivery, delivery, delivery, delivery));

            Reply first = answers.getFirst().get();
            for (Future<Reply> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            assertThat(app.words(1)).containsExactly("the shop is slow", "said once");
        }
    }
}
