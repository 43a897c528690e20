package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Readership;
import dev.incidentscribe.answer.Abridged;
import dev.incidentscribe.answer.HomePage;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The Home tab of one person.
public final class HomeTab {
    private static final String HOW_TO_BEGIN = """
            `/incident open TITLE sev2` in a channel opens an incident there, and everybody in the channel records with \
            `/incident TEXT`. An emoji on a message takes that message. `/incident close` drafts the postmortem, \
            `/incident help` shows the rest.""";

    private final SlackClient slack;
    private final Archive archive;
    private final Readership readership;
    private final Rules rules;
    private final InstantSource clock;
    private final ReminderButtons buttons = new ReminderButtons();

    public HomeTab(SlackClient slack, Archive archive, Readership readership, Rules rules, InstantSource clock) {
        this.slack = slack;
        this.archive = archive;
        this.readership = readership;
        this.rules = rules;
        this.clock = clock;
    }

    /// Shows it as it is now.
    void publish(String workspace, String user) throws IOException, SlackApiException, Refused {
        ZoneId zone = rules.zoneOr(archive.profile(workspace, user).flatMap(Profile::zone));
        HomePage page = HomePage.of(
                archive, readership, workspace, user, clock.instant().atZone(zone));
        Directory names = it -> archive.profile(workspace, it).map(Profile::name);
        View view = View.builder().type("home").blocks(blocks(page, names)).build();
        Refused.unlessDone(
                "views.publish",
                slack.methods().viewsPublish(request -> request.userId(user).view(view)));
    }

    private List<LayoutBlock> blocks(HomePage page, Directory names) {
        var blocks = new ArrayList<LayoutBlock>();
        Consumer<String> text = it -> blocks.add(Cards.text(Mrkdwn.inert(it, names)));
        blocks.add(Cards.title("Open incidents"));
        page.open().forEach(text);
        more(page.moreOpen(), page.allLookedAt(), "`/incident list open`").ifPresent(text);
        if (page.open().isEmpty()) {
            text.accept("No incident is open.");
        }
        blocks.add(Cards.title("Your follow-ups"));
        page.followUps()
                .forEach(it ->
                        blocks.add(Cards.text(Mrkdwn.inert(it.text(), names), buttons.done(it.topic(), List.of()))));
        more(page.moreFollowUps(), true, "they come up here when these are done")
                .ifPresent(text);
        if (page.followUps().isEmpty()) {
            text.accept("You have nothing to do.");
        }
        blocks.add(Cards.title("Closed last"));
        page.closed().forEach(text);
        if (page.closed().isEmpty()) {
            text.accept("There is none yet.");
        }
        if (!page.complete()) {
            text.accept("Slack does not say just now which private channels you are in, so some may be missing here.");
        }
        blocks.add(DividerBlock.builder().build());
        text.accept(HOW_TO_BEGIN);
        return blocks;
    }

    private static Optional<String> more(int number, boolean counted, String where) {
        return number == 0
                ? Optional.empty()
                : Optional.of("%s%s: %s".formatted(Abridged.more(number), counted ? "" : " at least", where));
    }
}
