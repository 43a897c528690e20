package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.access.Grantee;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Who is shown what by every read, from a channel that has nothing to do with it. There is an incident in a public
/// channel, one in a private channel, and one in another workspace; each has a word that no other has.
class WhoReadsTest {
    private static final String OTHERS = "T0OTHER";
    private static final String PUBLIC = "publicum";
    private static final String PRIVATE = "privatum";
    private static final String ALIEN = "alienum";

    /// What is typed, for each incident that there may be.
    private static final List<String> COMMANDS = List.of(
            "/incident INC-%d",
            "/incident show INC-%d",
            "/incident timeline INC-%d",
            "/incident actions INC-%d",
            "/incident missing INC-%d",
            "/incident list all",
            "/incident list open",
            "/postmortem INC-%d",
            "/postmortem list",
            "/postmortem list leaked");

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private int done;

    @BeforeEach
    void tell() throws Exception {
        app = TestApp.start(
                folder,
                Way.http,
                TestApp.RULES.with(new Permissions(Map.of(
                        Permission.READ_PRIVATE,
                        List.of(
                                new Grantee.Everybody(),
                                new Grantee.Lead(),
                                new Grantee.Group("S0MANAGERS"),
                                new Grantee.User("U0LISTED"))))));
        app.standIn().circles().makePrivate("C0PRIVATE", Set.of(TestApp.MIA.id()));
        app.standIn().circles().group("S0MANAGERS", Set.of("U0MANAGER"));
        open(StandIn.TEAM, TestApp.CHANNEL, PUBLIC);
        open(StandIn.TEAM, "C0PRIVATE", PRIVATE);
        open(OTHERS, "C0OTHERS", ALIEN);
        app.settle();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                who                       | user      | workspace  | Slack  | public | private | other
                a member                  | UMIA      | T0PRACTICE | speaks | yes    | yes     | no
                the lead, not a member    | ULEAD     | T0PRACTICE | speaks | yes    | yes     | no
                one of the user group     | U0MANAGER | T0PRACTICE | speaks | yes    | yes     | no
                one who is listed         | U0LISTED  | T0PRACTICE | speaks | yes    | yes     | no
                a stranger                | UBEN      | T0PRACTICE | speaks | yes    | no      | no
                somebody nobody knows     | W0GUEST   | T0PRACTICE | speaks | yes    | no      | no
                a namesake elsewhere      | UMIA      | T0OTHER    | speaks | no     | no      | yes
                the lead's namesake       | ULEAD     | T0OTHER    | speaks | no     | no      | yes
                a member                  | UMIA      | T0PRACTICE | silent | yes    | no      | no
                the lead, not a member    | ULEAD     | T0PRACTICE | silent | yes    | yes     | no
                one of the user group     | U0MANAGER | T0PRACTICE | silent | yes    | no      | no
                one who is listed         | U0LISTED  | T0PRACTICE | silent | yes    | yes     | no
                a stranger                | UBEN      | T0PRACTICE | silent | yes    | no      | no
                """)
    void isShownThatAndNothingElse(
            String who, String user, String workspace, String slack, String open, String closed, String other)
            throws Exception {
        app.standIn().circles().silence(slack.equals("silent"));
        var shown = new HashMap<String, String>();
        for (String command : COMMANDS) {
            shown.put(command, typed(user, workspace, command));
        }
        shown.put("home", home(user, workspace));
        shown.put("file", sent(user, workspace));
        shown.put("reminder", reminded(user, workspace));

        Map<String, String> expected = Map.of(PUBLIC, open, PRIVATE, closed, ALIEN, other);
        List<String> wrong = shown.entrySet().stream()
                .flatMap(read -> expected.entrySet().stream()
                        .filter(it -> read.getValue().contains(it.getKey())
                                != it.getValue().equals("yes"))
                        .map(it -> "%s, %s: not %s".formatted(read.getKey(), it.getKey(), it.getValue())))
                .toList();
        assertThat(wrong).as(who).isEmpty();
    }

    @Test
    void theCommandLineNeverMixesWorkspaces() {
        String journal = folder.resolve("scribe.db").toString();
        for (List<String> command : List.of(List.of("incidents"), List.of("actions"), List.of("postmortem", "INC-1"))) {
            String ours = printed(command, "--workspace", StandIn.TEAM, "--db", journal);
            String theirs = printed(command, "--workspace", OTHERS, "--db", journal);

            assertThat(ours).as(command.toString()).contains(PUBLIC).doesNotContain(ALIEN);
            assertThat(theirs).as(command.toString()).contains(ALIEN).doesNotContain(PUBLIC, PRIVATE);
        }
        assertThat(Console.run("incidents", "--db", journal).code()).isEqualTo(2);
    }

    private static String printed(List<String> command, String... options) {
        var line = new ArrayList<>(command);
        line.addAll(List.of(options));
        return Console.run(line.toArray(String[]::new)).out();
    }

    /// The first incident of a workspace is its number 1, the next its number 2.
    private void open(String workspace, String channel, String word) throws Exception {
        for (String line : List.of(
                "/incident open the %s leaked",
                "/incident note it is the %s",
                "/incident lead <@ULEAD|lead>",
                "/incident action find the %s <@UMIA|mia> by 2026-03-09")) {
            type(TestApp.MIA.id(), workspace, channel, line.formatted(word));
        }
    }

    /// What is answered for the numbers 1 and 2, from a channel that has no incident.
    private String typed(String user, String workspace, String command) throws Exception {
        return type(user, workspace, "C0ELSEWHERE", command.formatted(1))
                + type(user, workspace, "C0ELSEWHERE", command.formatted(2));
    }

    private String home(String user, String workspace) throws Exception {
        var event = new HashMap<>(SlackEvents.homeOpened("Ev home " + ++done, user, "home"));
        event.put("team_id", workspace);
        app.event(event);
        return app.standIn().home(user).orElseThrow().toString();
    }

    /// The drafts that are sent when they are asked for.
    private String sent(String user, String workspace) throws Exception {
        int before = app.standIn().posted().size();
        typed(user, workspace, "/postmortem INC-%d markdown");
        app.settle();
        return posted(before);
    }

    /// What is said when follow-ups of both are due. That an owner may not know of it only the lead is told.
    private String reminded(String user, String workspace) throws Exception {
        int before = app.standIn().posted().size();
        int blocks = app.standIn().blocks().size();
        for (int incident = 1; incident <= 2; incident++) {
            app.journal()
                    .outbox()
                    .put(
                            workspace,
                            "due " + incident,
                            new Outbound.FollowUpsDue(
                                    user, List.of(Topic.followUp(incident, 1)), Optional.empty(), Optional.empty()),
                            TestApp.NOW);
        }
        app.settle();
        assertThat(app.standIn().posted().stream().skip(before))
                .extracting(StandIn.Posted::channel)
                .allMatch(it -> it.equals("D" + user) || it.equals("DULEAD"));
        return app.standIn().blocks().stream()
                .skip(blocks)
                .map(JsonNode::toString)
                .filter(it -> !it.contains("is not in"))
                .toList()
                .toString();
    }

    private String posted(int before) {
        return app.standIn().posted().stream().skip(before).toList().toString();
    }

    private String type(String user, String workspace, String channel, String line) throws Exception {
        var request = new HashMap<>(SlackRequests.typed(line, new Person(user, "someone", channel), "typed " + ++done));
        request.put("team_id", workspace);
        request.put("channel_name", channel.equals("C0PRIVATE") ? "privategroup" : "general");
        SlackRequests.Answer answer = app.requests().signed(SlackRequests.form(request));
        return answer.body();
    }
}
