package dev.incidentscribe.slack.gate;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Kind;
import dev.incidentscribe.telemetry.Occasion;
import dev.incidentscribe.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where all requests come in, be it over HTTP or Socket Mode. Each is timed, and while it is worked on, every line of
/// the log carries its id, its kind and its workspace.
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int ID_BYTES = 6;

    private static final String KIND = "kind";
    private static final String WORKSPACE = "workspace";

    private final App app;
    private final Telemetry telemetry;

    public Reception(App app, Telemetry telemetry) {
        this.app = app;
        this.telemetry = telemetry;
    }

    /// Answers a request. Whatever goes wrong is logged here, and answered with 500.
    Response answer(Request<?> request) {
        long begun = System.nanoTime();
        Kind kind = kind(request.getRequestType());
        var occasion = new Occasion(Map.of(
                Occasion.DELIVERY,
                id(request.getRequestBodyAsString()),
                KIND,
                kind.wire(),
                WORKSPACE,
                workspace(request)));
        try (Occasion.Scope _ = occasion.begin()) {
            Response response = run(request);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            telemetry.answered(kind, took);
            if (response.getStatusCode() >= 500) {
                telemetry.count(Happening.NOT_RECORDED);
            }
            LOG.debug("answered with {} after {} ms", response.getStatusCode(), took.toMillis());
            return response;
        }
    }

    private Response run(Request<?> request) {
        try {
            return app.run(request);
        } catch (Exception | Error e) {
            LOG.error(
                    request.getRequestType() == RequestType.Event
                            ? "an event was not recorded; Slack will send it again"
                            : "a request could not be answered",
                    e);
            return Response.builder()
                    .statusCode(500)
                    .contentType("text/plain; charset=utf-8")
                    .body("Something went wrong on our side.\n")
                    .build();
        }
    }

    /// The same for the same bytes, so that a delivery that is repeated can be told by it; nothing can be read from it.
    private static String id(@Nullable String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Optional.ofNullable(body).orElse("").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String workspace(Request<?> request) {
        return Optional.ofNullable(request.getContext().getTeamId()).orElse("unknown");
    }

    private static Kind kind(RequestType type) {
        return switch (type) {
            case Command -> Kind.COMMAND;
            case Event -> Kind.EVENT;
            case BlockAction -> Kind.BUTTON;
            case ViewSubmission, ViewClosed -> Kind.FORM;
            case GlobalShortcut, MessageShortcut -> Kind.SHORTCUT;
            default -> Kind.OTHER; // Slack's list is longer than what the manifest asks for
        };
    }
}
