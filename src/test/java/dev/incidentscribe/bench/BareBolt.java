package dev.incidentscribe.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.socket_mode.SocketModeClient;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The baseline: a bare Bolt app whose handlers do nothing, on the same HTTP server, over HTTP or over Socket Mode. Or
/// one whose handler commits rows and knows nothing of incidents.
final class BareBolt {
    private BareBolt() {}

    /// Starts it, and returns only over HTTP.
    ///
    /// @param arguments `http PORT`, `http PORT row FILE`, `http PORT note FILE` or `socket`
    public static void main(String[] arguments) throws Exception {
        var slackConfig = new SlackConfig();
        slackConfig.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
        slackConfig.setStatsEnabled(false);
        var app = new App(AppConfig.builder()
                .slack(Slack.getInstance(slackConfig))
                .signingSecret(SlackTraffic.SECRET)
                .singleTeamBotToken("xoxb-bench")
                .authTestCacheEnabled(true)
                .authTestCacheExpirationMillis(-1)
                .build());
        Runnable record = arguments.length > 2 ? committing(arguments[2], Path.of(arguments[3])) : () -> {};
        app.command("/incident", (_, context) -> {
            record.run();
            return context.ack("recorded");
        });
        app.command("/postmortem", (_, context) -> context.ack("recorded"));
        app.event(AppMentionEvent.class, (_, context) -> context.ack());
        if (arguments[0].equals("socket")) {
            new SocketModeApp("xapp-bench", app, SocketModeClient.Backend.Tyrus, 16).startAsync();
            new CountDownLatch(1).await();
        } else {
            serve(app.start(), Integer.parseInt(arguments[1]));
        }
    }

    private static Runnable committing(String what, Path file) throws SQLException {
        var rows = RawRows.open(RawRows.What.valueOf(what.toUpperCase(Locale.ROOT)), file);
        return RowWriter.start(rows)::write;
    }

    private static void serve(App app, int port) {
        var parser = new SlackRequestParser(app.config());
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.jetty.threadPool = new QueuedThreadPool(64);
                    config.routes.post("/slack/events", context -> answer(app, parser, context));
                })
                .start("127.0.0.1", port);
    }

    private static void answer(App app, SlackRequestParser parser, Context context) throws Exception {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        context.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
        Response response = app.run(parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack/events")
                .requestBody(context.body())
                .headers(new RequestHeaders(headers))
                .queryString(Map.of())
                .remoteAddress("")
                .build()));
        context.status(response.getStatusCode());
        if (response.getContentType() != null) {
            context.contentType(response.getContentType());
        }
        context.result(response.getBody() == null ? "" : response.getBody());
    }
}
