package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus reads of a server.
class MetricsPageTest {
    @TempDir
    private Path folder;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void itIsPlainTextThatPrometheusReads() throws Exception {
        SlackRequests.Answer answer = app.requests().get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).contains("# TYPE scribe_ack_seconds histogram");
    }

    @Test
    void answersAndCommitsAreCountedInBuckets() throws Exception {
        app.type("/incident open the checkout fails sev2");
        app.type("/incident note half of the payments time out");

        Map<String, Double> values = values();

        assertThat(values).containsEntry("scribe_ack_seconds_count{kind=\"command\"}", 2.0);
        assertThat(values).containsEntry("scribe_ack_seconds_bucket{kind=\"command\",le=\"+Inf\"}", 2.0);
        assertThat(values).containsEntry("scribe_ack_seconds_count{kind=\"event\"}", 0.0);
        assertThat(values.get("scribe_commit_seconds_count")).isGreaterThanOrEqualTo(2);
        assertThat(values.get("scribe_commit_batch_sum")).isGreaterThanOrEqualTo(2);
        assertThat(values.get("scribe_journal_bytes")).isGreaterThan(10_000);
    }

    @Test
    void aRepeatedDeliveryAndARefusalAreCounted() throws Exception {
        var opening = SlackRequests.typed("/incident open the checkout fails", TestApp.AT_THE_KEYS, "trigger.once");
        app.requests().deliver(opening);
        app.requests().deliver(opening);
        app.type("/incident status gone");
        app.type("/incident edit 99 there is no such entry");
        app.type("/postmortem INC-1 explode");
        app.type("/postmortem INC-1 publish");
        app.type("/postmortem INC-1 diff 1 2");

        Map<String, Double> values = values();

        assertThat(values).containsEntry("scribe_redeliveries_total", 1.0);
        assertThat(values).containsEntry("scribe_refusals_total", 5.0);
        assertThat(values).containsEntry("scribe_not_recorded_total", 0.0);
    }

    @Test
    void whatIsOwedToSlackIsCountedUntilItIsSent() throws Exception {
        app.type("/incident open the checkout fails");
        app.settle();

        Map<String, Double> values = values();

        assertThat(values).containsKeys("scribe_outbox_waiting", "scribe_outbox_oldest_seconds");
        assertThat(values).containsEntry("scribe_writer_queue", 0.0);
        assertThat(values.get("scribe_backup_age_seconds")).isNaN();
        assertThat(values.get("scribe_socket_up")).isNaN();
    }

    @Test
    void noWordAndNoNameIsInIt() throws Exception {
        app.type("/incident open zebra-title sev2");
        app.type("/incident note zebra-note");
        app.type("/incident zebra-verb? no: lead @mia");

        String page = app.requests().get("/metrics").body();

        assertThat(page).doesNotContain("zebra", "mia", TestApp.CHANNEL, "INC-", "trigger.");
    }

    /// The values by their names and labels.
    private Map<String, Double> values() throws IOException, InterruptedException {
        return app.requests()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Optional.of(line.substring(line.lastIndexOf(' ') + 1))
                                .map(Double::valueOf)
                                .orElseThrow()));
    }
}
