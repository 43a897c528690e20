package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsCreateResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Gives incidents channels of their own: makes the channel, lets the incident move there, links both channels, and
/// invites whoever opened it. Where Slack makes none, the incident stays where it was opened.
public final class NewChannels {
    /// How often something is tried that Slack does not want to do, and does not say why in a way that can be mended.
    private static final int TRIES = 5;

    private static final int NAMES = 9;
    private static final int PAGE = 1_000;
    private static final int PAGES = 20;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int TITLE = 300;

    private final SlackClient slack;
    private final Journal journal;
    private final Remedies remedies;
    private final Identity identity;
    private final InstantSource clock;

    public NewChannels(SlackClient slack, Journal journal, Remedies remedies, Identity identity, InstantSource clock) {
        this.slack = slack;
        this.journal = journal;
        this.remedies = remedies;
        this.identity = identity;
        this.clock = clock;
    }

    /// Does what of it was not done before. An incident that is over by now gets no channel any more.
    void make(Waiting waiting, Outbound.NewChannel wanted) throws IOException, SlackApiException, Refused {
        Optional<Incident> found = journal.incident(waiting.workspace(), wanted.incident());
        if (found.isEmpty()) {
            return;
        }
        Incident incident = found.get();
        if (incident.movedFrom().isEmpty()) {
            Optional<String> made = incident.isOpen() ? create(waiting, incident) : Optional.empty();
            if (made.isEmpty()) {
                return;
            }
            move(incident, made.get());
            link(incident, made.get());
            invite(waiting, incident, made.get());
        } else {
            link(incident, incident.channel());
            invite(waiting, incident, incident.channel());
        }
    }

    /// The id of the new channel; empty if Slack makes none.
    private Optional<String> create(Waiting waiting, Incident incident) throws IOException, SlackApiException, Refused {
        try {
            boolean secret = isPrivate(incident.channel());
            String made = create(waiting, ChannelName.of(incident, journal.people(waiting.workspace())), secret);
            journal.learn(waiting.workspace(), new Privacy(made, secret, clock.instant()));
            return Optional.of(made);
        } catch (Refused e) {
            if (isWorthAnotherTry(waiting, e)) {
                throw e;
            }
            remedies.stays(waiting, e, clock.instant());
            return Optional.empty();
        }
    }

    private static boolean isWorthAnotherTry(Waiting waiting, Refused refused) {
        return !refused.isMendable() && waiting.attempts() < TRIES;
    }

    /// What is said in private stays there.
    private boolean isPrivate(String channel) throws IOException, SlackApiException, Refused {
        ConversationsInfoResponse response = Refused.unlessDone(
                "conversations.info",
                slack.methods().conversationsInfo(request -> request.channel(channel)),
                "channel_not_found");
        Conversation told = response.getChannel();
        return !response.isOk() || told.isPrivate() || told.isIm() || told.isMpim();
    }

    private String create(Waiting waiting, ChannelName name, boolean secret)
            throws IOException, SlackApiException, Refused {
        if (waiting.uncertain()) {
            Optional<String> before = madeBefore(waiting, name);
            if (before.isPresent()) {
                return before.get();
            }
        }
        for (int taken = 0; taken < NAMES; taken++) {
            String tried = name.after(taken).text();
            ConversationsCreateResponse response = Refused.unlessDone(
                    "conversations.create",
                    slack.methods()
                            .conversationsCreate(request -> request.name(tried).isPrivate(secret)),
                    "name_taken");
            if (response.isOk()) {
                return response.getChannel().getId();
            }
        }
        throw new Refused("conversations.create", "name_taken", "");
    }

    /// The channel that an earlier try made without our hearing of it.
    private Optional<String> madeBefore(Waiting waiting, ChannelName name)
            throws IOException, SlackApiException, Refused {
        Instant since = waiting.createdAt().minus(CLOCKS_DIFFER);
        String us = identity.user();
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            String from = cursor;
            ConversationsListResponse response = Refused.unlessDone(
                    "conversations.list",
                    slack.methods()
                            .conversationsList(request -> request.types(
                                            List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                                    .excludeArchived(true)
                                    .cursor(from)
                                    .limit(PAGE)));
            Optional<String> found = response.getChannels().stream()
                    .filter(it -> us.equals(it.getCreator()) && name.isLike(it.getName()))
                    .filter(it -> it.getCreated() != null
                            && !Instant.ofEpochSecond(it.getCreated()).isBefore(since))
                    .map(Conversation::getId)
                    .findFirst();
            cursor = Optional.ofNullable(response.getResponseMetadata())
                    .map(ResponseMetadata::getNextCursor)
                    .orElse("");
            if (found.isPresent() || cursor.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void move(Incident incident, String to) throws IOException, SlackApiException {
        Instant now = clock.instant();
        var delivery = new Delivery(
                "moved " + incident.name(),
                incident.workspace(),
                incident.channel(),
                new Person(identity.user(), "scribe"),
                now,
                Source.SYSTEM,
                Optional.empty());
        journal.append(
                delivery,
                situation -> situation
                        .incident(incident.number())
                        .<Outcome>map(it -> new Outcome.Append(
                                it,
                                List.of(new Outcome.Event(now, new Moved(it.channel(), to))),
                                _ -> Reply.toPerson(""),
                                List.of()))
                        .orElseGet(() -> new Outcome.Decline(Reply.toPerson(""))));
    }

    /// The key of each keeps it from coming twice. In the direct messages between two people the scribe cannot speak.
    private void link(Incident incident, String to) {
        String from = incident.movedFrom().orElse(incident.channel());
        String title = Wording.beginning(incident.title(), TITLE);
        String text = "This is the channel of *%s*%s: *%s*\nEverybody here may record: `/incident TEXT` is enough."
                .formatted(incident.name(), from.startsWith("D") ? "" : ", opened in <#%s>".formatted(from), title);
        put(
                incident,
                to,
                new Outbound.Answer(to, Optional.empty(), Optional.empty(), text, List.of(), Optional.empty()));
        if (!from.startsWith("D")) {
            put(
                    incident,
                    from,
                    new Outbound.Notice(
                            from, "*%s* has a channel of its own now: <#%s>".formatted(incident.name(), to)));
        }
    }

    private void put(Incident incident, String channel, Outbound what) {
        journal.outbox()
                .put(
                        incident.workspace(),
                        "link of %s in %s".formatted(incident.name(), channel),
                        what,
                        clock.instant());
    }

    private void invite(Waiting waiting, Incident incident, String channel)
            throws IOException, SlackApiException, Refused {
        String opener = incident.entries().getFirst().author().id();
        try {
            Refused.unlessDone(
                    "conversations.invite",
                    slack.methods()
                            .conversationsInvite(
                                    request -> request.channel(channel).users(List.of(opener))),
                    "already_in_channel");
        } catch (Refused e) {
            if (isWorthAnotherTry(waiting, e)) {
                throw e;
            }
            remedies.refused(waiting, e, clock.instant());
        }
    }
}
