package dev.incidentscribe.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageChannelTopicEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageGroupTopicEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.ContextLog;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext.Kind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.slack.history.Shown;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Listens to all that is said in a channel, where the configuration says so. The scribe's own messages are left out.
final class ContextListeners {
    private final ContextLog log;
    private final People people;
    private final Identity identity;
    private final InstantSource clock;

    ContextListeners(ContextLog log, People people, Identity identity, InstantSource clock) {
        this.log = log;
        this.people = people;
        this.identity = identity;
        this.clock = clock;
    }

    /// What was said, and by whom.
    private record Said(
            String channel,
            String ts,
            @Nullable String user,
            @Nullable String bot,
            @Nullable String text,
            @Nullable List<LayoutBlock> blocks,
            @Nullable List<Attachment> attachments,
            @Nullable List<File> files,
            @Nullable String thread) {}

    void register(App app) {
        if (!log.isOn()) {
            return;
        }
        hear(app, MessageEvent.class, ContextListeners::said);
        hear(app, MessageFileShareEvent.class, ContextListeners::said);
        hear(app, MessageThreadBroadcastEvent.class, ContextListeners::said);
        app.event(
                MessageBotEvent.class,
                (payload, _) -> EventListeners.handled(() -> {
                    if (!identity.isOurBot(payload.getEvent().getBotId())) {
                        said(payload, said(payload.getEvent()));
                    }
                }));
        app.event(MessageChannelTopicEvent.class, (payload, _) -> {
            MessageChannelTopicEvent it = payload.getEvent();
            return EventListeners.handled(
                    () -> topic(payload, it.getChannel(), it.getTs(), it.getUser(), it.getTopic()));
        });
        app.event(MessageGroupTopicEvent.class, (payload, _) -> {
            MessageGroupTopicEvent it = payload.getEvent();
            return EventListeners.handled(
                    () -> topic(payload, it.getChannel(), it.getTs(), it.getUser(), it.getTopic()));
        });
        app.event(
                MemberJoinedChannelEvent.class,
                (payload, _) -> EventListeners.handled(() -> joined(payload, payload.getEvent())));
    }

    private <E extends Event> void hear(App app, Class<E> kind, Function<E, Said> said) {
        app.event(kind, (payload, _) -> EventListeners.handled(() -> said(payload, said.apply(payload.getEvent()))));
    }

    private static Said said(MessageEvent it) {
        return new Said(
                it.getChannel(),
                it.getTs(),
                it.getUser(),
                it.getBotId(),
                it.getText(),
                it.getBlocks(),
                it.getAttachments(),
                it.getFiles(),
                it.getThreadTs());
    }

    private static Said said(MessageFileShareEvent it) {
        return new Said(
                it.getChannel(),
                it.getTs(),
                it.getUser(),
                null,
                it.getText(),
                it.getBlocks(),
                it.getAttachments(),
                it.getFiles(),
                it.getThreadTs());
    }

    private static Said said(MessageThreadBroadcastEvent it) {
        return new Said(
                it.getChannel(),
                it.getTs(),
                it.getUser(),
                null,
                it.getText(),
                it.getBlocks(),
                it.getAttachments(),
                null,
                it.getThreadTs());
    }

    private static Said said(MessageBotEvent it) {
        return new Said(
                it.getChannel(),
                it.getTs(),
                null,
                it.getUsername() == null ? it.getBotId() : it.getUsername(),
                it.getText(),
                it.getBlocks(),
                it.getAttachments(),
                null,
                it.getThreadTs());
    }

    private void said(EventsApiPayload<?> payload, Said said) {
        String text = words(said.text(), said.blocks(), said.attachments(), said.files());
        if (!text.isEmpty() && !EventListeners.isOurselves(payload, said.user())) {
            keep(
                    payload,
                    said.channel(),
                    said.ts(),
                    author(payload, said.user(), said.bot()),
                    new ChannelContext(Kind.MESSAGE, text, Optional.ofNullable(said.thread())));
        }
    }

    /// A message reads otherwise. Slack also tells so of a link that it unfolded; that is no edit.
    void changed(EventsApiPayload<?> payload, MessageChangedEvent event, MessageChangedEvent.Message message) {
        String text = words(message.getText(), message.getBlocks(), message.getAttachments(), message.getFiles());
        if (log.isOn() && message.getEdited() != null && !text.isEmpty() && !identity.isOurBot(message.getBotId())) {
            String edited = message.getEdited().getTs();
            Person author = author(payload, message.getUser(), message.getBotId());
            log.follow(
                    ContextLog.edit(
                            EventListeners.workspace(payload),
                            event.getChannel(),
                            message.getTs(),
                            edited,
                            author,
                            clock.instant()),
                    Message.instant(message.getTs()),
                    Message.instant(edited),
                    new ChannelContext(Kind.EDIT, text, Optional.ofNullable(message.getThreadTs())));
        }
    }

    /// A message is gone.
    void deleted(EventsApiPayload<?> payload, String channel, String ts, @Nullable String user) {
        if (log.isOn()) {
            Instant now = clock.instant();
            log.follow(
                    ContextLog.deletion(
                            EventListeners.workspace(payload), channel, ts, author(payload, user, null), now),
                    Message.instant(ts),
                    now,
                    new ChannelContext(Kind.DELETION, "", Optional.empty()));
        }
    }

    private static String words(
            @Nullable String text,
            @Nullable List<LayoutBlock> blocks,
            @Nullable List<Attachment> attachments,
            @Nullable List<File> files) {
        return Message.words(Shown.words(text, blocks, attachments), Messages.names(files));
    }

    private void topic(
            EventsApiPayload<?> payload, String channel, String ts, @Nullable String user, @Nullable String topic) {
        if (!EventListeners.isOurselves(payload, user)) {
            keep(
                    payload,
                    channel,
                    ts,
                    author(payload, user, null),
                    new ChannelContext(Kind.TOPIC, Optional.ofNullable(topic).orElse(""), Optional.empty()));
        }
    }

    private void joined(EventsApiPayload<?> payload, MemberJoinedChannelEvent event) {
        keep(
                payload,
                event.getChannel(),
                event.getEventTs(),
                author(payload, event.getUser(), null),
                new ChannelContext(Kind.JOIN, "", Optional.empty()));
    }

    private void keep(EventsApiPayload<?> payload, String channel, String ts, Person author, ChannelContext context) {
        log.keep(
                ContextLog.delivery(EventListeners.workspace(payload), channel, ts, author, clock.instant()),
                Message.instant(ts),
                context);
    }

    private Person author(EventsApiPayload<?> payload, @Nullable String user, @Nullable String bot) {
        return Optional.ofNullable(user)
                .map(id -> people.named(EventListeners.workspace(payload), Person.unnamed(id)))
                .orElseGet(() -> Person.unnamed(Optional.ofNullable(bot).orElse("bot")));
    }
}
