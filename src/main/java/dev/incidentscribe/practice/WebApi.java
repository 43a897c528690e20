package dev.incidentscribe.practice;

import dev.incidentscribe.practice.StandIn.Posted;
import dev.incidentscribe.practice.Transcript.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What the stand-in answers to each method of the Web API, and what it keeps of the call. Of a method that it does not
/// know it says that it went well.
final class WebApi {
    private static final Map<String, Object> OK = Map.of("ok", true);
    private static final Set<String> TRUE = Set.of("1", "true");

    private final Profiles profiles;
    private final Supplier<String> host;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final List<JsonNode> forms = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> homes = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final Uploads uploads = new Uploads();
    private final Channels channels = new Channels();
    private final Circles circles = new Circles();
    private final Bookmarks bookmarks = new Bookmarks();
    private final Canvases canvases = new Canvases();

    /// One for these people.
    ///
    /// @param host where the stand-in is: `127.0.0.1:4321`
    WebApi(List<Member> members, Supplier<String> host) {
        this.profiles = new Profiles(members);
        this.host = host;
    }

    Map<String, Object> answer(Call call) {
        return switch (call.method()) {
            case "auth.test" ->
                Map.of(
                        "ok",
                        true,
                        "team_id",
                        StandIn.TEAM,
                        "user_id",
                        StandIn.BOT,
                        "user",
                        "scribe",
                        "bot_id",
                        "B0SCRIBE");
            case "apps.connections.open" -> Map.of("ok", true, "url", "ws://%s/link".formatted(host.get()));
            case "users.info" -> profiles.info(call.text("user"));
            case "usergroups.users.list" -> circles.users(call.text("usergroup"));
            case "chat.postMessage" -> post(call);
            case "chat.postEphemeral" -> postToOne(call);
            case "chat.update" -> channels.update(call.text("ts"), call.text("text"));
            case "chat.getPermalink" -> Map.of("ok", true, "permalink", permalink(call));
            case "reactions.get" -> channels.message(call.text("timestamp"));
            case "pins.add" -> channels.pin(call.text("timestamp"), true);
            case "pins.remove" -> channels.pin(call.text("timestamp"), false);
            case "conversations.history" ->
                own(call).orElseGet(() -> channels.history(reading(call)).json());
            case "conversations.replies" ->
                own(call)
                        .orElseGet(() ->
                                channels.replies(call.text("ts"), reading(call)).json());
            case "conversations.info" -> info(call.text("channel"));
            case "conversations.members" -> circles.members(call.text("channel"));
            case "conversations.setTopic" -> channels.setTopic(call.text("channel"), call.text("topic"));
            case "conversations.create" ->
                circles.create(call.text("name"), StandIn.BOT, TRUE.contains(call.text("is_private")));
            case "conversations.invite" -> circles.invite(call.text("channel"), call.text("users"));
            case "conversations.list" -> circles.list();
            case "conversations.open" -> Map.of("ok", true, "channel", Map.of("id", "D" + call.text("users")));
            case "bookmarks.add" -> bookmarks.add(call.text("channel_id"), call.text("title"), call.text("link"));
            case "bookmarks.edit" -> bookmarks.edit(call.text("bookmark_id"), call.text("title"), call.text("link"));
            case "bookmarks.list" -> bookmarks.list(call.text("channel_id"));
            case "canvases.create" ->
                canvases.create(call.text("channel_id"), call.text("title"), markdown(call.json("document_content")));
            case "canvases.edit" ->
                canvases.replace(
                        call.text("canvas_id"),
                        markdown(call.json("changes").path(0).path("document_content")));
            case "views.open" -> openForm(call.json("view"));
            case "views.publish" -> publishHome(call.text("user_id"), call.json("view"));
            case "files.getUploadURLExternal" -> offer(call.text("filename"));
            case "files.completeUploadExternal" -> complete(call);
            default -> OK;
        };
    }

    /// The bytes of a file that was offered.
    void take(String file, byte[] content) {
        uploads.take(file, content);
    }

    /// What was uploaded last under that name.
    Optional<byte[]> upload(String name) {
        return uploads.latest(name);
    }

    List<Posted> posted() {
        return posted;
    }

    List<JsonNode> forms() {
        return forms;
    }

    Map<String, JsonNode> homes() {
        return homes;
    }

    Channels channels() {
        return channels;
    }

    Circles circles() {
        return circles;
    }

    Bookmarks bookmarks() {
        return bookmarks;
    }

    Canvases canvases() {
        return canvases;
    }

    private Map<String, Object> post(Call call) {
        String ts = timestamp();
        posted.add(message(call));
        channels.post(call.text("channel"), ts, said(call));
        return Map.of("ok", true, "channel", call.text("channel"), "ts", ts);
    }

    private Map<String, Object> postToOne(Call call) {
        posted.add(message(call));
        return Map.of("ok", true, "message_ts", timestamp());
    }

    private Map<String, Object> info(String channel) {
        return circles.info(channel, channels.topic(channel), canvases.tabs(channel));
    }

    private Map<String, Object> openForm(JsonNode view) {
        forms.add(view);
        return OK;
    }

    private Map<String, Object> publishHome(String user, JsonNode view) {
        homes.put(user, view);
        return OK;
    }

    private Map<String, Object> offer(String filename) {
        String id = "F" + counter.incrementAndGet();
        uploads.offer(id, filename);
        return Map.of("ok", true, "upload_url", "http://%s/upload/%s".formatted(host.get(), id), "file_id", id);
    }

    private static String markdown(JsonNode content) {
        return content.path("type").asString("").equals("markdown")
                ? content.path("markdown").asString("")
                : "";
    }

    private static Channels.Reading reading(Call call) {
        String limit = call.text("limit");
        return new Channels.Reading(
                call.text("channel"),
                call.optional("oldest"),
                call.optional("latest"),
                limit.isEmpty() ? 100 : Integer.parseInt(limit),
                call.optional("cursor"));
    }

    /// What the scribe posted there, for whoever asks for its metadata.
    private Optional<Map<String, Object>> own(Call call) {
        return call.text("include_all_metadata").equals("1")
                ? Optional.of(Map.of("ok", true, "messages", channels.posted(call.text("channel"))))
                : Optional.empty();
    }

    private Map<String, Object> said(Call call) {
        String metadata = call.text("metadata");
        return metadata.isEmpty()
                ? Map.of("text", call.text("text"))
                : Map.of("text", call.text("text"), "metadata", call.json("metadata"));
    }

    private static String permalink(Call call) {
        return "https://practice.example/archives/%s/p%s"
                .formatted(call.text("channel"), call.text("message_ts").replace(".", ""));
    }

    private Map<String, Object> complete(Call call) {
        var files = new ArrayList<Map<String, Object>>();
        for (JsonNode file : call.json("files")) {
            String id = file.path("id").asString("");
            String title = file.path("title").asString("");
            posted.add(new Posted(
                    call.text("channel_id"), Optional.of(title), uploads.text(id), Optional.empty(), Optional.empty()));
            files.add(Map.of("id", id, "title", title));
            channels.post(
                    call.text("channel_id"),
                    timestamp(),
                    Map.of(
                            "files",
                            List.of(Map.of("id", id, "name", uploads.name(id).orElse(title)))));
        }
        return Map.of("ok", true, "files", files);
    }

    private static Posted message(Call call) {
        return new Posted(
                call.text("channel"),
                Optional.empty(),
                call.text("text"),
                call.optional("thread_ts"),
                call.optional("user"));
    }

    private String timestamp() {
        return "1700000000.%06d".formatted(counter.incrementAndGet());
    }
}
