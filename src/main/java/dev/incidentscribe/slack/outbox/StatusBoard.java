package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.model.Topic;
import dev.incidentscribe.Room;
import dev.incidentscribe.answer.ChannelStatus;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Fixtures;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Lets the channel of an incident show how it stands: one message, edited in place and pinned while the incident is
/// open; the topic, which gets back what stood in it once the incident is over; and then a bookmark to the draft, and a
/// canvas with it. Each part is on its own: what Slack refuses is told to the opener, and does not keep the others.
public final class StatusBoard {
    /// How often something is tried that Slack refuses without a reason that somebody can mend.
    private static final int TRIES = 5;

    private final SlackClient slack;
    private final Posts posts;
    private final Bookmarks bookmarks;
    private final Canvases canvases;
    private final Journal journal;
    private final Remedies remedies;
    private final Room room;
    private final InstantSource clock;

    public StatusBoard(
            SlackClient slack, Posts posts, Journal journal, Remedies remedies, Room room, InstantSource clock) {
        this.slack = slack;
        this.posts = posts;
        this.bookmarks = new Bookmarks(slack);
        this.canvases = new Canvases(slack);
        this.journal = journal;
        this.remedies = remedies;
        this.room = room;
        this.clock = clock;
    }

    /// Brings the channel in line with the incident as it is now.
    void show(Waiting waiting, Incident incident) throws IOException, SlackApiException, Refused {
        Directory names = journal.people(waiting.workspace());
        var status = new ChannelStatus(incident, names);
        if (room.statusMessage()) {
            unlessForbidden(waiting, () -> message(waiting, incident, Mrkdwn.inert(status.message(), names)));
            unlessForbidden(waiting, () -> pin(incident));
        }
        if (room.topic()) {
            unlessForbidden(waiting, () -> topic(incident, status.topic()));
        }
    }

    /// The draft is in that message. If that is in the channel of an incident that is closed, a bookmark is to lead
    /// there, and the canvas is to have the draft.
    void posted(Waiting waiting, Outbound.DraftSummary draft, String ts) {
        Optional<Incident> here = journal.incident(waiting.workspace(), draft.incident())
                .filter(incident -> incident.channel().equals(draft.channel()));
        here.ifPresent(incident -> change(incident, it -> it.drafted(ts)));
        here.filter(incident -> room.bookmark() && incident.state() == Incident.State.CLOSED)
                .ifPresent(incident -> owe(
                        waiting,
                        "bookmark of %s to %s".formatted(incident.name(), ts),
                        new Outbound.Bookmark(incident.channel(), incident.number(), ts)));
        here.ifPresent(incident -> redrafted(waiting, incident));
    }

    /// The draft is another now. If the incident is closed, its canvas is to follow.
    void redrafted(Waiting waiting, Incident incident) {
        if (room.canvas() && incident.state() == Incident.State.CLOSED) {
            owe(
                    waiting,
                    "canvas of %s for %s".formatted(incident.name(), waiting.key()),
                    new Outbound.Canvas(incident.channel(), incident.number()));
        }
    }

    private void owe(Waiting waiting, String key, Outbound what) {
        journal.outbox().put(waiting.workspace(), key, what, clock.instant());
    }

    /// Slack's timestamp of the message in the incident's channel that has the summary of the draft.
    Optional<String> draft(Incident incident) {
        return fixtures(incident).draft();
    }

    /// Lets the channel keep a bookmark to the draft of an incident that is over.
    void bookmark(Waiting waiting, Incident incident, Outbound.Bookmark wanted)
            throws IOException, SlackApiException, Refused {
        unlessForbidden(waiting, () -> {
            String id = bookmarks.put(waiting, wanted, fixtures(incident).bookmark());
            change(incident, it -> it.bookmarked(id));
        });
    }

    /// Lets a canvas in the channel have the draft of an incident that is over.
    void paint(Waiting waiting, Incident incident, Outbound.Canvas wanted, String draft)
            throws IOException, SlackApiException, Refused {
        unlessForbidden(waiting, () -> {
            String id = canvases.put(waiting, wanted, fixtures(incident).canvas(), draft);
            change(incident, it -> it.painted(id));
        });
    }

    private interface Part {
        void put() throws IOException, SlackApiException, Refused;
    }

