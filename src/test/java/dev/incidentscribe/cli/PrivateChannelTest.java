package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What happens in a private channel is shown to its members, and to nobody else.
class PrivateChannelTest {
    private static final String PRIVATE = "C0PRIVATE";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SECRET = "acquisition";
    private static final String ABOUT_A_MESSAGE = """
            {"channel":"C0PRIVATE","ts":"1773065000.000100","author":"UMIA","name":"mia","permalink":""}""";
    private static final String ABOUT_A_SECTION = """
            {"incident":1,"section":"SUMMARY","from":0,"channel":"C0PRIVATE","joints":[]}""";
    private static final Person MIA_INSIDE = new Person(TestApp.MIA.id(), TestApp.MIA.handle(), PRIVATE);

    /// Ways to be shown something of INC-1.
    private static final List<String> READS = List.of(
            "/incident INC-1",
            "/incident show INC-1",
            "/incident timeline INC-1",
            "/incident actions INC-1",
            "/incident missing INC-1",
            "/postmortem INC-1",
            "/incident list all",
            "/incident list open",
            "/postmortem INC-1 lint",
            "/postmortem list",
            "/postmortem list acquisition",
            "/postmortem list papers",
            "/postmortem INC-1 versions",
            "/postmortem INC-1 diff",
            "/postmortem INC-1 diff 1 2");

    /// Ways to have the draft sent.
    private static final List<String> HANDOVERS = List.of(
            "/postmortem INC-1 markdown",
            "/postmortem INC-1 html",
            "/postmortem INC-1 json",
            "/postmortem INC-1 share");

    /// Ways to do something with INC-1 that is answered with its words.
    private static final List<String> WRITES = List.of(
            "/incident note INC-1 hello",
            "/incident INC-1 edit 2 hello",
            "/incident INC-1 retime 2 14:00",
            "/incident INC-1 remove 2",
            "/incident INC-1 lead me",
            "/postmortem INC-1 owner me",
            "/postmortem INC-1 edit summary hello",
            "/postmortem INC-1 review",
            "/incident done INC-1 1",
            "/incident link INC-1 https://example.org/graph",
            "/incident close INC-1");

    /// Who reads, and from where.
    enum Reader {
        memberInside(TestApp.MIA.id(), PRIVATE, true),
        memberElsewhere(TestApp.MIA.id(), TestApp.CHANNEL, true),
        memberInADirectMessage(TestApp.MIA.id(), "D0MIA", true),
        stranger(TestApp.BEN.id(), TestApp.CHANNEL, false),
        strangerInAnotherPrivateChannel(TestApp.BEN.id(), "G0OTHERS", false),
        ofAnotherWorkspace(TestApp.MIA.id(), PRIVATE, false),
        memberWhileSlackIsSilent(TestApp.MIA.id(), TestApp.CHANNEL, false),
        memberInsideWhileSlackIsSilent(TestApp.MIA.id(), PRIVATE, true);

        private final String user;
        private final String channel;
        private final boolean mayRead;

        Reader(String user, String channel, boolean mayRead) {
            this.user = user;
            this.channel = channel;
            this.mayRead = mayRead;
        }

        Person person() {
            return new Person(user, "someone", channel);
        }

        String team() {
            return this == ofAnotherWorkspace ? "T0OTHER" : StandIn.TEAM;
        }

        /// Whether they may read it where being in the channel is not shown by speaking there.
        boolean mayReadFromNowhere() {
            return mayRead && !isWhileSlackIsSilent();
        }

        boolean isWhileSlackIsSilent() {
            return this == memberWhileSlackIsSilent || this == memberInsideWhileSlackIsSilent;
        }
    }

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private int typed;

