package dev.incidentscribe.slack;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.Mentions;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.slack.history.Shown;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with each kind of event. An event is acknowledged when what it asks for is on disk; if that fails it
/// is not, and Slack sends it again.
final class EventListeners {
    private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

    private final Captures captures;
    private final Mentions mentions;
    private final ContextListeners context;
    private final People people;
    private final InstantSource clock;

    EventListeners(Captures captures, Mentions mentions, ContextListeners context, People people, InstantSource clock) {
        this.captures = captures;
        this.mentions = mentions;
        this.context = context;
        this.people = people;
        this.clock = clock;
    }

    App register(App app) {
        return app.event(ReactionAddedEvent.class, (payload, _) -> handled(() -> added(payload, payload.getEvent())))
                .event(ReactionRemovedEvent.class, (payload, _) -> handled(() -> removed(payload, payload.getEvent())))
                .event(MessageChangedEvent.class, (payload, _) -> handled(() -> changed(payload, payload.getEvent())))
                .event(MessageDeletedEvent.class, (payload, _) -> handled(() -> deleted(payload, payload.getEvent())))
                .event(AppMentionEvent.class, (payload, _) -> handled(() -> mentioned(payload, payload.getEvent())));
    }

    /// What goes wrong has to be thrown, to where all requests come in: Bolt acknowledges an event whose listener
    /// answers with an error, since another one might take it. An event of no moment is no better the next time.
    static Response handled(Runnable handling) {
        try {
            handling.run();
        } catch (NumberFormatException e) {
            LOG.warn("an event is left out: {}", e.getMessage());
        }
        return Response.ok();
    }

    private void added(EventsApiPayload<?> payload, ReactionAddedEvent event) {
        if (event.getItem() != null && event.getItem().getTs() != null) {
            captures.reacted(
                    delivery(payload, event.getItem().getChannel(), event.getUser(), Source.REACTION),
                    Messages.tonelessly(event.getReaction()),
                    true,
                    event.getItem().getTs());
        }
    }

    private void removed(EventsApiPayload<?> payload, ReactionRemovedEvent event) {
        if (event.getItem() != null && event.getItem().getTs() != null) {
            captures.reacted(
                    delivery(payload, event.getItem().getChannel(), event.getUser(), Source.REACTION),
                    Messages.tonelessly(event.getReaction()),
                    false,
                    event.getItem().getTs());
        }
    }

    /// A message with a thread that is deleted leaves something in its place.
    private void changed(EventsApiPayload<?> payload, MessageChangedEvent event) {
        MessageChangedEvent.Message message = event.getMessage();
        if (message == null || isOurselves(payload, message.getUser())) {
            return;
        }
        if ("tombstone".equals(message.getSubtype())) {
            deleted(payload, event.getChannel(), message.getTs(), null);
        } else {
            captures.edited(
                    delivery(payload, event.getChannel(), message.getUser(), Source.MESSAGE),
                    message.getTs(),
                    Message.instant(event.getTs()),
                    Shown.words(message.getText(), message.getBlocks(), message.getAttachments()),
                    Messages.names(message.getFiles()));
            edited(payload, event.getChannel(), message);
            context.changed(payload, event, message);
        }
    }

    private void edited(EventsApiPayload<?> payload, String channel, MessageChangedEvent.Message message) {
        String text = Optional.ofNullable(message.getText()).orElse("");
        if (message.getUser() == null
                || message.getEdited() == null
                || !Mentions.isTo(text, ourselves(payload))
                || Mentions.isQuoted(text, ourselves(payload))) {
            return;
        }
        mentions.edited(
                Mentions.delivery(
                        workspace(payload),
                        channel,
                        people.named(workspace(payload), Person.unnamed(message.getUser())),
                        message.getTs()),
                message.getEdited().getTs(),
                new Mentions.Said(
                        Optional.ofNullable(message.getThreadTs()).orElse(message.getTs()),
                        text,
                        Messages.names(message.getFiles())),
                ourselves(payload));
    }

    private void deleted(EventsApiPayload<?> payload, MessageDeletedEvent event) {
        String user = Optional.ofNullable(event.getPreviousMessage())
                .map(MessageDeletedEvent.Message::getUser)
                .orElse(null);
        if (!isOurselves(payload, user)) {
            deleted(payload, event.getChannel(), event.getDeletedTs(), user);
        }
    }

    private void deleted(EventsApiPayload<?> payload, String channel, String ts, @Nullable String user) {
        captures.deleted(delivery(payload, channel, user, Source.MESSAGE), ts);
        context.deleted(payload, channel, ts, user);
    }

    private void mentioned(EventsApiPayload<?> payload, AppMentionEvent event) {
        if (event.getUser() == null || isOurselves(payload, event.getUser())) {
            return;
        }
        String workspace = workspace(payload);
        String text = Optional.ofNullable(event.getText()).orElse("");
        if (Mentions.isQuoted(text, ourselves(payload))) {
            return;
        }
        people.meet(workspace, everybody(event.getUser(), text));
        Delivery delivery = Mentions.delivery(
                workspace, event.getChannel(), people.named(workspace, Person.unnamed(event.getUser())), event.getTs());
        mentions.mentioned(
                delivery,
                new Mentions.Said(
                        Optional.ofNullable(event.getThreadTs()).orElse(event.getTs()),
                        text,
                        Messages.names(event.getFiles())),
                ourselves(payload));
    }

    /// Whose names are wanted, to be asked for side by side: whoever speaks, and whom they speak of.
    static Set<String> everybody(String speaker, String text) {
        var everybody = new LinkedHashSet<>(Set.of(speaker));
        everybody.addAll(Wording.nameless(text));
        return everybody;
    }

    private Delivery delivery(EventsApiPayload<?> payload, String channel, @Nullable String user, Source source) {
        String workspace = workspace(payload);
        return new Delivery(
                payload.getEventId(),
                workspace,
                channel,
                people.named(workspace, Person.unnamed(Optional.ofNullable(user).orElse("unknown"))),
                clock.instant(),
                source,
                Optional.empty());
    }

    /// The workspace that an event is told to. In a channel that is shared with another company it may have come about
    /// in theirs.
    static String workspace(EventsApiPayload<?> payload) {
        return authorizations(payload)
                .filter(_ -> payload.isExtSharedChannel())
                .map(Authorization::getTeamId)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(payload.getTeamId()))
                .orElse("unknown");
    }

    /// Whether that user is the scribe, by what Slack says of whom the event is for.
    static boolean isOurselves(EventsApiPayload<?> payload, @Nullable String user) {
        return user != null && ourselves(payload).contains(user);
    }

    private static Set<String> ourselves(EventsApiPayload<?> payload) {
        return authorizations(payload)
                .filter(authorization -> Boolean.TRUE.equals(authorization.getIsBot()))
                .map(Authorization::getUserId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Stream<Authorization> authorizations(EventsApiPayload<?> payload) {
        return Stream.ofNullable(payload.getAuthorizations()).flatMap(List::stream);
    }
}
