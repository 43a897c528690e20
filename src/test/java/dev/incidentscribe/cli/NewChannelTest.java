package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.Circles;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An incident may get a channel of its own: it opens where it was typed, and moves when Slack has made the channel.
class NewChannelTest {
    private static final String SAID = SlackEvents.ts(TestApp.NOW.minusSeconds(30));
    private static final String NAME = "inc-1-the-shop-is-slow";
    private static final Room OWN_CHANNEL = new Room(true, true, true, false, true);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private Circles circles;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(Room.standard()));
        circles = app.standIn().circles();
    }

    @Test
    void theIncidentMovesIntoAChannelOfItsOwnThatTheOpenerIsInvitedTo() throws Exception {
        Reply reply = app.type("/incident open the shop is slow sev2 in-new-channel");
        app.settle();

        assertThat(reply.text()).contains("*INC-1* is open as SEV-2: *the shop is slow*", "A channel of its own");
        Incident incident = app.incident(1);
        assertThat(circles.made()).containsOnlyKeys(NAME);
        assertThat(incident.channel()).isEqualTo(named(circles.made(), NAME).id());
        assertThat(incident.movedFrom()).contains(TestApp.CHANNEL);
        assertThat(incident.entries()).hasSize(1);
        assertThat(incident.context()).isZero();
        assertThat(circles.invited(incident.channel())).containsExactly(TestApp.MIA.id());
    }

    @Test
    void bothChannelsLinkToEachOtherAndOnlyItsOwnShowsHowItStands() throws Exception {
        app.type("/incident open the shop is slow in-new-channel");
        app.settle();

        String own = app.incident(1).channel();
        assertThat(app.standIn().channels().texts(TestApp.CHANNEL))
                .containsExactly("*INC-1* has a channel of its own now: <#%s>".formatted(own));
        assertThat(app.standIn().channels().texts(own))
                .anyMatch(it -> it.startsWith("This is the channel of *INC-1*, opened in <#%s>: *the shop is slow*"
                        .formatted(TestApp.CHANNEL)));
        assertThat(app.standIn().channels().pinned(own)).hasSize(1);
        assertThat(app.standIn().channels().topic(own)).startsWith("INC-1 · ");
        assertThat(app.standIn().channels().topic(TestApp.CHANNEL)).isEmpty();
    }

    @Test
    void whatIsTypedInTheNewChannelIsRecordedAndTheOldOneSaysWhereToGo() throws Exception {
        app.type("/incident open the shop is slow in-new-channel");
        app.settle();
        String own = app.incident(1).channel();

        Reply here = app.requests()
                .type(new Person(TestApp.MIA.id(), TestApp.MIA.handle(), own), "/incident note half of it is down");
        Reply there = app.type("/incident note the other half too");
        Reply menu = app.type("/incident");
        Reply named = app.type("/incident note INC-1 said from elsewhere");

        assertThat(here.text()).startsWith("INC-1 *#2*");
        assertThat(there.text())
                .startsWith("Not recorded: INC-1 has a channel of its own: <#%s>".formatted(own))
                .contains("note the other half too");
        assertThat(menu.text()).startsWith("INC-1 has a channel of its own: <#%s>".formatted(own));
        assertThat(named.text()).startsWith("INC-1 *#3*");
    }

    @Test
    void whatIsAskedInTheOldChannelIsAnsweredWithTheWayToTheNew() throws Exception {
        app.type("/incident open the shop is slow in-new-channel");
        app.settle();
        String own = app.incident(1).channel();

        for (String question : List.of("timeline", "show", "missing", "actions")) {
            assertThat(app.type("/incident " + question).text())
                    .startsWith("INC-1 has a channel of its own: <#%s>".formatted(own))
                    .contains("*INC-1* the shop is slow");
        }
        assertThat(app.type("/incident INC-1 timeline").text()).startsWith("*INC-1* the shop is slow");
    }

    @Test
    void anEntryFromTheOldChannelGoesTheWayOfItsMessage() throws Exception {
        Map<String, Object> full = SlackEvents.message(SAID, TestApp.BEN.id(), "the pool is full");
        String alert = SlackEvents.ts(TestApp.NOW.minusSeconds(20));
        app.standIn().channels().keep(SAID, TestApp.BEN.id(), "the pool is full", Optional.empty());
        app.standIn().channels().keep(alert, TestApp.BEN.id(), "an alert", Optional.empty());
        app.type("/incident open the shop is slow");
        react("Ev2", SAID, true);
        react("Ev3", alert, true);
        move();
        app.type("/incident open another one");

        app.event(SlackEvents.changed(
                "Ev4", full, SlackEvents.message(SAID, TestApp.BEN.id(), "the pools are full"), TestApp.NOW));
        react("Ev5", alert, false);
        List<String> reworded = words();
        app.event(SlackEvents.deleted("Ev6", TestApp.BEN.id(), SAID));

        assertThat(reworded).containsExactly("the pools are full");
        assertThat(words()).isEmpty();
        assertThat(app.told(2)).isEmpty();
    }

    @Test
    void theOldChannelIsFreeForTheNextIncident() throws Exception {
        app.type("/incident open the shop is slow in-new-channel");
        app.settle();

        app.type("/incident open the mail is slow");
        app.type("/incident note it is the queue");

        assertThat(app.incident(2).channel()).isEqualTo(TestApp.CHANNEL);
        assertThat(app.incident(2).entries()).hasSize(2);
    }

    @Test
    void theConfigurationGivesEveryIncidentItsOwn() throws Exception {
        app.close();
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(OWN_CHANNEL));

        app.type("/incident open Zahlungen „hängen“: <@%s|ben> prüft".formatted(TestApp.BEN.id()));
        app.settle();

        assertThat(app.standIn().circles().made()).containsOnlyKeys("inc-1-zahlungen-hangen-ben-pruft");
    }

    @Test
    void aPrivateChannelGivesAPrivateOne() throws Exception {
        circles.makePrivate(TestApp.CHANNEL, Set.of(TestApp.MIA.id()));

        app.type("/incident open the shop is slow in-new-channel");
        app.settle();

        assertThat(named(circles.made(), NAME).secret()).isTrue();
        assertThat(app.journal().privacy(StandIn.TEAM, app.incident(1).channel()))
                .hasValueSatisfying(it -> assertThat(it.secret()).isTrue());
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws Exception {
        circles.create(NAME, TestApp.BEN.id(), false);

        app.type("/incident open the shop is slow in-new-channel");
        app.settle();

        assertThat(app.incident(1).channel())
                .isEqualTo(named(circles.made(), NAME + "-2").id());
    }

    @Test
    void whatSlackRefusesIsToldOnceAndTheIncidentStays() throws Exception {
        Seen seen = openedWith(request -> request.method().equals("conversations.create") ? Fate.NO_SCOPE : Fate.DONE);

        assertThat(seen.incident().channel()).isEqualTo(TestApp.CHANNEL);
        assertThat(seen.told())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("create a channel", "It stays where it was opened"));
        assertThat(seen.topic()).startsWith("INC-1 · ");
    }

    @Test
    void anOldChannelThatTheScribeIsNoMemberOfGetsNoLinkAndKeepsNobodyWaiting() throws Exception {
        Seen seen = openedWith(
                request -> request.method().equals("chat.postMessage") && request.says("channel", TestApp.CHANNEL)
                        ? Fate.NOT_IN_CHANNEL
                        : Fate.DONE);

        assertThat(seen.incident().movedFrom()).contains(TestApp.CHANNEL);
        assertThat(seen.links()).isEmpty();
        assertThat(seen.told()).isEmpty();
        assertThat(seen.waiting()).isZero();
    }

    @Test
    void aChannelThatWasMadeUnheardIsFoundAgain() throws Exception {
        Seen seen = openedWith(request -> request.method().equals("conversations.create") && request.number() == 1
                ? Fate.DONE_UNSAID
                : Fate.DONE);

        assertThat(seen.made()).containsOnlyKeys(NAME);
        assertThat(seen.incident().channel()).isEqualTo(named(seen.made(), NAME).id());
    }

    @Test
    void whatIsSentTwiceMakesOneChannel() throws Exception {
        Seen seen = openedWith(request ->
                request.method().equals("conversations.invite") && request.number() < 3 ? Fate.DONE_UNSAID : Fate.DONE);

        assertThat(seen.made()).containsOnlyKeys(NAME);
        assertThat(seen.links()).hasSize(1);
    }

    /// What there is after an incident was opened.
    ///
    /// @param waiting how much is still to be done with Slack
    private record Seen(
            Incident incident,
            List<String> told,
            List<String> links,
            String topic,
            Map<String, Circles.Made> made,
            int waiting) {}

    private Seen openedWith(Function<FlakySlack.Request, Fate> fates) throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                var slack = new FlakySlack(standIn, fates);
                Application application = TestApp.start(
                        folder.resolve("other.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(OWN_CHANNEL),
                        clock);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open the shop is slow");
            for (int i = 0; i < 6; i++) {
                Eventually.holds(
                        "the outbox is worked off",
                        () -> application
                                .journal()
                                .outbox()
                                .due(clock.instant())
                                .isEmpty());
                clock.moveTo(clock.instant().plus(Duration.ofSeconds(30)));
            }
            return new Seen(
                    application.journal().incident(StandIn.TEAM, 1).orElseThrow(),
                    standIn.channels().texts("D" + TestApp.MIA.id()),
                    standIn.channels().texts(TestApp.CHANNEL).stream()
                            .filter(it -> it.contains("a channel of its own now"))
                            .toList(),
                    standIn.channels().topic(TestApp.CHANNEL),
                    standIn.circles().made(),
                    application
                            .journal()
                            .outbox()
                            .due(clock.instant().plus(Duration.ofDays(1)))
                            .size());
        }
    }

    private void react(String id, String message, boolean added) throws Exception {
        String ben = TestApp.BEN.id();
        app.standIn().channels().react(message, ben, "pushpin", added);
        app.event(
                added
                        ? SlackEvents.reacted(id, ben, "pushpin", message)
                        : SlackEvents.unreacted(id, ben, "pushpin", message));
    }

    /// Slack has made the channel only now.
    private void move() throws Exception {
        app.journal().outbox().put(StandIn.TEAM, "moving", new Outbound.NewChannel(TestApp.CHANNEL, 1), TestApp.NOW);
        Eventually.holds("it has moved", () -> {
            app.later(Duration.ofSeconds(5));
            return app.incident(1).movedFrom().isPresent();
        });
    }

    private List<String> words() {
        return app.told(1).stream().map(Entry::text).toList();
    }

    private static Circles.Made named(Map<String, Circles.Made> made, String name) {
        return Optional.ofNullable(made.get(name)).orElseThrow();
    }
}
