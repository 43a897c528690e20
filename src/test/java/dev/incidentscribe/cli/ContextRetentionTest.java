package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Context;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.Rehearsal.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was kept of a channel beside the timeline is forgotten in time, and nothing else is.
class ContextRetentionTest {
    private static final Rules A_MONTH = TestApp.RULES.with(Context.all().keptFor(Duration.ofDays(30)));

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private Instant now = TestApp.NOW;
    private int said;

    @BeforeEach
    void tell() throws Exception {
        app = TestApp.start(folder, Way.http, A_MONTH);
        app.type("/incident open the shop is slow");
        app.type("/incident note zebra-note");
        say("zebra-old");
    }

    @Test
    void whatIsTooOldIsGoneFromEveryFileWhileTheServerRuns() throws Exception {
        later(20);
        say("zebra-young");
        assertThat(leftOf("zebra-old", "zebra-young")).hasSize(2);

        later(11);

        Eventually.holds("it is gone", () -> leftOf("zebra-old").isEmpty());
        assertThat(leftOf("zebra-young", "zebra-note")).hasSize(2);
        assertThat(app.words(1)).contains("zebra-note");
        assertThat(app.incident(1).context()).isEqualTo(2);
        assertThat(verify().out()).contains(": intact, ", "(1 erased)");
    }

    @Test
    void dayByDayTheRestFollows() throws Exception {
        later(1);
        say("zebra-next");
        later(30);
        Eventually.holds("the first is gone", () -> leftOf("zebra-old").isEmpty());

        later(1);

        Eventually.holds("the next is gone", () -> leftOf("zebra-next").isEmpty());
        assertThat(verify().code()).isZero();
    }

    @Test
    void whatIsTooOldAtTheStartIsForgottenThen() throws Exception {
        app.close();

        app = TestApp.start(folder, Way.http, A_MONTH, TestApp.NOW.plus(Duration.ofDays(31)));

        Eventually.holds("it is gone", () -> leftOf("zebra-old").isEmpty());
        assertThat(leftOf("zebra-note")).hasSize(1);
    }

    @Test
    void anErasureBesidesItIsOnRecordToo() throws Exception {
        say("zebra-young");
        later(31);
        Eventually.holds("it is gone", () -> leftOf("zebra-old", "zebra-young").isEmpty());
        say("zebra-new");
        app.close();

        Console erasure = Console.run("erase", "--db", journal(), "--user", TestApp.BEN.id());

        assertThat(erasure.out()).contains("erased the words of 1 event by " + TestApp.BEN.id());
        assertThat(leftOf("zebra-new")).isEmpty();
        assertThat(verify().out()).contains(": intact, ", "(3 erased)");
    }

    private void say(String text) throws Exception {
        String ts = SlackEvents.ts(now.plusSeconds(++said));
        app.event(SlackEvents.said("Ev " + text, new HashMap<>(SlackEvents.message(ts, TestApp.BEN.id(), text))));
    }

    private void later(int days) {
        now = now.plus(Duration.ofDays(days));
        app.later(Duration.ofDays(days));
    }

    private List<String> leftOf(String... words) throws Exception {
        return FileBytes.leftOf(folder, List.of(words));
    }

    private Console verify() {
        return Console.run("verify", "--db", journal());
    }

    private String journal() {
        return folder.resolve("scribe.db").toString();
    }
}
