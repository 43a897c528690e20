package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Member;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in for Slack on loopback: so much of its Web API and of Socket Mode as the scribe uses. It keeps what it was
/// sent.
public final class StandIn implements AutoCloseable {
    /// The workspace it plays.
    public static final String TEAM = "T0PRACTICE";

    /// The scribe's own user id.
    public static final String BOT = "U0SCRIBE";

    private final JsonMapper mapper = new JsonMapper();
    private final List<JsonNode> blocks = new CopyOnWriteArrayList<>();
    private final List<JsonNode> replacements = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final SocketLink link = new SocketLink();
    private final WebApi api;
    private final Javalin javalin;
    private volatile List<String> scopes = List.of();

    /// Something the scribe sent: a message, or a file with its content.
    ///
    /// @param thread the timestamp of the message that the thread hangs on
    /// @param onlyTo who alone sees it; empty for the whole channel
    public record Posted(
            String channel, Optional<String> file, String text, Optional<String> thread, Optional<String> onlyTo) {}

    private StandIn(List<Member> members) {
        this.api = new WebApi(members, this::host);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = new QueuedThreadPool(16);
            config.routes.post("/api/{method}", this::call);
            config.routes.post("/upload/{id}", this::upload);
            config.routes.post("/respond", it -> replaced(mapper.readTree(it.body())));
            config.routes.ws("/link", link::accept);
        });
    }

    /// Starts it with these people in its workspace.
    public static StandIn start(List<Member> members) {
        var standIn = new StandIn(members);
        standIn.javalin.start("127.0.0.1", 0);
        return standIn;
    }

    private String host() {
        return "127.0.0.1:" + javalin.port();
    }

    private void call(Context context) {
        var call = new Call(context);
        JsonNode shown = call.json("blocks");
        if (!shown.isMissingNode()) {
            blocks.add(shown);
        }
        List<String> broken = Limits.broken(call);
        if (!broken.isEmpty()) {
            refused.add("%s: %s".formatted(call.method(), String.join("; ", broken)));
        }
        Map<String, Object> answer =
                broken.isEmpty() ? api.answer(call) : Map.of("ok", false, "error", "invalid_blocks");
        context.header("x-oauth-scopes", String.join(",", scopes));
        context.contentType("application/json").result(mapper.writeValueAsString(answer));
    }

    private void upload(Context context) {
        api.take(context.pathParam("id"), context.bodyAsBytes());
        context.result("OK");
    }

    private void replaced(JsonNode message) {
        replacements.add(message);
        refused.addAll(BlockKit.message(message.path("text").asString(""), message.path("blocks")));
    }

    /// Where its Web API is.
    public String apiUrl() {
        return "http://%s/api/".formatted(host());
    }

    /// Where a message that has buttons may be answered.
    public String responseUrl() {
        return "http://%s/respond".formatted(host());
    }

    /// The scopes that the token has.
    public void grant(Collection<String> granted) {
        scopes = List.copyOf(granted);
    }

    /// Sends an envelope over Socket Mode, and waits until it is acknowledged.
    ///
    /// @return the payload of the acknowledgement, null if it had none
    public JsonNode send(String type, Object payload) throws InterruptedException {
        return link.send(type, payload);
    }

    /// How many connections of Socket Mode there were so far.
    public int connections() {
        return link.connections();
    }

    /// Announces that the connection of Socket Mode is going to be ended, as Slack does every few hours.
    public void announceEnd() {
        link.announceEnd();
    }

    /// What it was sent so far.
    public List<Posted> posted() {
        return List.copyOf(api.posted());
    }

    /// The blocks of the messages that it was sent so far, of those that had any.
    public List<JsonNode> blocks() {
        return List.copyOf(blocks);
    }

    /// The forms it was asked to open so far.
    public List<JsonNode> forms() {
        return List.copyOf(api.forms());
    }

    /// What somebody's Home tab shows; empty if nothing was published.
    public Optional<JsonNode> home(String user) {
        return Optional.ofNullable(api.homes().get(user));
    }

    /// What was uploaded last under that name.
    public Optional<byte[]> upload(String name) {
        return api.upload(name);
    }

    /// What came so far to where a message that has buttons may be answered.
    public List<JsonNode> replacements() {
        return List.copyOf(replacements);
    }

    /// What it did not take so far, because it breaks one of Slack's limits.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /// The messages that were said.
    public Channels channels() {
        return api.channels();
    }

    /// Who is among whom.
    public Circles circles() {
        return api.circles();
    }

    /// What is bookmarked in the channels.
    public Bookmarks bookmarks() {
        return api.bookmarks();
    }

    /// What is in the canvases of the channels.
    public Canvases canvases() {
        return api.canvases();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
