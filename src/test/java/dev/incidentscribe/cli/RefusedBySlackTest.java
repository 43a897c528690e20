package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Slack will not do in a channel is said once, to whoever can mend it, and never stops recording.
class RefusedBySlackTest {
    private static final Duration A_LITTLE = Duration.ofSeconds(5);
    private static final List<String> LINES = List.of(
            "/incident open it is down sev1",
            "/incident lead me",
            "/incident note one",
            "/incident resolved",
            "/incident note two",
            "/incident close",
            "/incident note a late fact");

    @TempDir
    private Path folder;

    @AutoClose
    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_IN_CHANNEL,    `/invite @scribe` there mends it.",
        "CHANNEL_NOT_FOUND, `/invite @scribe` there mends it.",
        "IS_ARCHIVED,       the channel is archived. Somebody may unarchive it.",
    })
    void whatHoldsForTheWholeChannelIsToldOnce(Fate fate, String remedy) throws Exception {
        Seen seen = seen(request -> isIn(TestApp.CHANNEL, request) ? fate : Fate.DONE);

        assertThat(seen.told())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("*INC-1* (<#%s>): Slack does not let me ".formatted(TestApp.CHANNEL))
                        .contains(remedy, "Whatever is typed is recorded all the same."));
        assertThat(seen.isAllRecorded()).isTrue();
    }

    @Test
    void whatAnAdministratorForbidsIsToldOnceForEachThing() throws Exception {
        Set<String> forbidden = Set.of("pins.add", "conversations.setTopic", "bookmarks.add");

        Seen seen = seen(request -> forbidden.contains(request.method()) ? Fate.RESTRICTED_ACTION : Fate.DONE);

        assertThat(seen.told())
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).contains("`restricted_action`", "An administrator"));
        assertThat(seen.told()).anyMatch(text -> text.contains("set the topic of the channel"));
        assertThat(seen.told()).anyMatch(text -> text.contains("pin the status message"));
        assertThat(seen.told()).anyMatch(text -> text.contains("bookmark the draft"));
        assertThat(seen.isAllRecorded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "pins.add,                   pins:write",
        "conversations.setTopic,     channels:manage",
        "conversations.info,         channels:read",
        "bookmarks.add,              bookmarks:write",
        "files.getUploadURLExternal, files:write",
    })
    void aMissingScopeIsNamed(String method, String scope) throws Exception {
        Seen seen = seen(request -> request.method().equals(method) ? Fate.NO_SCOPE : Fate.DONE);

        assertThat(seen.told())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("the app lacks the scope `%s`".formatted(scope)));
        assertThat(seen.isAllRecorded()).isTrue();
    }

    @Test
    void twoMissingScopesAreTwoThingsToMend() throws Exception {
        Set<String> forbidden = Set.of("pins.add", "bookmarks.add");

        Seen seen = seen(request -> forbidden.contains(request.method()) ? Fate.NO_SCOPE : Fate.DONE);

        assertThat(seen.told()).hasSize(2);
        assertThat(seen.told()).anyMatch(text -> text.contains("`pins:write`"));
        assertThat(seen.told()).anyMatch(text -> text.contains("`bookmarks:write`"));
    }

    private static boolean isIn(String channel, Request request) {
        return request.says("channel", channel) || request.says("channel_id", channel);
    }

    /// What there is when an incident was opened, lived through and closed.
    ///
    /// @param told what the opener was told in direct messages
    private record Seen(Incident incident, List<String> told) {
        boolean isAllRecorded() {
            return incident.entries().size() == LINES.size()
                    && incident.entries().stream().noneMatch(Entry::removed);
        }
    }

    private Seen seen(Function<Request, Fate> fates) throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (var slack = new FlakySlack(standIn, fates);
                Application application = TestApp.start(
                        folder.resolve("scribe.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(Room.standard()),
                        clock);
                var requests = new SlackRequests(application.port(), clock)) {
            var visible = new ArrayList<Boolean>();
            for (String line : LINES) {
                visible.add(requests.type(TestApp.AT_THE_KEYS, line).visible());
                settle(application, clock);
            }
            for (int i = 0; i < 4; i++) {
                settle(application, clock);
            }
            assertThat(visible).containsOnly(true);
            return new Seen(
                    application.journal().incident(StandIn.TEAM, 1).orElseThrow(),
                    standIn.channels().texts("D" + TestApp.MIA.id()));
        }
    }

    private static void settle(Application application, PracticeClock clock) throws Exception {
        clock.moveTo(clock.instant().plus(A_LITTLE));
        Eventually.holds(
                "the outbox is worked off",
                () -> application.journal().outbox().due(clock.instant()).isEmpty());
    }
}
