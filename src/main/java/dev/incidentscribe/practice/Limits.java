package dev.incidentscribe.practice;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Slack's limits to what a call of its Web API may bring.
final class Limits {
    private static final int TOPIC = 250;
    private static final Pattern CHANNEL_NAME = Pattern.compile("[a-z0-9_-]{1,80}");

    private Limits() {}

    /// Those that the call breaks; none if Slack would take it.
    static List<String> broken(Call call) {
        return switch (call.method()) {
            case "conversations.setTopic" -> topic(call.text("topic"));
            case "conversations.create" -> name(call.text("name"));
            default -> blocks(call);
        };
    }

    private static List<String> topic(String topic) {
        return topic.length() <= TOPIC
                ? List.of()
                : List.of("topic: %d of at most %d".formatted(topic.length(), TOPIC));
    }

    private static List<String> name(String name) {
        return CHANNEL_NAME.matcher(name).matches() ? List.of() : List.of("name: " + name);
    }

    private static List<String> blocks(Call call) {
        JsonNode view = call.json("view");
        return view.isMissingNode() ? BlockKit.message(call.text("text"), call.json("blocks")) : BlockKit.view(view);
    }
}