    @BeforeEach
    void tellASecret() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.standIn().circles().makePrivate(PRIVATE, Set.of(TestApp.MIA.id()));
        app.standIn().circles().makePrivate("G0OTHERS", Set.of(TestApp.BEN.id()));
        type(MIA_INSIDE, StandIn.TEAM, "/incident open the acquisition leaked");
        type(MIA_INSIDE, StandIn.TEAM, "/incident note the acquisition is in the papers");
        type(MIA_INSIDE, StandIn.TEAM, "/incident action call the acquisition lawyers <@UBEN|ben> by 2026-03-09");
        type(MIA_INSIDE, StandIn.TEAM, "/incident action tell the acquisition team <@UMIA|mia> by 2026-03-09");
        app.settle();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberIsShownIt(Reader reader) throws Exception {
        publishedTwice();
        for (String line : READS) {
            Reply reply = type(reader, line);

            assertThat(reply.visible()).as(line).isFalse();
            assertThat(tells(reply)).as("%s: %s", line, reply.text()).isEqualTo(reader.mayRead);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberSeesItInTheHomeTab(Reader reader) throws Exception {
        silenced(reader);

        String whileOpen = home(reader);
        type(MIA_INSIDE, StandIn.TEAM, "/incident close");
        app.settle();
        String afterwards = home(reader);

        assertThat(whileOpen.contains(SECRET)).isEqualTo(reader.mayReadFromNowhere());
        assertThat(afterwards.contains(SECRET)).isEqualTo(reader.mayReadFromNowhere());
        assertThat(whileOpen.contains("so some may be missing here")).isEqualTo(reader.isWhileSlackIsSilent());
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberIsRemindedOfIt(Reader reader) throws Exception {
        silenced(reader);
        Outbox outbox = app.journal().outbox();
        List<Topic> topics = List.of(Topic.followUp(1, 1), Topic.followUp(1, 2));

        outbox.put(
                reader.team(),
                "due",
                new Outbound.FollowUpsDue(reader.user, topics, Optional.empty(), Optional.empty()),
                TestApp.NOW);
        outbox.put(reader.team(), "late", new Outbound.Reminder(reader.user, 1, List.of(Concern.NO_LEAD)), TestApp.NOW);
        app.settle();

        List<StandIn.Posted> direct = app.standIn().posted().stream()
                .filter(posted -> posted.channel().equals("D" + reader.user))
                .toList();
        assertThat(direct).hasSize(reader.mayReadFromNowhere() ? 2 : 0);
        assertThat(app.standIn().posted())
                .filteredOn(posted -> posted.toString().contains(SECRET))
                .extracting(StandIn.Posted::channel)
                .allMatch(List.of(PRIVATE, "D" + TestApp.MIA.id())::contains);
    }

    @Test
    void ofAFollowUpWhoseOwnerMayNotKnowOfItTheLeadHears() throws Exception {
        app.journal()
                .outbox()
                .put(
                        StandIn.TEAM,
                        "due",
                        new Outbound.FollowUpsDue(
                                TestApp.BEN.id(), List.of(Topic.followUp(1, 1)), Optional.empty(), Optional.empty()),
                        TestApp.NOW);
        app.settle();

        assertThat(app.standIn().posted())
                .filteredOn(posted -> posted.channel().equals("D" + TestApp.BEN.id()))
                .isEmpty();
        assertThat(app.standIn().blocks().getLast().toString())
                .contains("*INC-1/1*", "is not in", "Invite them, or give it to somebody else.");
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberIsAskedWhatItsDraftLacks(Reader reader) throws Exception {
        JsonNode button = blanksButton();
        silenced(reader);
        int before = app.standIn().forms().size();
        int opened = reader.mayRead ? 2 : 1;

        press(reader.person(), reader.team(), button);
        press(MIA_INSIDE, StandIn.TEAM, button);
        Eventually.holds("forms open", () -> app.standIn().forms().size() >= before + opened);

        assertThat(app.standIn().forms()).hasSize(before + opened);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberFillsIn(Reader reader) throws Exception {
        silenced(reader);
        int before = app.incident(1).events();

        SlackRequests.Answer answer = submit(reader, "blanks-form", "1", "trigger");

        assertThat(app.incident(1).events() > before).isEqualTo(reader.mayReadFromNowhere());
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberAddsAMessage(Reader reader) throws Exception {
        silenced(reader);
        int before = app.incident(1).events();

        SlackRequests.Answer answer = submit(reader, "timeline-form", ABOUT_A_MESSAGE, "text", "time");

        assertThat(app.incident(1).events() > before).isEqualTo(reader.mayReadFromNowhere());
        assertThat(SlackGestures.error(answer, "text").startsWith("Not recorded: Slack does not say just now"))
                .isEqualTo(reader.isWhileSlackIsSilent());
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void theFormThatOpensAnIncidentTellsOfTheOneThatIsOpenOnlyInItsChannel(Reader reader) throws Exception {
        silenced(reader);

        SlackRequests.Answer answer = submit(reader, "open-form", reader.channel, "title");

        assertThat(answer.body().contains(SECRET))
                .isEqualTo(reader.mayReadFromNowhere() && reader.channel.equals(PRIVATE));
        assertThat(app.journal().incidents(StandIn.TEAM))
                .filteredOn(incident -> incident.channel().equals(PRIVATE))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theButtonOfAReminderIsForMembers(Reader reader) throws Exception {
        silenced(reader);
        int before = app.incident(1).events();
        String value =
                "{\"incident\":1,\"command\":\"done 1\",\"beside\":[{\"incident\":1,\"concern\":\"FOLLOW_UP\",\"followUp\":1}]}";

        press(reader.person(), reader.team(), MAPPER.valueToTree(Map.of("action_id", "do-done-1-1", "value", value)));
        app.settle();

        assertThat(app.incident(1).events() > before).isEqualTo(reader.mayRead);
        assertThat(app.standIn().replacements().toString().contains(SECRET)).isEqualTo(reader.mayReadFromNowhere());
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberIsSentIt(Reader reader) throws Exception {
        for (String line : HANDOVERS) {
            int before = app.standIn().posted().size();

            type(reader, line);
            app.settle();

            boolean elsewhere = line.endsWith("share") && !reader.channel.equals(PRIVATE);
            assertThat(app.standIn().posted().size() > before).as(line).isEqualTo(reader.mayRead && !elsewhere);
        }
        assertThat(app.standIn().posted())
                .filteredOn(posted -> posted.text().contains(SECRET))
                .extracting(StandIn.Posted::channel)
                .allMatch(List.of(PRIVATE, "D" + TestApp.MIA.id())::contains);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberRecordsIntoItAndOnlyThereOthersSeeIt(Reader reader) throws Exception {
        for (String line : WRITES) {
            int before = app.incident(1).events();

            Reply reply = type(reader, line);

            assertThat(app.incident(1).events() > before).as(line).isEqualTo(reader.mayRead);
            assertThat(reply.visible()).as(line).isEqualTo(reader.mayRead && reader.channel.equals(PRIVATE));
            assertThat(reader.mayRead || !reply.text().contains(SECRET))
                    .as(line)
                    .isTrue();
        }
    }

    @Test
    void aStrangerReadsWhatTheyWouldReadIfItWereNotThere() throws Exception {
        for (String line :
                Stream.of(READS, HANDOVERS, WRITES).flatMap(List::stream).toList()) {
            Reply reply = type(Reader.stranger, line);
            Reply ofNone = type(Reader.stranger, line.replace("INC-1", "INC-99"));

            assertThat(reply.text().replaceAll("INC-1\\b", "INC-99")).isEqualTo(ofNone.text());
        }
    }

    @Test
    void aButtonIsNoWayIn() throws Exception {
        String value = """
                {"key":"k","typedAtMillis":%d,"typed":"note peeking","incident":1,"entry":2}""".formatted(TestApp.NOW.toEpochMilli());

        JsonNode button = MAPPER.valueToTree(Map.of("action_id", "choice-0", "value", value));
        app.interact(SlackGestures.pressed(TestApp.BEN.id(), button, SlackGestures.inChannel(app.standIn())));
        app.settle();

        assertThat(app.told(1)).hasSize(3);
        assertThat(app.standIn().replacements()).noneMatch(it -> it.toString().contains(SECRET));
    }

    @Test
    void whoLeavesTheChannelIsShownNothingAMinuteLater() throws Exception {
        Reply before = type(Reader.memberElsewhere, "/incident show INC-1");
        app.standIn().circles().makePrivate(PRIVATE, Set.of(TestApp.BEN.id()));
        app.later(Duration.ofSeconds(61));

        Reply after = type(Reader.memberElsewhere, "/incident show INC-1");

        assertThat(before.text()).contains(SECRET);
        assertThat(after.text()).isEqualTo("There is no INC-1 in this workspace that you may read.");
    }

    @ParameterizedTest
    @CsvSource({"open-form, title", "timeline-form, text", "passage-form, summary-0-1"})
    void aFormThatOpenedBeforeSomebodyLeftIsNoWayIn(String form, String field) throws Exception {
        String about = switch (form) {
            case "open-form" -> PRIVATE;
            case "timeline-form" -> ABOUT_A_MESSAGE;
            default -> ABOUT_A_SECTION;
        };
        int before = app.incident(1).events();

        SlackRequests.Answer answer = submit(Reader.stranger, form, about, field);

        assertThat(SlackGestures.error(answer, field)).isEqualTo("You are not in that channel any more.");
        assertThat(app.incident(1).events()).isEqualTo(before);
    }

    @Test
    void aRefusalSaysThatSlackCouldNotBeAsked() throws Exception {
        Reply reply = type(Reader.memberWhileSlackIsSilent, "/incident show INC-1");
        Reply list = type(Reader.memberWhileSlackIsSilent, "/incident list all");
        Reply note = type(Reader.memberWhileSlackIsSilent, "/incident note INC-1 hello");

        assertThat(reply.text())
                .isEqualTo("It is of another channel, and Slack does not say just now whether you are in it."
                        + " Try again, or ask in its own channel.");
        assertThat(list.text()).contains("Incidents of private channels may be missing here");
        assertThat(note.text())
                .startsWith("Not recorded: it is of another channel")
                .contains("note INC-1 hello");
    }

    @Test
    void anIncidentOfAPublicChannelIsEverybodys() throws Exception {
        type(TestApp.AT_THE_KEYS, StandIn.TEAM, "/incident open the shop is slow");

        Reply note = type(Reader.strangerInAnotherPrivateChannel, "/incident note INC-2 I see it too");
        Reply list = type(Reader.strangerInAnotherPrivateChannel, "/incident list all");

        assertThat(note.visible()).isTrue();
        assertThat(list.text()).contains("the shop is slow").doesNotContain(SECRET);
    }

    /// Something is worded otherwise between the two.
    private void publishedTwice() throws Exception {
        for (String line : List.of(
                "/incident close",
                "/postmortem INC-1 publish",
                "/incident edit 2 the acquisition is in all papers",
                "/postmortem INC-1 publish",
                "/incident edit 2 the acquisition is in the papers",
                "/incident reopen")) {
            type(MIA_INSIDE, StandIn.TEAM, line);
        }
    }

    private static boolean tells(Reply reply) {
        return reply.text().contains("careful reviewer")
                || reply.text().contains("version 1")
                || (reply.text().contains(SECRET) && !reply.text().contains("No incident has “acquisition”"));
    }

    private void silenced(Reader reader) {
        app.standIn().circles().silence(reader.isWhileSlackIsSilent());
    }

    /// The tab of that person, opened now.
    private String home(Reader reader) throws Exception {
        var event = new HashMap<>(SlackEvents.homeOpened("Ev home " + ++typed, reader.user, "home"));
        event.put("team_id", reader.team());
        app.event(event);
        return app.standIn().home(reader.user).orElseThrow().toString();
    }

    /// The button that a member is shown.
    private JsonNode blanksButton() throws Exception {
        JsonNode answer = app.requests()
                .signed(SlackRequests.form(request(MIA_INSIDE, StandIn.TEAM, "/incident missing")))
                .json();
        return SlackGestures.buttons(answer.path("blocks")).stream()
                .filter(button -> button.at("/text/text").asString("").equals("Fill in the blanks"))
                .findFirst()
                .orElseThrow();
    }

    private void press(Person person, String team, JsonNode button) throws Exception {
        Map<String, Object> where = Map.of(
                "team", Map.of("id", team),
                "channel", Map.of("id", person.channel()),
                "trigger_id", "pressed " + ++typed,
                "response_url", app.standIn().responseUrl());
        app.interact(SlackGestures.pressed(person.id(), button, where));
    }

    /// Fills in all these fields.
    private SlackRequests.Answer submit(Reader reader, String form, String about, String... fields) throws Exception {
        var values = new HashMap<String, Object>();
        for (String field : fields) {
            String entered = field.equals("time") ? "1m ago" : "a guess";
            values.put(field, Map.of(field, Map.of("type", "plain_text_input", "value", entered)));
        }
        return app.interact(Map.of(
                "type", "view_submission",
                "team", Map.of("id", reader.team()),
                "user", Map.of("id", reader.user),
                "view",
                        Map.of(
                                "id",
                                "V" + ++typed,
                                "type",
                                "modal",
                                "callback_id",
                                form,
                                "private_metadata",
                                about,
                                "state",
                                Map.of("values", values))));
    }

    private Reply type(Reader reader, String line) throws Exception {
        silenced(reader);
        return type(reader.person(), reader.team(), line);
    }

    private Reply type(Person person, String team, String line) throws Exception {
        return app.requests().deliver(request(person, team, line));
    }

    private Map<String, String> request(Person person, String team, String line) {
        var request = new HashMap<>(SlackRequests.typed(line, person, "typed " + ++typed));
        request.put("team_id", team);
        request.put(
                "channel_name",
                switch (person.channel().charAt(0)) {
                    case 'D' -> "directmessage";
                    case 'G' -> "privategroup";
                    default -> person.channel().equals(PRIVATE) ? "privategroup" : "incidents";
                });
        return request;
    }
}
