package dev.incidentscribe.slack.client;

import com.slack.api.RequestConfigurator;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection to Slack's Web API in this process.
public final class SlackClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CompletableFuture<Slack> slack;
    private final Credentials credentials;

    /// Returns at once: to read whom this machine trusts takes as long as to open a journal, and is done meanwhile.
    public SlackClient(Credentials credentials) {
        this.credentials = credentials;
        this.slack = CompletableFuture.supplyAsync(
                () -> connections(credentials),
                task -> Thread.ofPlatform().daemon().name("slack-client").start(task));
    }

    private static Slack connections(Credentials credentials) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(credentials.apiUrl());
        config.setStatsEnabled(false);
        config.getMethodsConfig().setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis((int) TIMEOUT.toMillis());
        config.setHttpClientReadTimeoutMillis((int) TIMEOUT.toMillis());
        config.setHttpClientWriteTimeoutMillis((int) TIMEOUT.toMillis());
        // Left alone, the client would send a message once more by another of Slack's addresses when a connection
        // breaks.
        OkHttpClient once = SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build();
        return Slack.getInstance(config, new SlackHttpClient(once));
    }

    /// What it shows to Slack, and what Slack shows to us.
    public Credentials credentials() {
        return credentials;
    }

    /// The connections that everything shares.
    public Slack slack() {
        return slack.join();
    }

    /// The Web API, with the bot's token.
    public MethodsClient methods() {
        return slack().methods(credentials.botToken());
    }

    /// Calls a method of the Web API with what the client does not know of it yet.
    ///
    /// @param form adds the parameters, but for the token
    public <T extends SlackApiTextResponse> T post(
            String method, RequestConfigurator<FormBody.Builder> form, Class<T> response)
            throws IOException, SlackApiException {
        return methods().postFormWithTokenAndParseResponse(form, method, credentials.botToken(), response);
    }

    @Override
    public void close() {
        try {
            slack().close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the Slack client did not close cleanly", e);
        }
    }
}
