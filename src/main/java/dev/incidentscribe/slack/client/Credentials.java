package dev.incidentscribe.slack.client;

import java.util.Optional;

/// What it takes to speak with Slack. Never printed.
///
/// @param botToken `xoxb-…`
/// @param appToken `xapp-…`, for Socket Mode
/// @param signingSecret for requests over HTTP
/// @param apiUrl where the Web API is, with a slash at the end
public record Credentials(String botToken, Optional<String> appToken, Optional<String> signingSecret, String apiUrl) {

    /// Slack's own.
    public static final String SLACK_API = "https://slack.com/api/";

    public Credentials {
        apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
    }

    @Override
    public String toString() {
        return "Credentials[apiUrl=" + apiUrl + "]";
    }
}
