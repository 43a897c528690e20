package dev.incidentscribe.cli;

import dev.incidentscribe.Rules;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Retention;
import dev.incidentscribe.journal.Vitals;
import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.redaction.SecretRedaction;
import dev.incidentscribe.slack.SlackService;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.web.Health;
import dev.incidentscribe.web.HttpServer;
import dev.incidentscribe.web.Metrics;
import dev.incidentscribe.web.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
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
    private final int port;
    private final Optional<Retention> retention;

    private Application(
            Journal journal, SlackService slack, HttpServer server, int port, Optional<Retention> retention) {
        this.journal = journal;
        this.slack = slack;
        this.server = server;
        this.port = port;
        this.retention = retention;
    }

    /// Starts it: from now on it answers. What it does of its own accord waits for [#begin].
    ///
    /// @param server getting ready; closed with the rest
    static Application start(HttpServer server, Setup setup, InstantSource clock) {
        var started = new ArrayDeque<AutoCloseable>(List.of(server));
        try {
            // First, for it gets ready meanwhile.
            var client = new SlackClient(setup.credentials());
            started.push(client);
            var redaction = new SecretRedaction(setup.redactor());
            var metrics = new Metrics();
            Journal journal = SqliteJournal.open(setup.database(), redaction, metrics);
            started.push(journal);
            server.listen(setup.address());
            Rules rules = setup.rules();
            SlackService slack = SlackService.start(client, journal, rules, setup.documents(), metrics, clock);
            started.push(slack);
            Optional<Retention> retention =
                    rules.context().retention().map(time -> new Retention(journal, time, clock).start());
            retention.ifPresent(started::push);
            Supplier<Health> health = () -> new Health(journal.isWritable(), slack.isSocketUp());
            var backups = new Backups(setup.database(), 1);
            Supplier<String> measured = () -> metrics.text(reading(journal, backups, slack, clock.instant()));
            int listening = server.serve(new HttpServer.Service(slack.gateway(), health, measured));
            return new Application(journal, slack, server, listening, retention);
        } catch (RuntimeException e) {
            started.forEach(it -> closeAfter(e, it));
            throw e;
        }
    }

    /// What was started is stopped again, the last first.
    private static void closeAfter(RuntimeException failure, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
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
                    backups.newestAt(now).map(made -> Duration.between(made, now)),
                    slack.isSocketUp()));
        } catch (JournalUnavailable e) {
            LOG.debug("some metrics cannot be read", e);
            return Optional.empty();
        }
    }

    /// Begins what nobody waits for. It would take the processor from the first who type.
    Application begin() {
        slack.begin();
        return this;
    }

    Journal journal() {
        return journal;
    }

    SlackService slack() {
        return slack;
    }

    int port() {
        return port;
    }

    /// Takes no more requests; what has come in is finished.
    void takeNoMore() {
        server.close();
        slack.takeNoMore();
    }

    /// Takes no more requests, finishes what was begun, and closes the journal last.
    @Override
    public void close() {
        takeNoMore();
        retention.ifPresent(Retention::close);
        slack.close();
        journal.close();
    }
}
