package dev.incidentscribe.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The limits of Block Kit, as Slack holds messages and views to them. What breaks one is refused as a whole.
/// Source: Slack's Block Kit reference, and its reference of views.
public final class BlockKit {
    private static final int MESSAGE_BLOCKS = 50;
    private static final int VIEW_BLOCKS = 100;
    private static final int MESSAGE_TEXT = 40_000;
    private static final int ALL_TEXT = 12_000;

    private final List<String> broken = new ArrayList<>();
    private int length;

    private BlockKit() {}

    /// Which limits a message breaks; none if Slack would take it.
    ///
    /// @param blocks an array, or nothing
    public static List<String> message(String text, JsonNode blocks) {
        var kit = new BlockKit();
        kit.atMost(MESSAGE_TEXT, text.length(), "text");
        if (!blocks.isMissingNode() && !blocks.isNull()) {
            kit.blocks(blocks, MESSAGE_BLOCKS);
            kit.atMost(ALL_TEXT, kit.length, "the text of all blocks");
        }
        return List.copyOf(kit.broken);
    }

    /// Which limits a view breaks; none if Slack would take it.
    public static List<String> view(JsonNode view) {
        var kit = new BlockKit();
        if (view.path("type").asString("").equals("modal")) {
            kit.text(view.path("title"), 24, "title");
            kit.optional(view, "submit", 24);
            kit.optional(view, "close", 24);
        }
        kit.atMost(3_000, view.path("private_metadata").asString("").length(), "private_metadata");
        kit.atMost(255, view.path("callback_id").asString("").length(), "callback_id");
        kit.blocks(view.path("blocks"), VIEW_BLOCKS);
        boolean input = view.path("blocks")
                .valueStream()
                .anyMatch(block -> block.path("type").asString("").equals("input"));
        kit.hold(!input || view.has("submit"), "a view with inputs has no submit");
        return List.copyOf(kit.broken);
    }

    private void blocks(JsonNode blocks, int most) {
        hold(!blocks.isEmpty(), "there are no blocks");
        atMost(most, blocks.size(), "blocks");
        unique(blocks, "block_id");
        blocks.forEach(this::block);
    }

    private void block(JsonNode block) {
        String type = block.path("type").asString("");
        atMost(255, block.path("block_id").asString("").length(), "block_id");
        switch (type) {
            case "section" -> {
                hold(block.has("text") || block.has("fields"), "a section says nothing");
                optional(block, "text", 3_000);
                atMost(10, block.path("fields").size(), "fields");
                block.path("fields").forEach(field -> text(field, 2_000, "field"));
                Optional.of(block.path("accessory"))
                        .filter(it -> !it.isMissingNode())
                        .ifPresent(this::element);
            }
            case "header" -> text(block.path("text"), 150, "header");
            case "context" -> {
                elements(block, 10);
                block.path("elements").forEach(element -> text(element, 3_000, "context"));
            }
            case "actions" -> {
                elements(block, 25);
                unique(block.path("elements"), "action_id");
                block.path("elements").forEach(this::element);
            }
            case "input" -> {
                text(block.path("label"), 2_000, "label");
                optional(block, "hint", 2_000);
                element(block.path("element"));
            }
            case "divider" -> {}
            case "markdown" -> atMost(12_000, block.path("text").asString("").length(), "markdown");
            default -> broken.add("a block of the unknown type “%s”".formatted(type));
        }
    }

    private void elements(JsonNode block, int most) {
        hold(!block.path("elements").isEmpty(), "a block has no elements");
        atMost(most, block.path("elements").size(), "elements");
    }

    private void element(JsonNode element) {
        atMost(255, element.path("action_id").asString("").length(), "action_id");
        optional(element, "placeholder", 150);
        if (element.has("confirm")) {
            JsonNode confirm = element.path("confirm");
            text(confirm.path("title"), 100, "title of a confirmation");
            text(confirm.path("text"), 300, "text of a confirmation");
            text(confirm.path("confirm"), 30, "confirm");
            text(confirm.path("deny"), 30, "deny");
        }
        switch (element.path("type").asString("")) {
            case "button" -> {
                text(element.path("text"), 75, "text of a button");
                atMost(2_000, element.path("value").asString("").length(), "value of a button");
                atMost(3_000, element.path("url").asString("").length(), "url of a button");
            }
            case "plain_text_input" -> {
                int longest = element.path("max_length").asInt(3_000);
                atMost(3_000, longest, "max_length");
                atMost(longest, element.path("initial_value").asString("").length(), "initial_value");
                hold(!element.path("initial_value").asString("something").isEmpty(), "initial_value is empty");
            }
            case "static_select", "overflow", "radio_buttons" -> options(element.path("options"));
            case "users_select", "datepicker" -> {}
            default -> broken.add("an element of the unknown type “%s”".formatted(element.path("type")));
        }
    }

    private void options(JsonNode options) {
        hold(!options.isEmpty(), "there are no options");
        atMost(100, options.size(), "options");
        options.forEach(option -> {
            text(option.path("text"), 75, "text of an option");
            atMost(75, option.path("value").asString("").length(), "value of an option");
        });
    }

    private void optional(JsonNode owner, String name, int most) {
        if (owner.has(name)) {
            text(owner.path(name), most, name);
        }
    }

    private void text(JsonNode text, int most, String what) {
        String said = text.path("text").asString("");
        hold(!said.isEmpty(), "%s is empty".formatted(what));
        atMost(most, said.length(), what);
        length += said.length();
    }

    private void unique(JsonNode owners, String name) {
        Set<String> seen = new HashSet<>();
        owners.forEach(owner -> hold(
                !owner.has(name) || seen.add(owner.path(name).asString("")), "a %s is there twice".formatted(name)));
    }

    private void atMost(int most, int actual, String what) {
        hold(actual <= most, "%s: %d of at most %d".formatted(what, actual, most));
    }

    private void hold(boolean held, String otherwise) {
        if (!held) {
            broken.add(otherwise);
        }
    }
}
