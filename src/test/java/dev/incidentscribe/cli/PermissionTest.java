package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.access.Grantee;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may do what, and what somebody reads who may not.
class PermissionTest {
    private static final Person MIA = TestApp.AT_THE_KEYS;
    private static final Person BEN = new Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL);
    private static final Person JOY = new Person("U0JOY", "joy", TestApp.CHANNEL);

    @TempDir
    private Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init") // each test starts it with permissions of its own
    private TestApp app;

    @Test
    void anybodyEndsWhatNobodyLeads() throws Exception {
        open(Permissions.standard());

        type(BEN, "/incident close");

        assertThat(state()).isEqualTo(Incident.State.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"/incident close", "/incident cancel a false alarm", "/incident close all is well"})
    void whatSomebodyLeadsIsNotEndedByAnybodyElse(String line) throws Exception {
        open(Permissions.standard());
        type(MIA, "/incident lead <@%s|ben>".formatted(BEN.id()));

        Reply reply = type(JOY, line);

        assertThat(state()).isEqualTo(Incident.State.OPEN);
        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("Not recorded: ending INC-1 is for the lead (@ben), whoever holds a role, or"
                        + " whoever opened it. To take it over, type `/incident lead me` first.")
                .contains(line.substring("/incident ".length()));
    }

    @Test
    void theLeadAndTheOpenerAndWhoeverHoldsARoleEndIt() throws Exception {
        open(Permissions.standard());
        type(MIA, "/incident lead <@%s|ben>".formatted(BEN.id()));
        type(MIA, "/incident role comms <@%s|joy>".formatted(JOY.id()));

        for (Person person : List.of(MIA, BEN, JOY)) {
            type(person, "/incident close");

            assertThat(state()).as(person.handle()).isEqualTo(Incident.State.CLOSED);
            type(person, "/incident reopen");
        }
    }

    @Test
    void whoeverTakesTheLeadMayEndIt() throws Exception {
        open(Permissions.standard());
        type(MIA, "/incident lead <@%s|ben>".formatted(BEN.id()));

        type(JOY, "/incident lead me");
        type(JOY, "/incident close");

        assertThat(state()).isEqualTo(Incident.State.CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPEN     | /incident open another                | opening an incident is for",
                "OPEN     | /incident reopen INC-1                | reopening INC-1 is for",
                "SEVERITY | /incident severity sev1 it is worse   | changing the severity of INC-1 is for",
                "CORRECT  | /incident edit 2 other words          | changing what others recorded in INC-1 is for",
                "CORRECT  | /incident retime 2 14:00              | changing what others recorded in INC-1 is for",
                "CORRECT  | /incident remove 2                    | changing what others recorded in INC-1 is for",
                "PUBLISH  | /postmortem share                     | sharing the draft of INC-1 is for"
            })
    void whatIsForOnePersonAloneIsRefusedToTheOthers(Permission permission, String line, String refusal)
            throws Exception {
        open(only(permission, new Grantee.User(MIA.id())));
        type(MIA, "/incident the shop is slow");
        if (permission == Permission.OPEN) {
            type(MIA, "/incident close");
        }
        int before = app.incident(1).events();

        Reply refused = type(BEN, line);
        int after = app.incident(1).events();
        Reply done = type(MIA, line);

        assertThat(refused.text()).contains(refusal + " @Mia Novak");
        assertThat(after).isEqualTo(before);
        assertThat(done.text()).doesNotContain(refusal);
    }

    @Test
    void whatIsOnesOwnOneMayCorrect() throws Exception {
        open(only(Permission.CORRECT, new Grantee.User(MIA.id())));
        type(BEN, "/incident the shop is slwo");

        type(BEN, "/incident edit 2 the shop is slow");

        assertThat(app.words(1)).endsWith("the shop is slow");
    }

    @Test
    void aButtonDoesNothingWithWhatItsPresserMayNotChange() throws Exception {
        pressAnothersButton(true);

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("mitgated by rollback");
        assertThat(app.standIn().replacements().toString()).contains("changing what others recorded in INC-1 is for");
    }

    @Test
    void theRefusalOfOneDoesNotTakeThePlaceOfWhatAllCanSee() throws Exception {
        pressAnothersButton(false);

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("mitgated by rollback");
        assertThat(app.standIn().replacements()).isEmpty();
        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.onlyTo()).contains(BEN.id());
            assertThat(posted.text()).contains("changing what others recorded in INC-1 is for");
        });
    }

    /// Mia nearly types a verb, and Ben, who may not correct others, presses the button that makes it one.
    private void pressAnothersButton(boolean ephemeral) throws Exception {
        open(only(Permission.CORRECT, new Grantee.User(MIA.id())));
        type(MIA, "/incident mitgated by rollback");
        String value = """
                {"key":"k","typedAtMillis":%d,"typed":"mitigated by rollback","incident":1,"entry":2}""".formatted(TestApp.NOW.toEpochMilli());

        app.interact(Map.of(
                "type",
                "block_actions",
                "team",
                Map.of("id", StandIn.TEAM),
                "user",
                Map.of("id", BEN.id()),
                "channel",
                Map.of("id", TestApp.CHANNEL),
                "container",
                Map.of("type", "message", "is_ephemeral", ephemeral),
                "actions",
                List.of(Map.of("type", "button", "action_id", "choice-0", "block_id", "b", "value", value)),
                "response_url",
                app.standIn().responseUrl()));
        app.settle();
    }

    @Test
    void aUserGroupIsAskedFromSlackAndRememberedForAMinute() throws Exception {
        open(only(Permission.CLOSE, new Grantee.Group("S0MANAGERS")));
        app.standIn().circles().group("S0MANAGERS", Set.of(MIA.id()));

        Reply refused = type(BEN, "/incident close");
        app.standIn().circles().group("S0MANAGERS", Set.of(BEN.id()));
        Reply refusedStill = type(BEN, "/incident close");
        app.later(Duration.ofSeconds(61));
        type(BEN, "/incident close");

        assertThat(refused.text()).contains("ending INC-1 is for the user group S0MANAGERS.");
        assertThat(refusedStill.text()).isEqualTo(refused.text());
        assertThat(state()).isEqualTo(Incident.State.CLOSED);
    }

    @Test
    void aUserGroupThatCannotBeAskedForRefusesAndSaysSo() throws Exception {
        open(only(Permission.CLOSE, new Grantee.Group("S0MANAGERS")));
        app.standIn().circles().silence(true);

        Reply reply = type(MIA, "/incident close");

        assertThat(state()).isEqualTo(Incident.State.OPEN);
        assertThat(reply.text()).contains("Slack does not say just now whether you are in it. Try again in a moment.");
    }

    @Test
    void whoIsNamedReadsWhatIsPrivate() throws Exception {
        String channel = "G0PRIVATE";
        app = TestApp.start(
                folder,
                Way.http,
                TestApp.RULES.with(only(
                        Permission.READ_PRIVATE,
                        new Grantee.Everybody(),
                        new Grantee.Lead(),
                        new Grantee.Group("S0MANAGERS"))));
        app.standIn().circles().makePrivate(channel, Set.of(MIA.id()));
        app.standIn().circles().group("S0MANAGERS", Set.of(JOY.id()));
        type(new Person(MIA.id(), MIA.handle(), channel), "/incident open the acquisition leaked");

        String toTheGroup = type(JOY, "/incident list").text();
        String toTheStranger = type(BEN, "/incident list").text();
        type(new Person(MIA.id(), MIA.handle(), channel), "/incident lead <@%s|ben>".formatted(BEN.id()));
        String toTheLead = type(BEN, "/incident list").text();

        assertThat(toTheGroup).contains("acquisition");
        assertThat(toTheStranger).doesNotContain("acquisition");
        assertThat(toTheLead).contains("acquisition");
    }

    private void open(Permissions permissions) throws Exception {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(permissions));
        type(MIA, "/incident open the shop is slow");
    }

    private static Permissions only(Permission permission, Grantee... to) {
        return new Permissions(Map.of(permission, Arrays.asList(to)));
    }

    private Reply type(Person person, String line) throws Exception {
        return app.requests().type(person, line);
    }

    private Incident.State state() {
        return app.incident(1).state();
    }
}
