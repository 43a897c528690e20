package dev.incidentscribe.cli;

import dev.incidentscribe.Rules;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Retention;
import dev.incidentscribe.journal.Vitals;
import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.redaction.SecretRedaction;
import dev.incidentscribe.slack.SlackService;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.web.Health;
import dev.incidentscribe.web.HttpServer;
import dev.incidentscribe.web.Metrics;
import dev.incidentscribe.web.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole application, wired: the journal, Slack, and the HTTP server in front.
final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Journal journal;
    private final SlackService slack;
    private final HttpServer server;
    private final Optional<Retention> retention;

    private Application(Journal journal, SlackService slack, HttpServer server, Optional<Retention> retention) {
        this.journal = journal;
        this.slack = slack;
        this.server = server;
        this.retention = retention;
    }

    /// Starts it.
    static Application start(
            Path database,
            String host,
            int port,
            Credentials credentials,
            Rules rules,
            Documents documents,
            Redactor redactor,
            InstantSource clock) {
        var redaction = new SecretRedaction(redactor);
        var metrics = new Metrics();
        // First, for it gets ready while the journal is opened.
        var client = new SlackClient(credentials);
        Journal journal = opened(database, redaction, metrics, client);
        SlackService slack = SlackService.start(client, journal, rules, documents, redaction, metrics, clock);
        try {
            Supplier<Health> health = () -> new Health(journal.isWritable(), slack.isSocketUp());
            var backups = new Backups(database, 1);
            Supplier<String> measured = () -> metrics.text(reading(journal, backups, slack, clock.instant()));
            return new Application(
                    journal,
                    slack,
                    HttpServer.start(host, port, slack.gateway(), health, measured),
                    rules.context().retention().map(time -> new Retention(journal, time, clock).start()));
        } catch (RuntimeException e) {
            slack.close();
            journal.close();
            throw e;
        }
    }

    private static Journal opened(Path database, Redaction redaction, Metrics metrics, SlackClient client) {
        try {
            return SqliteJournal.open(database, redaction, metrics);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static Optional<Reading> reading(Journal journal, Backups backups, SlackService slack, Instant now) {
        try {
            Vitals vitals = journal.vitals();
            return Optional.of(new Reading(
                    vitals.queued(),
                    vitals.bytes(),
                    vitals.owed(),
                    vitals.owedSince().map(since -> Duration.between(since, now)),
                    backups.newestAt().map(made -> Duration.between(made, now)),
                    slack.isSocketUp()));
        } catch (JournalUnavailable e) {
            LOG.debug("some metrics cannot be read", e);
            return Optional.empty();
        }
    }

    Journal journal() {
        return journal;
    }

    SlackService slack() {
        return slack;
    }

    int port() {
        return server.port();
    }

    /// Takes no more requests, finishes what was begun, and closes the journal last.
    @Override
    public void close() {
        server.close();
        retention.ifPresent(Retention::close);
        slack.close();
        journal.close();
    }
}
