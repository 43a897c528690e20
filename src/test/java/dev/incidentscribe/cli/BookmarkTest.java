package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.Bookmarks;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A closed incident leaves one bookmark in its channel, which leads to the draft.
class BookmarkTest {
    private static final Duration A_LITTLE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private Bookmarks bookmarks;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(Room.standard()));
        bookmarks = app.standIn().bookmarks();
        app.type("/incident open the shop is slow sev2");
        app.settle();
    }

    @Test
    void theCloseLeavesABookmarkThatLeadsToTheDraft() throws Exception {
        type("/incident close");

        assertThat(bookmarks.of(TestApp.CHANNEL))
                .containsExactly(new Bookmarks.Kept(TestApp.CHANNEL, "INC-1: draft of the postmortem", link()));
    }

    @Test
    void anOpenOrCancelledIncidentHasNone() throws Exception {
        type("/incident cancel a false alarm");

        assertThat(bookmarks.of(TestApp.CHANNEL)).isEmpty();
    }

    @Test
    void theNextDraftMovesTheBookmarkOn() throws Exception {
        type("/incident close");
        List<Bookmarks.Kept> before = bookmarks.of(TestApp.CHANNEL);

        type("/incident reopen it is slow again");
        type("/incident close");

        assertThat(bookmarks.of(TestApp.CHANNEL)).hasSize(1).isNotEqualTo(before);
    }

    @Test
    void aBookmarkThatSomebodyRemovedIsMadeAnew() throws Exception {
        type("/incident close");
        bookmarks.clear();

        type("/postmortem share");

        assertThat(bookmarks.of(TestApp.CHANNEL)).hasSize(1);
    }

    @Test
    void aDraftThatIsSharedElsewhereIsNotBookmarkedThere() throws Exception {
        type("/incident close");
        List<Bookmarks.Kept> before = bookmarks.of(TestApp.CHANNEL);

        app.requests()
                .type(
                        new SlackRequests.Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0ELSEWHERE"),
                        "/postmortem INC-1 share");
        app.settle();

        assertThat(bookmarks.of("C0ELSEWHERE")).isEmpty();
        assertThat(bookmarks.of(TestApp.CHANNEL)).isEqualTo(before);
    }

    @Test
    void aBookmarkWhoseAnswerGotLostIsNotMadeTwice() throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                var slack = new FlakySlack(
                        standIn, request -> request.method().equals("bookmarks.add") ? Fate.DONE_UNSAID : Fate.DONE);
                Application application = TestApp.start(
                        folder.resolve("other.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(Room.standard()),
                        clock);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");

            Eventually.holds("it was tried, and the bookmark found", () -> {
                clock.moveTo(clock.instant().plus(A_LITTLE));
                return !slack.requests("bookmarks.edit").isEmpty();
            });

            assertThat(slack.requests("bookmarks.add")).hasSize(1);
            assertThat(standIn.bookmarks().of(TestApp.CHANNEL)).hasSize(1);
        }
    }

    /// Where the message is that carries the draft.
    private String link() {
        return app.standIn().channels().timestamps(TestApp.CHANNEL).stream()
                .skip(1)
                .findFirst()
                .map(ts -> "https://practice.example/archives/%s/p%s".formatted(TestApp.CHANNEL, ts.replace(".", "")))
                .orElseThrow();
    }

    private void type(String line) throws Exception {
        app.type(line);
        app.later(A_LITTLE);
        app.settle();
    }
}
