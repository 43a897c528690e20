package dev.incidentscribe.cli;

import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.practice.StandIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What Mia does with buttons and forms, as Slack tells of it.
record SlackGestures(TestApp app) {

    /// Types a line, and takes the answer as Slack gets it.
    JsonNode type(String line) throws Exception {
        return app.requests()
                .signed(SlackRequests.form(
                        SlackRequests.typed(line, TestApp.AT_THE_KEYS, "gesture " + UUID.randomUUID())))
                .json();
    }

    /// Uses the shortcut *Add to timeline* on a message.
    Answer addToTimeline(String ts, Map<String, Object> message) throws Exception {
        return app.interact(shortcut(ts, message));
    }

    /// What Slack sends of that shortcut.
    static Map<String, Object> shortcut(String ts, Map<String, Object> message) {
        return Map.of(
                "type",
                "message_action",
                "callback_id",
                "add_to_timeline",
                "trigger_id",
                "shortcut",
                "message_ts",
                ts,
                "team",
                Map.of("id", StandIn.TEAM),
                "channel",
                Map.of("id", TestApp.CHANNEL, "name", "incidents"),
                "user",
                Map.of("id", TestApp.MIA.id(), "name", TestApp.MIA.handle()),
                "message",
                message);
    }

    /// The buttons of a message.
    static List<JsonNode> buttons(JsonNode blocks) {
        return blocks.valueStream()
                .filter(block -> block.path("type").asString("").equals("actions"))
                .flatMap(block -> block.path("elements").valueStream())
                .toList();
    }

    /// What is written on them.
    static List<String> labels(JsonNode blocks) {
        return buttons(blocks).stream().map(SlackGestures::label).toList();
    }

    private static String label(JsonNode button) {
        return button.at("/text/text").asString("");
    }

    /// Presses the button of that label, and waits until what follows is done.
    void press(JsonNode blocks, String label) throws Exception {
        JsonNode button = buttons(blocks).stream()
                .filter(it -> label(it).equals(label))
                .findFirst()
                .orElseThrow();
        Answer answer = app.interact(pressed(TestApp.MIA.id(), button, inChannel(app.standIn())));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        app.settle();
    }

    /// What Slack sends when somebody presses a button.
    ///
    /// @param where it stands and is answered, and whatever else is special about it
    static Map<String, Object> pressed(String user, JsonNode button, Map<String, Object> where) {
        var payload = new HashMap<String, Object>(Map.of(
                "type",
                "block_actions",
                "team",
                Map.of("id", StandIn.TEAM),
                "user",
                Map.of("id", user, "username", "somebody"),
                "trigger_id",
                "pressed",
                "actions",
                List.of(Map.of(
                        "type",
                        "button",
                        "block_id",
                        "b",
                        "action_id",
                        button.path("action_id").asString(""),
                        "value",
                        button.path("value").asString("")))));
        payload.putAll(where);
        return payload;
    }

    /// Of a button in the channel of the tests.
    static Map<String, Object> inChannel(StandIn standIn) {
        return Map.of(
                "channel", Map.of("id", TestApp.CHANNEL, "name", "incidents"), "response_url", standIn.responseUrl());
    }

    /// The form that opens when this is done.
    JsonNode form(Doing doing) throws Exception {
        int before = app.standIn().forms().size();
        doing.run();
        Eventually.holds("the form opens", () -> app.standIn().forms().size() > before);
        return app.standIn().forms().getLast();
    }

    /// Something that opens a form.
    interface Doing {
        void run() throws Exception;
    }

    /// Sends a form as it is filled in.
    ///
    /// @param id Slack's of the form
    /// @param values by field; what was chosen or entered
    Answer submit(JsonNode form, String id, Map<String, String> values) throws Exception {
        return submit(TestApp.MIA.id(), form, id, values);
    }

    /// Somebody else does.
    Answer submit(String user, JsonNode form, String id, Map<String, String> values) throws Exception {
        Answer answer = app.interact(submitted(
                Map.of("team", Map.of("id", StandIn.TEAM), "user", Map.of("id", user, "name", "somebody")),
                Map.of("id", id),
                form,
                values));
        app.settle();
        return answer;
    }

    /// What Slack sends of a form that was filled in.
    ///
    /// @param by whose it is
    /// @param which what names the form
    static Map<String, Object> submitted(
            Map<String, Object> by, Map<String, Object> which, JsonNode form, Map<String, String> values) {
        var state = new HashMap<String, Object>();
        values.forEach((key, value) -> state.put(key, Map.of(key, value(form, key, value))));
        var view = new HashMap<String, Object>(Map.of(
                "type", "modal",
                "callback_id", form.path("callback_id").asString(""),
                "private_metadata", form.path("private_metadata").asString(""),
                "state", Map.of("values", state)));
        view.putAll(which);
        var payload = new HashMap<String, Object>(Map.of("type", "view_submission", "view", view));
        payload.putAll(by);
        return payload;
    }

    private static Map<String, Object> value(JsonNode form, String key, String value) {
        String type = element(form, key).path("type").asString("");
        return switch (type) {
            case "static_select" -> Map.of("type", type, "selected_option", Map.of("value", value));
            case "users_select" -> Map.of("type", type, "selected_user", value);
            case "datepicker" -> Map.of("type", type, "selected_date", value);
            default -> Map.of("type", type, "value", value);
        };
    }

    /// The fields of a form, in their order.
    static List<String> fields(JsonNode form) {
        return inputs(form).map(block -> block.path("block_id").asString("")).toList();
    }

    /// What a field is filled in with.
    static JsonNode element(JsonNode form, String key) {
        return inputs(form)
                .filter(block -> block.path("block_id").asString("").equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + key + " in " + fields(form)))
                .path("element");
    }

    private static Stream<JsonNode> inputs(JsonNode form) {
        return form.path("blocks")
                .valueStream()
                .filter(block -> block.path("type").asString("").equals("input"));
    }

    /// What is said at a field of a form that was not taken.
    static String error(Answer answer, String field) {
        return answer.body().isEmpty()
                ? ""
                : answer.json().path("errors").path(field).asString("");
    }
}
