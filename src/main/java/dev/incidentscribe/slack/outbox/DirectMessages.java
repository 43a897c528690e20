package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that only one person sees, who need not be there when they are sent.
final class DirectMessages {
    private static final Logger LOG = LoggerFactory.getLogger(DirectMessages.class);

    /// What Slack says of somebody whom no message will ever reach.
    private static final Set<String> GONE = Set.of(
            "user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "invalid_users");

    private final SlackClient slack;

    DirectMessages(SlackClient slack) {
        this.slack = slack;
    }

    /// Sends it, and returns what went wrong.
    ///
    /// @param to a user's id, or a channel's
    /// @param otherwise the channel that gets it if that user is gone
    /// @param text for notifications, with nothing in it that pings
    Optional<String> send(String to, String otherwise, String text, List<LayoutBlock> blocks)
            throws IOException, SlackApiException {
        if (!to.startsWith("U") && !to.startsWith("W")) {
            return post(to, text, blocks);
        }
        ConversationsOpenResponse opened = slack.methods().conversationsOpen(request -> request.users(List.of(to)));
        if (opened.isOk() && opened.getChannel() != null) {
            return post(opened.getChannel().getId(), text, blocks);
        }
        if (GONE.contains(String.valueOf(opened.getError()))) {
            LOG.info("a reminder goes to the channel, since its addressee is gone: {}", opened.getError());
            return post(otherwise, text, blocks);
        }
        return Optional.of("conversations.open: " + opened.getError());
    }

    private Optional<String> post(String channel, String text, List<LayoutBlock> blocks)
            throws IOException, SlackApiException {
        ChatPostMessageResponse response = slack.methods()
                .chatPostMessage(request -> request.channel(channel)
                        .text(text)
                        .blocks(blocks)
                        .parse("none")
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false));
        return response.isOk() ? Optional.empty() : Optional.of("chat.postMessage: " + response.getError());
    }
}
