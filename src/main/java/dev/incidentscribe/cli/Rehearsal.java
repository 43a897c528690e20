package dev.incidentscribe.cli;

import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Sending;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.HttpWire;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.Replay;
import dev.incidentscribe.practice.SocketWire;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript;
import dev.incidentscribe.practice.Wire;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.web.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Plays a transcript to the whole application, with a stand-in for Slack on loopback.
final class Rehearsal {
    private static final String SIGNING_SECRET = "rehearsal";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Who follows a script needs no reminders, and the stand-in no pauses: the clock of a rehearsal would not end
    /// them. It knows everybody.
    private static final Rules RULES = Rules.standard()
            .reminding(Cadence.silent())
            .with(Sending.standard().withoutPauses().surelyNamed())
            .with(Room.untouched());

    /// How requests reach the application.
    enum Way {
        http,
        socket
    }

    /// What came out.
    ///
    /// @param file the draft as it was posted to the channel; empty if the incident was called off
    record Result(Postmortem postmortem, Optional<String> file, List<StandIn.Posted> posted) {}

    private Rehearsal() {}

    static Result play(Transcript transcript, Path database, Way way, Replay.Listener listener)
            throws InterruptedException {
        if (transcript.lines().isEmpty()) {
            throw new UsageException("the transcript has no lines");
        }
        var clock = new PracticeClock(transcript.lines().getFirst().at());
        try (StandIn standIn = StandIn.start(List.copyOf(transcript.people().values()));
                Application application = Application.start(
                        HttpServer.prepare(),
                        new Setup(
                                HttpServer.Address.local(0),
                                database,
                                credentials(standIn, way),
                                RULES,
                                Documents.shipped(),
                                Redactor.standard()),
                        clock)) {
            application.begin();
            new Replay(wire(way, application, standIn, clock), standIn, clock, () -> settle(application, clock))
                    .play(transcript, listener);
            return result(application, standIn);
        }
    }

    private static void settle(Application application, PracticeClock clock) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!application.journal().outbox().due(clock.instant()).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static Credentials credentials(StandIn standIn, Way way) {
        return new Credentials(
                "xoxb-rehearsal",
                way == Way.socket ? Optional.of("xapp-rehearsal") : Optional.empty(),
                way == Way.http ? Optional.of(SIGNING_SECRET) : Optional.empty(),
                standIn.apiUrl());
    }

    private static Wire wire(Way way, Application application, StandIn standIn, PracticeClock clock) {
        return switch (way) {
            case http ->
                new HttpWire(
                        URI.create("http://127.0.0.1:%d/slack/events".formatted(application.port())),
                        SIGNING_SECRET,
                        clock);
            case socket -> new SocketWire(standIn);
        };
    }

    private static Result result(Application application, StandIn standIn) throws InterruptedException {
        Listed last = application.journal().incidents(StandIn.TEAM).stream()
                .findFirst()
                .orElseThrow(() -> new MissingException("the transcript opened no incident"));
        Optional<String> file = standIn.posted().stream()
                .filter(posted -> posted.file().isPresent())
                .map(StandIn.Posted::text)
                .filter(text -> !text.isEmpty())
                .reduce((_, later) -> later);
        Incident incident =
                application.journal().incident(StandIn.TEAM, last.number()).orElseThrow();
        return new Result(
                Composer.compose(incident, application.journal().people(StandIn.TEAM)), file, standIn.posted());
    }
}
