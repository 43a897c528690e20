package dev.incidentscribe.bench;

import dev.incidentscribe.Rules;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.Strangers;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Fills a journal by the program's own way of recording.
final class Seed {
    private static final int WRITERS = 32;
    private static final int ATTEMPTS = 10;
    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final List<String> WORDS = List.of(
            "checkout answers with 502 in eu-west-1, about a third of requests",
            "hypothesis the connection pool of payments-api is exhausted since the deployment",
            "did restarted two of six pods, error rate fell to 12%",
            "finding the new driver opens 5 connections where the old one opened 50",
            "update the status page says degraded performance for card payments");

    private final AtomicLong keys = new AtomicLong();

    private Seed() {}

    /// Incidents that were called off, each with so many entries, in channels of their own.
    static void incidents(Path file, int incidents, int entries) throws Exception {
        var seed = new Seed();
        try (var journal = SqliteJournal.open(file, Redaction.none());
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            var scribe = scribe(journal);
            // Everybody is known after their first command.
            journal.learn(
                    StandIn.TEAM, new Profile(SlackTraffic.USER, "Ada", Optional.of(ZoneOffset.UTC), Instant.now()));
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < incidents; number++) {
                String channel = "C0SEED" + number;
                journal.learn(StandIn.TEAM, new Privacy(channel, false, BEGIN));
                running.add(writers.submit(() -> seed.incident(scribe, channel, entries, true)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        owesNothing(file);
    }

    /// One incident that is open, in that channel.
    static void open(Path file, String channel, int entries) throws Exception {
        try (var journal = SqliteJournal.open(file, Redaction.none())) {
            new Seed().incident(scribe(journal), channel, entries, false);
        }
        owesNothing(file);
    }

    private void incident(Scribe scribe, String channel, int entries, boolean over) {
        Instant begin = BEGIN.plus(Duration.ofHours(keys.get() % 1_000));
        say(scribe, channel, begin, "open the checkout of %s fails sev2".formatted(channel));
        say(scribe, channel, begin, "started 5m ago first failed payment in the logs");
        say(scribe, channel, begin, "impact 12% of card payments failed");
        for (int entry = 3; entry < entries; entry++) {
            say(scribe, channel, begin.plusSeconds(entry * 7L), WORDS.get(entry % WORDS.size()));
        }
        if (over) {
            say(scribe, channel, begin.plusSeconds(entries * 7L), "cancel it was the benchmark");
        }
    }

    private void say(Scribe scribe, String channel, Instant at, String typed) {
        var delivery = new Delivery(
                "seed " + channel + " " + keys.incrementAndGet(),
                StandIn.TEAM,
                channel,
                new Person("U0SEED", "Seed"),
                at,
                Source.SLASH,
                Optional.empty());
        Reply reply = said(scribe, delivery, typed);
        if (!reply.visible()) {
            throw new IllegalStateException("not recorded: " + reply.text());
        }
    }

    /// On a busy machine a commit may take too long; the same delivery said again is recorded once.
    private static Reply said(Scribe scribe, Delivery delivery, String typed) {
        for (int patience = ATTEMPTS; patience > 1; patience--) {
            try {
                return scribe.incident(delivery, typed);
            } catch (JournalUnavailable e) {
                System.err.println("once more: " + e.getMessage());
            }
        }
        return scribe.incident(delivery, typed);
    }

    /// What Slack would have been sent is taken as sent, so that the server under measurement starts with nothing to
    /// do.
    private static void owesNothing(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM outbox");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static Scribe scribe(SqliteJournal journal) {
        var strangers = new Strangers();
        return new Scribe(
                journal, strangers, new Authorization(journal, Permissions.standard(), strangers), Rules.standard());
    }
}
