package dev.incidentscribe.slack.client;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.Optional;

/// Who we are in Slack. Asked once; Slack may be away when we start.
public final class Identity {
    private final SlackClient slack;
    private volatile Optional<String> user = Optional.empty();

    public Identity(SlackClient slack) {
        this.slack = slack;
    }

    /// The id of our own user.
    ///
    /// @throws IOException if Slack does not tell
    public String user() throws IOException, SlackApiException {
        if (user.isEmpty()) {
            AuthTestResponse response = slack.methods().authTest(request -> request);
            if (!response.isOk() || response.getUserId() == null) {
                throw new IOException("auth.test: " + response.getError());
            }
            user = Optional.of(response.getUserId());
        }
        return user.orElseThrow();
    }
}
