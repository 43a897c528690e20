package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.ContextLog;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext.Kind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.slack.client.Identity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// What was said in a channel while nobody listened, kept as if it had been heard, and once. Joins are
/// left out: read afterwards they have another timestamp, and would be kept twice.
public final class MissedContext {
    private final ContextLog log;
    private final People people;
    private final Identity identity;
    private final InstantSource clock;

    public MissedContext(ContextLog log, People people, Identity identity, InstantSource clock) {
        this.log = log;
        this.people = people;
        this.identity = identity;
        this.clock = clock;
    }

    /// Keeps it, unless we said it ourselves, or before the incident.
    ///
    /// @return whether it is on record only now
    /// @throws IOException if Slack does not tell who we are
    boolean keep(Watched watched, Message message) throws IOException, SlackApiException {
        Optional<ChannelContext> context = log.isOn() ? context(message) : Optional.empty();
        return context.isPresent()
                && !dev.incidentscribe.capture.Message.instant(message.getTs()).isBefore(watched.opened())
                && !identity.isOurs(message)
                && log.keep(
                        ContextLog.delivery(
                                watched.workspace(),
                                watched.channel(),
                                message.getTs(),
                                author(watched, message),
                                clock.instant()),
                        dev.incidentscribe.capture.Message.instant(message.getTs()),
                        context.get());
    }

    /// Keeps how a message reads that was kept before and was edited since, unless that is on record.
    ///
    /// @throws IOException if Slack does not tell who we are
    void follow(Watched watched, Message message) throws IOException, SlackApiException {
        Optional<ChannelContext> context = log.isOn() && message.getEdited() != null
                ? context(message).filter(it -> it.kind() == Kind.MESSAGE)
                : Optional.empty();
        if (context.isPresent() && !identity.isOurs(message)) {
            String edited = message.getEdited().getTs();
            log.follow(
                    ContextLog.edit(
                            watched.workspace(),
                            watched.channel(),
                            message.getTs(),
                            edited,
                            author(watched, message),
                            clock.instant()),
                    dev.incidentscribe.capture.Message.instant(message.getTs()),
                    dev.incidentscribe.capture.Message.instant(edited),
                    new ChannelContext(
                            Kind.EDIT, context.get().text(), context.get().thread()));
        }
    }

    private static Optional<ChannelContext> context(Message message) {
        return switch (Optional.ofNullable(message.getSubtype()).orElse("")) {
            case "", "file_share", "thread_broadcast", "bot_message" ->
                Optional.of(dev.incidentscribe.capture.Message.words(
                                Shown.words(message.getText(), message.getBlocks(), message.getAttachments()),
                                Messages.names(message.getFiles())))
                        .filter(words -> !words.isEmpty())
                        .map(words ->
                                new ChannelContext(Kind.MESSAGE, words, Optional.ofNullable(message.getThreadTs())));
            case "channel_topic", "group_topic" ->
                Optional.of(new ChannelContext(
                        Kind.TOPIC, Optional.ofNullable(message.getTopic()).orElse(""), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private Person author(Watched watched, Message message) {
        return Optional.ofNullable(message.getUser())
                .map(id -> people.named(watched.workspace(), Person.unnamed(id)))
                .orElseGet(() -> Person.unnamed(Optional.ofNullable(message.getUsername())
                        .or(() -> Optional.ofNullable(message.getBotId()))
                        .orElse("bot")));
    }
}