    /// The next change of the incident tries it again.
    private void unlessForbidden(Waiting waiting, Part part) throws IOException, SlackApiException, Refused {
        try {
            part.put();
        } catch (Refused e) {
            if (!e.isMendable() && (e.isUncertain() || waiting.attempts() < TRIES)) {
                throw e;
            }
            remedies.refused(waiting, e, clock.instant());
        }
    }

    private void message(Waiting waiting, Incident incident, String text)
            throws IOException, SlackApiException, Refused {
        Fixtures fixtures = fixtures(incident);
        if (fixtures.message().isPresent()) {
            ChatUpdateResponse response = Refused.unlessDone(
                    "chat.update",
                    slack.methods()
                            .chatUpdate(request -> request.channel(incident.channel())
                                    .ts(fixtures.message().get())
                                    .text(text)
                                    .parse("none")
                                    .linkNames(false)),
                    "message_not_found");
            if (response.isOk()) {
                return;
            }
            change(incident, Fixtures::lost);
        }
        if (incident.isOpen()) {
            posts.post(waiting, incident.channel(), Optional.empty(), text, List.of())
                    .ifPresent(ts -> change(incident, it -> it.posted(ts)));
        }
    }

    private void pin(Incident incident) throws IOException, SlackApiException, Refused {
        Fixtures fixtures = fixtures(incident);
        boolean wanted = incident.isOpen();
        if (fixtures.message().isEmpty() || fixtures.pinned() == wanted) {
            return;
        }
        String ts = fixtures.message().get();
        if (wanted) {
            Refused.unlessDone(
                    "pins.add",
                    slack.methods()
                            .pinsAdd(request ->
                                    request.channel(incident.channel()).timestamp(ts)),
                    "already_pinned");
        } else {
            Refused.unlessDone(
                    "pins.remove",
                    slack.methods()
                            .pinsRemove(request ->
                                    request.channel(incident.channel()).timestamp(ts)),
                    "no_pin",
                    "not_pinned",
                    "message_not_found");
        }
        change(incident, it -> it.pinned(wanted));
    }

    /// A topic that somebody else sets meanwhile is theirs: it is what comes back in the end.
    private void topic(Incident incident, String wanted) throws IOException, SlackApiException, Refused {
        Fixtures fixtures = fixtures(incident);
        boolean open = incident.isOpen();
        if (open
                ? fixtures.topic().equals(Optional.of(wanted))
                : fixtures.topicBefore().isEmpty()) {
            return;
        }
        String there = topicOf(incident.channel());
        boolean ours = there.startsWith(incident.name() + ChannelStatus.DOT);
        if (open) {
            if (!ours) {
                change(incident, it -> it.before(there));
            }
            set(incident.channel(), there, wanted);
            change(incident, it -> it.showing(wanted));
        } else {
            if (ours) {
                set(incident.channel(), there, fixtures.topicBefore().orElse(""));
            }
            change(incident, Fixtures::topicless);
        }
    }

    private void set(String channel, String there, String wanted) throws IOException, SlackApiException, Refused {
        if (!there.equals(wanted)) {
            Refused.unlessDone(
                    "conversations.setTopic",
                    slack.methods()
                            .conversationsSetTopic(
                                    request -> request.channel(channel).topic(wanted)));
        }
    }

    /// Slack escapes what it tells of a topic.
    private String topicOf(String channel) throws IOException, SlackApiException, Refused {
        ConversationsInfoResponse response = Refused.unlessDone(
                "conversations.info", slack.methods().conversationsInfo(request -> request.channel(channel)));
        return Optional.ofNullable(response.getChannel().getTopic())
                .map(Topic::getValue)
                .map(Wording::unescape)
                .orElse("");
    }

    private Fixtures fixtures(Incident incident) {
        return journal.fixtures(incident.workspace(), incident.number())
                .filter(fixtures -> fixtures.channel().equals(incident.channel()))
                .orElseGet(() -> Fixtures.none(incident.channel()));
    }

    /// One change after the other: the board and the message with the draft are worked on side by side.
    private synchronized void change(Incident incident, UnaryOperator<Fixtures> change) {
        journal.keep(incident.workspace(), incident.number(), change.apply(fixtures(incident)));
    }
}
