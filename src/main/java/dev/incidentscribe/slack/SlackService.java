package dev.incidentscribe.slack;

import com.slack.api.bolt.App;
import dev.incidentscribe.Rules;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.reminder.watch.Timekeeper;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.gate.Gateway;
import dev.incidentscribe.slack.gate.Reception;
import dev.incidentscribe.slack.gate.Socket;
import dev.incidentscribe.slack.history.CatchUp;
import dev.incidentscribe.slack.outbox.Postman;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Optional;

/// The scribe in Slack: over HTTP, over Socket Mode, or both, as the credentials allow.
public final class SlackService implements AutoCloseable {
    private final Wiring wiring;
    private final CatchUp catchUp;
    private final Postman postman;
    private final Timekeeper timekeeper;
    private final Optional<Gateway> gateway;
    private final Optional<Socket> socket;

    private SlackService(Wiring wiring, SlackClient slack) {
        Credentials credentials = slack.credentials();
        App app = wiring.app();
        Reception reception = wiring.reception(app);
        this.wiring = wiring;
        this.catchUp = wiring.catchUp().start();
        this.postman = wiring.postman();
        this.timekeeper = wiring.timekeeper();
        this.gateway = credentials.signingSecret().map(secret -> wiring.gateway(secret, app, reception));
        this.socket =
                credentials.appToken().map(token -> new Socket(app, reception, slack, token, catchUp::begin).start());
    }

    /// Starts to listen, and returns whether or not Slack can be reached.
    ///
    /// @param slack closed with the rest
    public static SlackService start(
            SlackClient slack,
            Journal journal,
            Rules rules,
            Documents documents,
            Telemetry telemetry,
            InstantSource clock) {
        return new SlackService(new Wiring(slack, journal, rules, documents, telemetry, clock), slack);
    }

    /// Begins what nobody waits for: to send what is owed, to remind people, and to fetch what was said while nobody
    /// listened; over Socket Mode that begins each time it is up.
    public void begin() {
        postman.start();
        timekeeper.start();
        if (socket.isEmpty()) {
            catchUp.begin();
        }
    }

    /// Where requests over HTTP go; empty without a signing secret.
    public Optional<Gateway> gateway() {
        return gateway;
    }

    /// Whether Socket Mode is up; empty where it is not used.
    public Optional<Boolean> isSocketUp() {
        return socket.map(Socket::isUp);
    }

    /// Takes nothing more over Socket Mode, and finishes what has come in.
    public void takeNoMore() {
        socket.ifPresent(Socket::close);
    }

    /// Takes nothing more, finishes what was begun, and leaves the outbox to the next start.
    @Override
    public void close() {
        takeNoMore();
        catchUp.close();
        timekeeper.close();
        postman.close();
        wiring.close();
    }
}
