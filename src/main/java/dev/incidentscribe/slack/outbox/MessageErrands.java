package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.history.Messages;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// What is asked of Slack about messages that concern the record.
public final class MessageErrands {
    private final Messages messages;
    private final Captures captures;
    private final Journal journal;
    private final InstantSource clock;

    public MessageErrands(Messages messages, Captures captures, Journal journal, InstantSource clock) {
        this.messages = messages;
        this.captures = captures;
        this.journal = journal;
        this.clock = clock;
    }

    void look(Waiting waiting, Outbound.Look it) throws IOException, SlackApiException {
        Optional<Message> message = messages.find(waiting.workspace(), it.channel(), it.ts());
        message.map(found -> found.emoji().isPresent() ? found : found.with(it.told()))
                .ifPresent(found -> captures.take("look " + waiting.id(), found, clock.instant()));
    }

    void locate(Waiting waiting, Outbound.Permalink it) throws IOException, SlackApiException {
        Optional<String> link = messages.permalink(it.channel(), it.ts());
        if (link.isPresent()) {
            journal.learn(waiting.workspace(), new Origin(it.channel(), it.ts(), link));
        }
    }
}
