package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens in a private channel is shown to its members, and to nobody else.
class PrivateChannelTest {
    private static final String PRIVATE = "C0PRIVATE";
    private static final String SECRET = "acquisition";
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
            "/postmortem list",
            "/postmortem list acquisition");

    /// Ways to have the draft sent.
    private static final List<String> HANDOVERS =
            List.of("/postmortem INC-1 markdown", "/postmortem INC-1 json", "/postmortem INC-1 share");

    /// Ways to do something with INC-1 that is answered with its words.
    private static final List<String> WRITES = List.of(
            "/incident note INC-1 hello",
            "/incident INC-1 edit 2 hello",
            "/incident INC-1 retime 2 14:00",
            "/incident INC-1 remove 2",
            "/incident INC-1 lead me",
            "/postmortem INC-1 owner me",
            "/postmortem INC-1 review",
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
        type(MIA_INSIDE, StandIn.TEAM, "/incident action call the acquisition lawyers");
        app.settle();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAMemberIsShownIt(Reader reader) throws Exception {
        for (String line : READS) {
            Reply reply = type(reader, line);

            assertThat(reply.visible()).as(line).isFalse();
            assertThat(reply.text().contains(SECRET) && !reply.text().contains("No incident has “acquisition”"))
                    .as("%s: %s", line, reply.text())
                    .isEqualTo(reader.mayRead);
        }
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

        app.interact(Map.of(
                "type",
                "block_actions",
                "team",
                Map.of("id", StandIn.TEAM),
                "user",
                Map.of("id", TestApp.BEN.id()),
                "channel",
                Map.of("id", TestApp.CHANNEL),
                "response_url",
                app.standIn().responseUrl(),
                "actions",
                List.of(Map.of("type", "button", "action_id", "choice-0", "block_id", "b", "value", value))));
        app.settle();

        assertThat(app.told(1)).hasSize(2);
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

    private Reply type(Reader reader, String line) throws Exception {
        app.standIn().circles().silence(reader.isWhileSlackIsSilent());
        return type(reader.person(), reader == Reader.ofAnotherWorkspace ? "T0OTHER" : StandIn.TEAM, line);
    }

    private Reply type(Person person, String team, String line) throws Exception {
        var request = new HashMap<>(SlackRequests.typed(line, person, "typed " + ++typed));
        request.put("team_id", team);
        request.put(
                "channel_name",
                switch (person.channel().charAt(0)) {
                    case 'D' -> "directmessage";
                    case 'G' -> "privategroup";
                    default -> person.channel().equals(PRIVATE) ? "privategroup" : "incidents";
                });
        return app.requests().deliver(request);
    }
}
