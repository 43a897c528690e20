package dev.incidentscribe.cli;

import dev.incidentscribe.Retention;
import dev.incidentscribe.Rules;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.SqliteJournal;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.redaction.SecretRedaction;
import dev.incidentscribe.slack.Credentials;
import dev.incidentscribe.slack.SlackService;
import dev.incidentscribe.web.Health;
import dev.incidentscribe.web.HttpServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// The whole application, wired: the journal, Slack, and the HTTP server in front.
final class Application implements AutoCloseable {
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
        Journal journal = SqliteJournal.open(database, redaction);
        SlackService slack = SlackService.start(credentials, journal, rules, documents, redaction, clock);
        try {
            Supplier<Health> health = () -> new Health(journal.isWritable(), slack.isSocketUp());
            return new Application(
                    journal,
                    slack,
                    HttpServer.start(host, port, slack.gateway(), health),
                    rules.context().retention().map(time -> new Retention(journal, time, clock).start()));
        } catch (RuntimeException e) {
            slack.close();
            journal.close();
            throw e;
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
