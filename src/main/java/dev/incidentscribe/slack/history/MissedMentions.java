package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.Mentions;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.slack.client.Identity;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// What was said to us in a channel while nobody listened: done and answered as if it had been heard, and once.
public final class MissedMentions {
    private final Mentions mentions;
    private final People people;
    private final Identity identity;

    public MissedMentions(Mentions mentions, People people, Identity identity) {
        this.mentions = mentions;
        this.people = people;
        this.identity = identity;
    }

    /// Does what a message says, if it speaks to us.
    ///
    /// @throws IOException if Slack does not tell who we are
    void answer(Watched watched, com.slack.api.model.Message message) throws IOException, SlackApiException {
        if (isMention(message)) {
            mention(watched, message);
        }
    }

    /// Heeds that somebody edited what was said to us and heard before.
    ///
    /// @throws IOException if Slack does not tell who we are
    void follow(Watched watched, com.slack.api.model.Message message) throws IOException, SlackApiException {
        if (message.getEdited() != null && isMention(message)) {
            mentions.edited(
                    delivery(watched, message), message.getEdited().getTs(), said(message), Set.of(identity.user()));
        }
    }

    private boolean isMention(com.slack.api.model.Message message) throws IOException, SlackApiException {
        if (message.getUser() == null
                || message.getText() == null
                || !message.getText().contains("<@")) {
            return false;
        }
        String us = identity.user();
        return !message.getUser().equals(us)
                && (message.getText().contains("<@" + us + ">")
                        || message.getText().contains("<@" + us + "|"))
                && !Mentions.isQuoted(message.getText(), Set.of(us));
    }

    private void mention(Watched watched, com.slack.api.model.Message message) throws IOException, SlackApiException {
        mentions.mentioned(delivery(watched, message), said(message), Set.of(identity.user()));
    }

    private Delivery delivery(Watched watched, com.slack.api.model.Message message) {
        return Mentions.delivery(
                watched.workspace(),
                watched.channel(),
                people.named(watched.workspace(), Person.unnamed(message.getUser())),
                message.getTs());
    }

    private static Mentions.Said said(com.slack.api.model.Message message) {
        return new Mentions.Said(
                Optional.ofNullable(message.getThreadTs()).orElse(message.getTs()),
                message.getText(),
                Messages.names(message.getFiles()));
    }
}
