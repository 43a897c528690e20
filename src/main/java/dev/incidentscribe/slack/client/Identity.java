package dev.incidentscribe.slack.client;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who we are in Slack. Asked once; Slack may be away when we start.
public final class Identity {
    /// Marks a message as the scribe's own.
    public static final String MARK = "incident_scribe";

    private final SlackClient slack;
    private volatile Optional<Ids> ids = Optional.empty();

    public Identity(SlackClient slack) {
        this.slack = slack;
    }

    /// Our ids.
    ///
    /// @param bot under which some of our messages stand that have no user; empty if Slack tells none
    /// @param name what people call us; empty if Slack tells none
    private record Ids(String user, Optional<String> bot, Optional<String> name) {}

    /// The id of our own user.
    ///
    /// @throws IOException if Slack does not tell
    public String user() throws IOException, SlackApiException {
        return ids().user();
    }

    /// What people call that user, if it is us.
    ///
    /// @throws IOException if Slack does not tell who we are
    public Optional<String> nameOf(String user) throws IOException, SlackApiException {
        return ids().user().equals(user) ? ids().name() : Optional.empty();
    }

    /// Whether we said it: posted it, or answered a command with it.
    ///
    /// @throws IOException if Slack does not tell who we are
    public boolean isOurs(Message message) throws IOException, SlackApiException {
        return isMarked(message)
                || ids().user().equals(message.getUser())
                || (message.getBotId() != null && ids().bot().equals(Optional.of(message.getBotId())));
    }

    /// Whether it carries our mark.
    public static boolean isMarked(Message message) {
        return message.getMetadata() != null
                && MARK.equals(message.getMetadata().getEventType());
    }

    /// Whether that is our bot, as far as Slack has told by now. Waits for nothing.
    public boolean isOurBot(@Nullable String bot) {
        return bot != null && ids.flatMap(Ids::bot).equals(Optional.of(bot));
    }

    private Ids ids() throws IOException, SlackApiException {
        if (ids.isEmpty()) {
            AuthTestResponse response = slack.methods().authTest(request -> request);
            if (!response.isOk() || response.getUserId() == null) {
                throw new IOException("auth.test: " + response.getError());
            }
            ids = Optional.of(new Ids(
                    response.getUserId(),
                    Optional.ofNullable(response.getBotId()),
                    Optional.ofNullable(response.getUser()).filter(name -> !name.isBlank())));
        }
        return ids.orElseThrow();
    }
}
