package dev.incidentscribe.slack.outbox;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Access;
import dev.incidentscribe.access.Readership;
import dev.incidentscribe.answer.FollowUpText;
import dev.incidentscribe.answer.ReminderTexts;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Topic;
import dev.incidentscribe.reminder.watch.Addressee;
import dev.incidentscribe.slack.client.Mrkdwn;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends reminders. Their words are made when they are sent; what became moot while it waited is not sent.
public final class ReminderErrands {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderErrands.class);

    /// What Slack says of somebody whom no message will ever reach.
    private static final Set<String> GONE = Set.of(
            "user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "invalid_users");

    private final Posts posts;
    private final Journal journal;
    private final Readership readership;
    private final Rules rules;
    private final InstantSource clock;
    private final ReminderButtons buttons = new ReminderButtons();

    public ReminderErrands(Posts posts, Journal journal, Readership readership, Rules rules, InstantSource clock) {
        this.posts = posts;
        this.journal = journal;
        this.readership = readership;
        this.rules = rules;
        this.clock = clock;
    }

    void remind(Waiting waiting, Outbound.Reminder reminder) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), reminder.incident());
        Optional<String> text = incident.flatMap(it -> ReminderTexts.of(it, reminder.concerns(), clock.instant()));
        if (incident.isEmpty() || text.isEmpty()) {
            return;
        }
        String channel = incident.get().channel();
        boolean theirs = mayRead(waiting.workspace(), reminder.to(), incident.get());
        String shown = Mrkdwn.inert(text.get(), names(waiting.workspace()));
        post(
                waiting,
                theirs ? reminder.to() : channel,
                channel,
                shown,
                List.of(Cards.text(shown), Cards.buttons(buttons(incident.get(), reminder.concerns()))));
    }

    private List<BlockElement> buttons(Incident incident, List<Concern> concerns) {
        List<Topic> topics = concerns.stream()
                .map(concern -> Topic.of(incident.number(), concern))
                .toList();
        var shown = new ArrayList<BlockElement>();
        if (ReminderTexts.standing(incident, concerns).contains(Concern.NO_LEAD)) {
            shown.add(buttons.lead(incident.number()));
        }
        shown.add(buttons.snooze("Snooze 15 min", Duration.ofMinutes(15), topics));
        shown.add(buttons.snooze("Snooze 1 h", Duration.ofHours(1), topics));
        return shown;
    }

    /// A follow-up of a list, with its incident.
    private record Item(Topic topic, Incident incident, ActionItem action) {}

    void remind(Waiting waiting, Outbound.FollowUpsDue due) throws IOException, SlackApiException, Refused {
        var items = new ArrayList<Item>();
        var hidden = new ArrayList<Item>();
        for (Topic topic : due.topics()) {
            Optional<Item> item = item(waiting.workspace(), topic);
            if (item.isPresent()) {
                boolean theirs =
                        mayRead(waiting.workspace(), due.to(), item.get().incident());
                (theirs ? items : hidden).add(item.get());
            }
        }
        hidden.stream()
                .collect(Collectors.groupingBy(item -> item.incident().number()))
                .values()
                .forEach(ofOne -> turnToTheLead(waiting, due, ofOne));
        boolean anyOpen = items.stream().anyMatch(item -> item.action().isOpen());
        if (items.isEmpty() || (!anyOpen && due.url().isEmpty())) {
            return;
        }
        String text = "Follow-ups that should be done by now:";
        List<LayoutBlock> blocks = blocks(waiting.workspace(), due, text, items);
        if (due.url().isPresent()) {
            posts.respond(
                    due.url().get(),
                    ActionResponse.builder()
                            .replaceOriginal(true)
                            .text(text)
                            .blocks(blocks)
                            .build());
        } else {
            post(waiting, due.to(), items.getFirst().incident().channel(), text, blocks);
        }
    }

    /// Whoever is not in a private channel may not even know that it has a follow-up of theirs; its lead does.
    private void turnToTheLead(Waiting waiting, Outbound.FollowUpsDue due, List<Item> items) {
        Incident incident = items.getFirst().incident();
        String lead = Addressee.of(incident);
        if (!lead.equals(due.to()) && due.url().isEmpty()) {
            String why =
                    "<@%s> is not in <#%s>, and so hears nothing of this. Invite them, or give it to somebody else."
                            .formatted(due.to(), incident.channel());
            journal.outbox()
                    .put(
                            waiting.workspace(),
                            "%s, of %s".formatted(waiting.key(), incident.name()),
                            new Outbound.FollowUpsDue(
                                    lead, items.stream().map(Item::topic).toList(), Optional.empty(), Optional.of(why)),
                            clock.instant());
        }
    }

    /// Whether they may; a channel may read what is its own.
    ///
    /// @throws Refused if Slack does not say, so that it is asked again later
    private boolean mayRead(String workspace, String to, Incident incident) throws Refused {
        Access access = to.equals(incident.channel())
                ? Access.OPEN
                : readership.to(workspace, to, incident.channel(), incident.number());
        if (access == Access.UNKNOWN) {
            throw new Refused("conversations.members", "Slack does not say who is in a channel", "");
        }
        return access.isGranted();
    }

    /// @param to a user's id, or a channel's
    /// @param otherwise the channel that gets it if that user is gone
    private void post(Waiting waiting, String to, String otherwise, String text, List<LayoutBlock> blocks)
            throws IOException, SlackApiException, Refused {
        posts.post(waiting, place(to, otherwise), Optional.empty(), text, blocks);
    }

    private String place(String to, String otherwise) throws IOException, SlackApiException, Refused {
        if (!to.startsWith("U") && !to.startsWith("W")) {
            return to;
        }
        try {
            return posts.direct(to);
        } catch (Refused e) {
            if (!GONE.contains(e.error())) {
                throw e;
            }
            LOG.info("a reminder goes to the channel, since its addressee is gone: {}", e.error());
            return otherwise;
        }
    }

    private Optional<Item> item(String workspace, Topic topic) {
        return journal.incident(workspace, topic.incident())
                .flatMap(
                        incident -> incident.action(topic.followUp()).map(action -> new Item(topic, incident, action)));
    }

    private List<LayoutBlock> blocks(String workspace, Outbound.FollowUpsDue due, String text, List<Item> items) {
        Directory names = names(workspace);
        LocalDate today = LocalDate.ofInstant(
                clock.instant(),
                rules.zoneOr(journal.profile(workspace, due.to()).flatMap(Profile::zone)));
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(Cards.text(text));
        for (Item item : items) {
            String line = Mrkdwn.inert(
                    FollowUpText.of(item.incident().name(), item.incident().title(), item.action(), today), names);
            blocks.add(
                    item.action().isOpen()
                            ? Cards.text(line, buttons.done(item.topic(), due.topics()))
                            : Cards.text(line));
        }
        due.remark().ifPresent(remark -> blocks.add(Cards.text(Mrkdwn.inert(remark, names))));
        List<Topic> open = items.stream()
                .filter(item -> item.action().isOpen())
                .map(Item::topic)
                .toList();
        if (!open.isEmpty()) {
            blocks.add(Cards.buttons(List.of(
                    buttons.snooze("Remind me tomorrow", Duration.ofDays(1), open),
                    buttons.snooze("In an hour", Duration.ofHours(1), open))));
        }
        return blocks;
    }

    private Directory names(String workspace) {
        return user -> journal.profile(workspace, user).map(Profile::name);
    }
}
