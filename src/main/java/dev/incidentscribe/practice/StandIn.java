package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Member;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

    /// As long as a topic may be.
    private static final int TOPIC = 250;

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Member> members = new ConcurrentHashMap<>();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final List<JsonNode> forms = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> homes = new ConcurrentHashMap<>();
    private final List<JsonNode> replacements = new CopyOnWriteArrayList<>();
    private final List<JsonNode> blocks = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final Uploads uploads = new Uploads();
    private final SocketLink link = new SocketLink();
    private final Channels channels = new Channels();
    private final Circles circles = new Circles();
    private final Bookmarks bookmarks = new Bookmarks();
    private final Canvases canvases = new Canvases();
    private final Javalin javalin;
    private volatile List<String> scopes = List.of();

    /// Something the scribe sent: a message, or a file with its content.
    ///
    /// @param thread the timestamp of the message that the thread hangs on
    /// @param onlyTo who alone sees it; empty for the whole channel
    public record Posted(
            String channel, Optional<String> file, String text, Optional<String> thread, Optional<String> onlyTo) {}

    private StandIn(List<Member> members) {
        members.forEach(member -> this.members.put(member.id(), member));
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

    /// Where its Web API is.
    public String apiUrl() {
        return "http://127.0.0.1:%d/api/".formatted(javalin.port());
    }

    /// What it was sent so far.
    public List<Posted> posted() {
        return List.copyOf(posted);
    }

    /// The forms it was asked to open so far.
    public List<JsonNode> forms() {
        return List.copyOf(forms);
    }

    /// What somebody's Home tab shows; empty if nothing was published.
    public Optional<JsonNode> home(String user) {
        return Optional.ofNullable(homes.get(user));
    }

    /// Where a message that has buttons may be answered.
    public String responseUrl() {
        return "http://127.0.0.1:%d/respond".formatted(javalin.port());
    }

    /// What came there so far.
    public List<JsonNode> replacements() {
        return List.copyOf(replacements);
    }

    /// The blocks of the messages that it was sent so far, of those that had any.
    public List<JsonNode> blocks() {
        return List.copyOf(blocks);
    }

    /// What it did not take so far, because it breaks one of Slack's limits.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void replaced(JsonNode message) {
        replacements.add(message);
        refused.addAll(BlockKit.message(message.path("text").asString(""), message.path("blocks")));
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

    private void call(Context context) {
        List<String> broken = broken(context);
        if (!broken.isEmpty()) {
            refused.add("%s: %s".formatted(context.pathParam("method"), String.join("; ", broken)));
        }
        Map<String, Object> answer =
                broken.isEmpty() ? answer(context) : Map.of("ok", false, "error", "invalid_blocks");
        context.header("x-oauth-scopes", String.join(",", scopes));
        context.contentType("application/json").result(mapper.writeValueAsString(answer));
    }

    /// The scopes that the token has.
    public void grant(Collection<String> granted) {
        scopes = List.copyOf(granted);
    }

    /// Which of Slack's limits the request breaks.
    private List<String> broken(Context context) {
        return switch (context.pathParam("method")) {
            case "conversations.setTopic" -> atMost(TOPIC, "topic", parameter(context, "topic"));
            case "conversations.create" -> name(parameter(context, "name"));
            default -> brokenBlocks(context);
        };
    }

    private static List<String> name(String name) {
        return name.matches("[a-z0-9_-]{1,80}") ? List.of() : List.of("name: " + name);
    }

    private static List<String> atMost(int most, String what, String text) {
        return text.length() <= most ? List.of() : List.of("%s: %d of at most %d".formatted(what, text.length(), most));
    }

    private List<String> brokenBlocks(Context context) {
        if (context.formParam("view") != null) {
            return BlockKit.view(mapper.readTree(parameter(context, "view")));
        }
        String sent = parameter(context, "blocks");
        if (sent.isEmpty()) {
            return BlockKit.message(parameter(context, "text"), mapper.nullNode());
        }
        JsonNode shown = mapper.readTree(sent);
        blocks.add(shown);
        return BlockKit.message(parameter(context, "text"), shown);
    }

    private Map<String, Object> answer(Context context) {
        return switch (context.pathParam("method")) {
            case "auth.test" ->
                Map.of("ok", true, "team_id", TEAM, "user_id", BOT, "user", "scribe", "bot_id", "B0SCRIBE");
            case "users.info" -> user(parameter(context, "user"));
            case "apps.connections.open" ->
                Map.of("ok", true, "url", "ws://127.0.0.1:%d/link".formatted(javalin.port()));
            case "chat.postMessage" -> {
                String ts = timestamp();
                posted.add(message(context));
                channels.post(parameter(context, "channel"), ts, said(context));
                yield Map.of("ok", true, "channel", parameter(context, "channel"), "ts", ts);
            }
            case "chat.update" -> channels.update(parameter(context, "ts"), parameter(context, "text"));
            case "pins.add" -> channels.pin(parameter(context, "timestamp"), true);
            case "pins.remove" -> channels.pin(parameter(context, "timestamp"), false);
            case "bookmarks.add" ->
                bookmarks.add(
                        parameter(context, "channel_id"), parameter(context, "title"), parameter(context, "link"));
            case "bookmarks.edit" ->
                bookmarks.edit(
                        parameter(context, "bookmark_id"), parameter(context, "title"), parameter(context, "link"));
            case "bookmarks.list" -> bookmarks.list(parameter(context, "channel_id"));
            case "canvases.create" ->
                canvases.create(
                        parameter(context, "channel_id"),
                        parameter(context, "title"),
                        markdown(mapper.readTree(parameter(context, "document_content"))));
            case "canvases.edit" ->
                canvases.replace(
                        parameter(context, "canvas_id"),
                        markdown(mapper.readTree(parameter(context, "changes"))
                                .path(0)
                                .path("document_content")));
            case "conversations.setTopic" ->
                channels.setTopic(parameter(context, "channel"), parameter(context, "topic"));
            case "chat.postEphemeral" -> {
                posted.add(message(context));
                yield Map.of("ok", true, "message_ts", timestamp());
            }
            case "views.open" -> {
                forms.add(mapper.readTree(parameter(context, "view")));
                yield Map.of("ok", true);
            }
            case "views.publish" -> {
                homes.put(parameter(context, "user_id"), mapper.readTree(parameter(context, "view")));
                yield Map.of("ok", true);
            }
            case "chat.getPermalink" -> Map.of("ok", true, "permalink", permalink(context));
            case "conversations.create" ->
                circles.create(
                        parameter(context, "name"),
                        BOT,
                        List.of("1", "true").contains(parameter(context, "is_private")));
            case "conversations.invite" -> circles.invite(parameter(context, "channel"), parameter(context, "users"));
            case "conversations.list" -> circles.list();
            case "conversations.open" -> Map.of("ok", true, "channel", Map.of("id", "D" + parameter(context, "users")));
            case "conversations.history" ->
                own(context).orElseGet(() -> channels.history(reading(context)).json());
            case "conversations.replies" ->
                own(context)
                        .orElseGet(() -> channels.replies(parameter(context, "ts"), reading(context))
                                .json());
            case "reactions.get" -> channels.message(parameter(context, "timestamp"));
            case "conversations.info" ->
                circles.info(
                        parameter(context, "channel"),
                        channels.topic(parameter(context, "channel")),
                        canvases.tabs(parameter(context, "channel")));
            case "conversations.members" -> circles.members(parameter(context, "channel"));
            case "usergroups.users.list" -> circles.users(parameter(context, "usergroup"));
            case "files.getUploadURLExternal" -> {
                String id = "F" + counter.incrementAndGet();
                uploads.offer(id, parameter(context, "filename"));
                yield Map.of(
                        "ok",
                        true,
                        "upload_url",
                        "http://127.0.0.1:%d/upload/%s".formatted(javalin.port(), id),
                        "file_id",
                        id);
            }
            case "files.completeUploadExternal" -> complete(context);
            default -> Map.of("ok", true);
        };
    }

    /// The messages that were said.
    public Channels channels() {
        return channels;
    }

    /// What is bookmarked in the channels.
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// What is in the canvases of the channels.
    public Canvases canvases() {
        return canvases;
    }

    private static String markdown(JsonNode content) {
        return content.path("type").asString("").equals("markdown")
                ? content.path("markdown").asString("")
                : "";
    }

    /// Who is among whom.
    public Circles circles() {
        return circles;
    }

    private static Channels.Reading reading(Context context) {
        String limit = parameter(context, "limit");
        return new Channels.Reading(
                parameter(context, "channel"),
                Optional.ofNullable(context.formParam("oldest")),
                Optional.ofNullable(context.formParam("latest")),
                limit.isEmpty() ? 100 : Integer.parseInt(limit),
                Optional.ofNullable(context.formParam("cursor")));
    }

    /// What the scribe posted there, for whoever asks for its metadata.
    private Optional<Map<String, Object>> own(Context context) {
        return parameter(context, "include_all_metadata").equals("1")
                ? Optional.of(Map.of("ok", true, "messages", channels.posted(parameter(context, "channel"))))
                : Optional.empty();
    }

    private Map<String, Object> said(Context context) {
        String metadata = parameter(context, "metadata");
        return metadata.isEmpty()
                ? Map.of("text", parameter(context, "text"))
                : Map.of("text", parameter(context, "text"), "metadata", mapper.readTree(metadata));
    }

    private static String permalink(Context context) {
        return "https://practice.example/archives/%s/p%s"
                .formatted(
                        parameter(context, "channel"),
                        parameter(context, "message_ts").replace(".", ""));
    }

    private Map<String, Object> complete(Context context) {
        var files = new ArrayList<Map<String, Object>>();
        for (JsonNode file : mapper.readTree(parameter(context, "files"))) {
            String id = file.path("id").asString("");
            String title = file.path("title").asString("");
            posted.add(new Posted(
                    parameter(context, "channel_id"),
                    Optional.of(title),
                    uploads.text(id),
                    Optional.empty(),
                    Optional.empty()));
            files.add(Map.of("id", id, "title", title));
            channels.post(
                    parameter(context, "channel_id"),
                    timestamp(),
                    Map.of(
                            "files",
                            List.of(Map.of("id", id, "name", uploads.name(id).orElse(title)))));
        }
        return Map.of("ok", true, "files", files);
    }

    private Map<String, Object> user(String id) {
        Member member = members.get(id);
        if (member == null) {
            return Map.of("ok", false, "error", "user_not_found");
        }
        return Map.of(
                "ok",
                true,
                "user",
                Map.of(
                        "id", id,
                        "name", member.handle(),
                        "real_name", member.name(),
                        "tz", member.zone().getId(),
                        "profile", Map.of("display_name", member.name(), "real_name", member.name())));
    }

    /// What was uploaded last under that name.
    public Optional<byte[]> upload(String name) {
        return uploads.latest(name);
    }

    private void upload(Context context) {
        uploads.take(context.pathParam("id"), context.bodyAsBytes());
        context.result("OK");
    }

    private static Posted message(Context context) {
        return new Posted(
                parameter(context, "channel"),
                Optional.empty(),
                parameter(context, "text"),
                Optional.ofNullable(context.formParam("thread_ts")),
                Optional.ofNullable(context.formParam("user")));
    }

    private String timestamp() {
        return "1700000000.%06d".formatted(counter.incrementAndGet());
    }

    private static String parameter(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
