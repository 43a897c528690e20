package dev.incidentscribe.cli;

import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Sending;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript.Member;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.web.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The whole application on loopback, on a journal in a file, at a time that stands still.
final class TestApp implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-09T14:05:00Z");
    static final String CHANNEL = "C0INCIDENTS";
    static final Member MIA = new Member("mia", "Mia Novak", ZoneId.of("America/New_York"));
    static final Member BEN = new Member("ben", "Ben Okafor", ZoneId.of("Africa/Lagos"));
    static final Person AT_THE_KEYS = new Person(MIA.id(), MIA.handle(), CHANNEL);

    /// Most tests want nobody to speak unasked. The stand-in needs no pauses, and a clock that stands still would not
    /// end them.
    static final Rules RULES = Rules.standard()
            .reminding(Cadence.silent())
            .with(Sending.standard().withoutPauses())
            .with(Room.untouched());

    /// Reading its rules takes a moment, once for all tests.
    static final Redactor REDACTOR = Redactor.standard();

    private static final JsonMapper MAPPER = new JsonMapper();

    private final PracticeClock clock;
    private final AtomicInteger triggers = new AtomicInteger();
    private final Way way;
    private final StandIn standIn;
    private final Application application;
    private final SlackRequests requests;

    private final Optional<FlakySlack> front;

    private TestApp(Path database, Way way, Rules rules, Instant now, Optional<Function<Request, Fate>> fates) {
        this.clock = new PracticeClock(now);
        this.way = way;
        this.standIn = StandIn.start(List.of(MIA, BEN));
        this.front = fates.map(it -> new FlakySlack(standIn, it));
        String api = front.map(FlakySlack::apiUrl).orElseGet(standIn::apiUrl);
        // The stand-in surely answers, however busy the machine is.
        Rules waiting = front.isPresent() ? rules : rules.with(rules.sending().surelyNamed());
        this.application = start(database, credentials(way, api), waiting, clock);
        this.requests = new SlackRequests(application.port(), clock);
    }

    static TestApp start(Path folder, Way way) {
        return start(folder, way, RULES);
    }

    static TestApp start(Path folder, Way way, Rules rules) {
        return start(folder, way, rules, NOW);
    }

    static TestApp start(Path folder, Way way, Rules rules, Instant now) {
        return new TestApp(folder.resolve("scribe.db"), way, rules.reminding(Cadence.silent()), now, Optional.empty());
    }

    /// With a Slack in which not every request is done, so that names are not waited for.
    static TestApp start(Path folder, Function<Request, Fate> fates) {
        return new TestApp(folder.resolve("scribe.db"), Way.http, RULES, NOW, Optional.of(fates));
    }

    static Application start(Path database, Credentials credentials, PracticeClock clock) {
        return start(database, credentials, RULES, clock);
    }

    static Application start(Path database, Credentials credentials, Rules rules, PracticeClock clock) {
        EmptyJournal.at(database);
        return Application.start(
                        HttpServer.prepare(),
                        new Setup(
                                HttpServer.Address.local(0),
                                database,
                                credentials,
                                rules,
                                Documents.shipped(),
                                REDACTOR),
                        clock)
                .begin();
    }

    static Credentials credentials(Way way, String apiUrl) {
        return switch (way) {
            case http -> new Credentials("xoxb-test", Optional.empty(), Optional.of(SlackRequests.SECRET), apiUrl);
            case socket -> new Credentials("xoxb-test", Optional.of("xapp-test"), Optional.empty(), apiUrl);
        };
    }

    /// Mia types a line in the channel.
    Reply type(String line) throws IOException, InterruptedException {
        return switch (way) {
            case http -> requests.type(AT_THE_KEYS, line);
            case socket ->
                SlackRequests.reply(standIn.send(
                        "slash_commands",
                        SlackRequests.typed(line, AT_THE_KEYS, "trigger." + triggers.incrementAndGet())));
        };
    }

    /// Delivers an event of the Events API, and waits until all that follows from it is done.
    void event(Map<String, Object> payload) throws Exception {
        SlackRequests.Answer answer = requests.signed(MAPPER.writeValueAsString(payload));
        if (answer.status() != 200) {
            throw new AssertionError("%d: %s".formatted(answer.status(), answer.body()));
        }
        settle();
    }

    /// Delivers an event of the Events API, whatever comes of it.
    SlackRequests.Answer deliver(Map<String, Object> payload) throws IOException, InterruptedException {
        return requests.signed(MAPPER.writeValueAsString(payload));
    }

    /// Delivers what somebody did with a button, a shortcut or a form.
    SlackRequests.Answer interact(Map<String, Object> payload) throws IOException, InterruptedException {
        return requests.signed(SlackRequests.form(Map.of("payload", MAPPER.writeValueAsString(payload))));
    }

    /// The draft of the first incident, as it would be handed over now.
    String draft(Format format) {
        return Documents.shipped()
                .render(Composer.compose(incident(1), journal().people(StandIn.TEAM)), format);
    }

    /// Lets time pass.
    void later(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    /// Waits until nothing is left to be done with Slack now.
    void settle() throws Exception {
        Eventually.holds(
                "the outbox is worked off",
                () -> journal().outbox().due(clock.instant()).isEmpty());
    }

    SlackRequests requests() {
        return requests;
    }

    int port() {
        return application.port();
    }

    StandIn standIn() {
        return standIn;
    }

    Journal journal() {
        return application.journal();
    }

    Incident incident(int number) {
        return journal().incident(StandIn.TEAM, number).orElseThrow();
    }

    /// The file that the channel gets, when it is there.
    static StandIn.Posted awaitFile(StandIn standIn) throws Exception {
        Eventually.holds("a file is posted", () -> files(standIn).findAny().isPresent());
        return files(standIn).findFirst().orElseThrow();
    }

    private static Stream<StandIn.Posted> files(StandIn standIn) {
        return standIn.posted().stream().filter(posted -> posted.file().isPresent());
    }

    /// The words of the entries of an incident.
    List<String> words(int number) {
        return incident(number).entries().stream().map(Entry::text).toList();
    }

    /// The entries of an incident that count, in the order of recording, without the one that opened it.
    List<Entry> told(int number) {
        return incident(number).standing().skip(1).toList();
    }

    /// Nothing that a test made may break Slack's limits, or show a secret again; but the form of a message begins with
    /// the message as it stands in Slack.
    @Override
    public void close() {
        requests.close();
        application.close();
        front.ifPresent(FlakySlack::close);
        standIn.close();
        if (!standIn.refused().isEmpty()) {
            throw new AssertionError("Slack would not take it: " + standIn.refused());
        }
        PlantedSecret.areNotIn(
                "what Slack was sent",
                Stream.of(standIn.posted(), standIn.blocks(), standIn.replacements())
                        .map(List::toString)
                        .collect(Collectors.joining("\n")));
        Stream.of(MIA, BEN)
                .map(Member::id)
                .flatMap(user -> standIn.home(user).stream())
                .forEach(home -> PlantedSecret.areNotIn("a Home tab", home.toString()));
    }
}
