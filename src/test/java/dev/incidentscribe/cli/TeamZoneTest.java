package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Topic;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Where Slack does not know somebody's zone, it is the team's that counts, which is a day ahead here.
class TeamZoneTest {
    private static final String GUEST = "UGUEST";

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void open() throws Exception {
        Rules usual = TestApp.RULES;
        var rules = new Rules(
                usual.roles(),
                Optional.of(ZoneId.of("Pacific/Auckland")),
                usual.visibleReplies(),
                usual.capture(),
                usual.context(),
                usual.permissions(),
                usual.reminders(),
                usual.sending(),
                usual.room());
        app = TestApp.start(folder, Way.http, rules);
        mia = new SlackGestures(app);
        app.type("/incident open the shop is slow");
        app.type("/incident action test renewals <@%s|guest> by 2026-03-10".formatted(GUEST));
    }

    @Test
    void whoeverCameTooLateWithASectionReadsWhenItWasSaved() throws Exception {
        JsonNode form = mia.form(() -> app.type("/postmortem INC-1 edit impact"));
        app.type("/postmortem INC-1 edit impact theirs");

        Answer answer = mia.submit(GUEST, form, "V1", Map.of("impact-0-1", "mine"));

        assertThat(answer.json().at("/view/blocks/0").toString()).contains("while you wrote, 2026-03-10 03:05 NZDT");
    }

    @Test
    void whatIsDueTodayThereIsDueTodayOnTheHomeTab() throws Exception {
        app.event(SlackEvents.homeOpened("Ev1", GUEST, "home"));

        assertThat(app.standIn().home(GUEST).orElseThrow().toString()).contains("*due today*");
    }

    @Test
    void andInTheReminder() throws Exception {
        app.journal()
                .outbox()
                .put(
                        StandIn.TEAM,
                        "follow-ups",
                        new Outbound.FollowUpsDue(
                                GUEST, List.of(Topic.followUp(1, 1)), Optional.empty(), Optional.empty()),
                        TestApp.NOW);
        app.settle();

        assertThat(app.standIn().blocks().getLast().toString()).contains("*due today*");
    }
}
