package dev.incidentscribe.slack;

import com.slack.api.bolt.App;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.ContextLog;
import dev.incidentscribe.capture.Mentions;
import dev.incidentscribe.editing.Passages;
import dev.incidentscribe.editing.Postmortems;
import dev.incidentscribe.form.Blanks;
import dev.incidentscribe.form.Openings;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.reminder.watch.Timekeeper;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.form.FormListeners;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.gate.Gateway;
import dev.incidentscribe.slack.gate.Reception;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import dev.incidentscribe.slack.gate.Socket;
import dev.incidentscribe.slack.history.CatchUp;
import dev.incidentscribe.slack.history.ChannelReader;
import dev.incidentscribe.slack.history.DraftReading;
import dev.incidentscribe.slack.history.History;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.slack.history.MissedContext;
import dev.incidentscribe.slack.outbox.Errands;
import dev.incidentscribe.slack.outbox.NewChannels;
import dev.incidentscribe.slack.outbox.Postman;
import dev.incidentscribe.slack.outbox.Posts;
import dev.incidentscribe.slack.outbox.Remedies;
import dev.incidentscribe.slack.outbox.StatusBoard;
import dev.incidentscribe.slack.people.SlackMembership;
import dev.incidentscribe.slack.people.SlackPeople;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Optional;

/// The scribe in Slack: over HTTP, over Socket Mode, or both, as the credentials allow.
public final class SlackService implements AutoCloseable {
    private final SlackClient slack;
    private final SlackPeople people;
    private final SlackMembership membership;
    private final FormOpener forms;
    private final DraftReading reading;
    private final Postman postman;
    private final CatchUp catchUp;
    private final Timekeeper timekeeper;
    private final Optional<Gateway> gateway;
    private final Optional<Socket> socket;

    private SlackService(
            SlackClient slack,
            SlackPeople people,
            SlackMembership membership,
            FormOpener forms,
            DraftReading reading,
            Postman postman,
            CatchUp catchUp,
            Timekeeper timekeeper,
            Optional<Gateway> gateway,
            Optional<Socket> socket) {
        this.slack = slack;
        this.people = people;
        this.membership = membership;
        this.forms = forms;
        this.reading = reading;
        this.postman = postman;
        this.catchUp = catchUp;
        this.timekeeper = timekeeper;
        this.gateway = gateway;
        this.socket = socket;
    }

    /// Starts everything, and returns whether or not Slack can be reached.
    ///
    /// @param slack closed with the rest
    public static SlackService start(
            SlackClient slack,
            Journal journal,
            Rules rules,
            Documents documents,
            Redaction redaction,
            Telemetry telemetry,
            InstantSource clock) {
        Credentials credentials = slack.credentials();
        var people = new SlackPeople(slack, journal, clock);
        var membership = new SlackMembership(slack, journal, clock);
        var authorization = new Authorization(journal, rules.permissions(), membership);
        var scribe = new Scribe(journal, people, authorization, rules, telemetry);
        var captures = new Captures(journal, people, rules);
        var blanks = new Blanks(journal, people, authorization, rules);
        var passages = new Passages(journal, authorization, rules.visibleReplies());
        var forms = new FormOpener(slack, blanks, passages);
        App app = new Listeners(
                        scribe,
                        new Postmortems(journal, documents, authorization, rules.visibleReplies(), telemetry),
                        people,
                        membership,
                        journal,
                        forms,
                        redaction,
                        telemetry,
                        clock)
                .app(slack, credentials.botToken());
        new FormListeners(
                        new Openings(journal, people, authorization, rules), blanks, passages, people, telemetry, clock)
                .register(app);
        var mentions = new Mentions(journal, scribe);
        var identity = new Identity(slack);
        var context = new ContextLog(journal, rules);
        var contextListeners = new ContextListeners(context, people, identity, clock);
        contextListeners.register(app);
        new EventListeners(captures, mentions, contextListeners, people, clock).register(app);
        new ReminderListeners(scribe, journal, people, clock).register(app);
        new HomeListeners(journal, clock).register(app);
        var missed = new MissedContext(context, people, identity, clock);
        var history = new History(slack);
        var messages = new Messages(slack, history, people, identity);
        new ShortcutListeners(captures, forms, messages, membership, people, rules, telemetry, clock).register(app);
        var reader = new ChannelReader(history, messages, captures, mentions, missed, people, journal, identity, clock);
        CatchUp catchUp = new CatchUp(reader).start();
        if (credentials.appToken().isEmpty()) {
            catchUp.begin();
        }
        var reception = new Reception(app, telemetry);
        var remedies = new Remedies(journal);
        var board = new StatusBoard(slack, new Posts(slack), journal, remedies, rules.room(), clock);
        var newChannels = new NewChannels(slack, journal, remedies, identity, clock);
        var reading = new DraftReading(reader, rules.sending().reading());
        var errands = new Errands(
                slack,
                journal,
                messages,
                captures,
                documents,
                reading,
                authorization.readership(),
                board,
                newChannels,
                clock);
        return new SlackService(
                slack,
                people,
                membership,
                forms,
                reading,
                new Postman(errands, remedies, journal, rules.sending(), clock).start(),
                catchUp,
                new Timekeeper(journal, people, rules, clock).start(),
                credentials
                        .signingSecret()
                        .map(secret -> new Gateway(new SignatureVerifier(secret, clock), app, reception)),
                credentials.appToken().map(token -> new Socket(app, reception, slack, token, catchUp::begin).start()));
    }

    /// Where requests over HTTP go; empty without a signing secret.
    public Optional<Gateway> gateway() {
        return gateway;
    }

    /// Whether Socket Mode is up; empty where it is not used.
    public Optional<Boolean> isSocketUp() {
        return socket.map(Socket::isUp);
    }

    /// Takes nothing more, finishes what was begun, and leaves the outbox to the next start.
    @Override
    public void close() {
        socket.ifPresent(Socket::close);
        catchUp.close();
        timekeeper.close();
        postman.close();
        reading.close();
        forms.close();
        membership.close();
        people.close();
        slack.close();
    }
}
