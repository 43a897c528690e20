package dev.incidentscribe.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.capture.Additions;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.ContextLog;
import dev.incidentscribe.capture.Mentions;
import dev.incidentscribe.editing.Passages;
import dev.incidentscribe.editing.Postmortems;
import dev.incidentscribe.form.Blanks;
import dev.incidentscribe.form.Openings;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.reminder.watch.Timekeeper;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.form.FormListeners;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.gate.Gateway;
import dev.incidentscribe.slack.gate.Reception;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import dev.incidentscribe.slack.history.CatchUp;
import dev.incidentscribe.slack.history.ChannelReader;
import dev.incidentscribe.slack.history.DraftReading;
import dev.incidentscribe.slack.history.History;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.slack.history.MissedCaptures;
import dev.incidentscribe.slack.history.MissedContext;
import dev.incidentscribe.slack.history.MissedMentions;
import dev.incidentscribe.slack.outbox.DraftErrands;
import dev.incidentscribe.slack.outbox.DraftFiles;
import dev.incidentscribe.slack.outbox.DraftMessages;
import dev.incidentscribe.slack.outbox.Errands;
import dev.incidentscribe.slack.outbox.HomeTab;
import dev.incidentscribe.slack.outbox.MessageErrands;
import dev.incidentscribe.slack.outbox.NewChannels;
import dev.incidentscribe.slack.outbox.Postman;
import dev.incidentscribe.slack.outbox.Posts;
import dev.incidentscribe.slack.outbox.Remedies;
import dev.incidentscribe.slack.outbox.ReminderErrands;
import dev.incidentscribe.slack.outbox.RoomErrands;
import dev.incidentscribe.slack.outbox.Speech;
import dev.incidentscribe.slack.outbox.StatusBoard;
import dev.incidentscribe.slack.people.Introductions;
import dev.incidentscribe.slack.people.SlackMembership;
import dev.incidentscribe.slack.people.SlackPeople;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.ArrayList;

/// The objects of the Slack side, each made once and given to those that need it; none of them is started.
final class Wiring {
    private final Journal journal;
    private final Rules rules;
    private final Documents documents;
    private final Telemetry telemetry;
    private final InstantSource clock;

    private final SlackClient slack;
    private final Identity identity;
    private final SlackPeople people;
    private final SlackMembership membership;
    private final Authorization authorization;

    private final Scribe scribe;
    private final Postmortems postmortems;
    private final Captures captures;
    private final Mentions mentions;
    private final ContextLog context;
    private final Blanks blanks;
    private final Passages passages;
    private final FormOpener forms;

    private final Messages messages;
    private final ChannelReader reader;
    private final Introductions introductions;
    private final DraftReading reading;

    Wiring(
            SlackClient slack,
            Journal journal,
            Rules rules,
            Documents documents,
            Telemetry telemetry,
            InstantSource clock) {
        this.journal = journal;
        this.rules = rules;
        this.documents = documents;
        this.telemetry = telemetry;
        this.clock = clock;

        this.slack = slack;
        this.identity = new Identity(slack);
        this.people = new SlackPeople(slack, journal, identity, rules.sending().naming(), clock);
        this.membership = new SlackMembership(slack, journal, clock);
        this.authorization = new Authorization(journal, rules.permissions(), membership);

        this.scribe = new Scribe(journal, people, authorization, rules, telemetry);
        this.postmortems = new Postmortems(journal, documents, authorization, rules.visibleReplies(), telemetry);
        this.captures = new Captures(journal, people, rules);
        this.mentions = new Mentions(journal, scribe);
        this.context = new ContextLog(journal, rules);
        this.blanks = new Blanks(journal, people, authorization, rules);
        this.passages = new Passages(journal, people, authorization, rules);
        this.forms = new FormOpener(slack, blanks, passages);

        var history = new History(slack);
        this.introductions = new Introductions(journal, people);
        this.messages = new Messages(slack, history, people, identity);
        this.reader = new ChannelReader(
                history,
                new MissedCaptures(history, messages, captures, journal, clock),
                new MissedMentions(mentions, people, identity),
                new MissedContext(context, people, identity, clock),
                journal,
                clock);
        this.reading = new DraftReading(reader, introductions, rules.sending().reading());
    }

    /// What Slack's requests come to. Signatures are verified before Bolt, and no token is needed to answer, so neither
    /// Bolt's verification nor its authorization is in the way when Slack cannot be reached.
    App app() {
        // Left out, a second one would be made, which takes the first command's time.
        AppConfig config = AppConfig.builder()
                .slack(slack.slack())
                .singleTeamBotToken(slack.credentials().botToken())
                .requestVerificationEnabled(false)
                .allEventsApiAutoAckEnabled(true)
                .build();
        var app = new App(config, slack.slack(), new ArrayList<>());
        var commands = new CommandReader(people, membership, clock);
        new CommandListeners(
                        scribe, postmortems, commands, journal, forms, new Apologies(journal.redaction(), telemetry))
                .register(app);
        var presses = new Presses(people);
        new ChoiceListeners(scribe, postmortems, presses, journal, forms, clock).register(app);
        var openings = new Openings(journal, people, authorization, rules);
        new FormListeners(openings, blanks, passages, people, telemetry, clock).register(app);
        var contextListeners = new ContextListeners(context, people, identity, clock);
        contextListeners.register(app);
        new EventListeners(captures, mentions, contextListeners, people, clock).register(app);
        new ReminderListeners(scribe, journal, presses, clock).register(app);
        new HomeListeners(journal, clock).register(app);
        var additions = new Additions(journal, people, authorization, rules);
        new ShortcutListeners(additions, forms, messages, people, telemetry, clock).register(app);
        return app.start();
    }

    /// What fetches what was said while nobody listened.
    CatchUp catchUp() {
        return new CatchUp(reader);
    }

    /// What does with Slack what waits in the outbox.
    Postman postman() {
        var posts = new Posts(slack);
        var remedies = new Remedies(journal);
        var board = new StatusBoard(slack, posts, journal, remedies, rules.room(), clock);
        var files = new DraftFiles(posts, journal, documents);
        var drafts = new DraftMessages(slack, posts, files, journal, board);
        var readership = authorization.readership();
        var errands = new Errands(
                new DraftErrands(files, drafts, reading, introductions, board, journal),
                new RoomErrands(board, new NewChannels(slack, journal, remedies, identity, clock), journal),
                new MessageErrands(messages, captures, journal, clock),
                new ReminderErrands(posts, journal, readership, rules, clock),
                new HomeTab(slack, journal, readership, rules, clock),
                new Speech(posts, people, journal));
        return new Postman(errands, remedies, journal, rules.sending(), clock);
    }

    /// What reminds people.
    Timekeeper timekeeper() {
        return new Timekeeper(journal, people, rules, clock);
    }

    /// The way in over HTTP.
    Gateway gateway(String signingSecret, App app, Reception reception) {
        return new Gateway(new SignatureVerifier(signingSecret, clock), app, reception);
    }

    /// Where all requests come in.
    Reception reception(App app) {
        return new Reception(app, telemetry);
    }

    /// Closes what has threads of its own.
    void close() {
        reading.close();
        forms.close();
        membership.close();
        people.close();
        slack.close();
    }
}
