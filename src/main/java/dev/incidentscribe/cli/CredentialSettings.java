package dev.incidentscribe.cli;

import dev.incidentscribe.slack.client.Credentials;
import java.util.Optional;

/// What the environment says about how to speak with Slack.
final class CredentialSettings {
    private CredentialSettings() {}

    /// @throws UsageException naming what is missing or contradictory
    static Credentials read(Environment environment) {
        String bot = Tokens.read(environment, "SLACK_BOT_TOKEN")
                .orElseThrow(() -> new UsageException(
                        "SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of your Slack app, xoxb-…"));
        Optional<String> app = Tokens.read(environment, "SLACK_APP_TOKEN");
        Optional<String> secret = Tokens.read(environment, "SLACK_SIGNING_SECRET");
        if (bot.startsWith("xapp-")) {
            throw new UsageException("SLACK_BOT_TOKEN holds an app-level token (xapp-…); it must be the bot's, xoxb-…");
        }
        if (app.isPresent() && !app.get().startsWith("xapp-")) {
            throw new UsageException("SLACK_APP_TOKEN is no app-level token: it must begin with xapp-");
        }
        if (app.isEmpty() && secret.isEmpty()) {
            throw new UsageException("SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing");
        }
        String url = environment.value("SLACK_API_URL").orElse(Credentials.SLACK_API);
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new UsageException("SLACK_API_URL is no http address: " + url);
        }
        return new Credentials(bot, app, secret, url);
    }
}
