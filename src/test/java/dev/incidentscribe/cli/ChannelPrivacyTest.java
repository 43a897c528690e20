package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.AilingSlack.Ailment;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which channels are private is known also while Slack does not say so, and no other is taken for one.
class ChannelPrivacyTest {
    private static final String ORDINARY = "C0ORDINARY";
    private static final String PRIVATE = "C0PRIVATE";
    private static final Person BEN_ELSEWHERE = new Person(TestApp.BEN.id(), TestApp.BEN.handle(), "C0ELSEWHERE");
    private static final String UNCLEAR = "Slack does not say just now whether you are in it";

    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);
    private StandIn standIn;
    private int typed;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
        standIn.circles().makePrivate(PRIVATE, Set.of(TestApp.MIA.id()));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource
    void anOrdinaryChannelIsReadFromElsewhereWhateverAilsSlack(Ailment ailment) throws Exception {
        try (var slack = new AilingSlack(ailment, standIn);
                Application application = start(slack.apiUrl());
                var requests = new SlackRequests(application.port(), clock)) {
            type(requests, mia(ORDINARY), "general", "/incident open the shop is slow");
            clock.moveTo(clock.instant().plus(Duration.ofHours(2)));

            Reply timeline = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-1");
            Reply list = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident list all");
            Reply note = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident note INC-1 I see it too");

            assertThat(timeline.text()).contains("the shop is slow");
            assertThat(list.text()).contains("the shop is slow").doesNotContain("may be missing");
            assertThat(note.visible()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "fileless")
    void aPrivateChannelStaysPrivateWhateverAilsSlack(Ailment ailment) throws Exception {
        try (var slack = new AilingSlack(ailment, standIn);
                Application application = start(slack.apiUrl());
                var requests = new SlackRequests(application.port(), clock)) {
            type(requests, mia(PRIVATE), "privategroup", "/incident open the acquisition leaked");
            clock.moveTo(clock.instant().plus(Duration.ofHours(2)));

            Reply timeline = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-1");
            Reply list = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident list all");

            assertThat(timeline.text()).contains(UNCLEAR);
            assertThat(list.text()).contains("may be missing").doesNotContain("acquisition");
        }
    }

    @Test
    void whatSlackSaidOfAChannelIsKnownAfterARestartWithoutSlack() throws Exception {
        try (Application application = start(standIn.apiUrl());
                var requests = new SlackRequests(application.port(), clock)) {
            type(requests, mia(PRIVATE), "privategroup", "/incident open the acquisition leaked");
            type(requests, mia(ORDINARY), "general", "/incident open the shop is slow");
        }

        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(slack.apiUrl());
                var requests = new SlackRequests(application.port(), clock)) {

            Reply hidden = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-1");
            Reply shown = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-2");

            assertThat(hidden.text()).contains(UNCLEAR);
            assertThat(shown.text()).contains("the shop is slow");
        }
    }

    @Test
    void aChannelThatBecamePrivateIsSoFromTheNextCommandOn() throws Exception {
        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(slack.apiUrl());
                var requests = new SlackRequests(application.port(), clock)) {
            type(requests, mia(ORDINARY), "general", "/incident open the shop is slow");
            Reply before = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-1");

            type(requests, mia(ORDINARY), "privategroup", "/incident note among us");
            Reply after = type(requests, BEN_ELSEWHERE, "elsewhere", "/incident timeline INC-1");

            assertThat(before.text()).contains("the shop is slow");
            assertThat(after.text()).contains(UNCLEAR).doesNotContain("the shop is slow");
        }
    }

    private Application start(String apiUrl) {
        return TestApp.start(folder.resolve("scribe.db"), TestApp.credentials(Way.http, apiUrl), clock);
    }

    private static Person mia(String channel) {
        return new Person(TestApp.MIA.id(), TestApp.MIA.handle(), channel);
    }

    /// @param name what Slack calls the channel
    private Reply type(SlackRequests requests, Person person, String name, String line) throws Exception {
        var request = new HashMap<>(SlackRequests.typed(line, person, "typed " + ++typed));
        request.put("channel_name", name);
        return requests.deliver(request);
    }
}
