package dev.incidentscribe.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The buttons under an answer. A button carries all that it takes to do what it says, with the time of the first
/// typing, so that nothing has to be kept for it.
/// Source of the limits: Slack's Block Kit reference.
final class Buttons {
    /// The action ids of all buttons begin with this.
    static final String ACTION = "choice-";

    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_LABEL = 75;
    private static final int LONGEST_VALUE = 2_000;

    private final JsonMapper mapper = new JsonMapper();

    /// What a button carries.
    ///
    /// @param key of the delivery it belongs to; all its buttons together count once
    record Pressed(String key, long typedAtMillis, String typed, int incident, int entry) {
        Instant typedAt() {
            return Instant.ofEpochMilli(typedAtMillis);
        }

        Reply.Choice choice() {
            return new Reply.Choice(
                    "", typed, entry == 0 ? Optional.empty() : Optional.of(new Reply.Instead(incident, entry)));
        }
    }

    /// The answer as blocks; empty where there is nothing to choose, or too much to carry.
    List<LayoutBlock> blocks(String text, Reply reply, String key, Instant typedAt) {
        if (reply.choices().isEmpty() || text.length() > LONGEST_TEXT) {
            return List.of();
        }
        var elements = new ArrayList<BlockElement>();
        for (Reply.Choice choice : reply.choices()) {
            String value = mapper.writeValueAsString(pressed(choice, key, typedAt));
            if (value.length() > LONGEST_VALUE) {
                return List.of();
            }
            elements.add(ButtonElement.builder()
                    .actionId(ACTION + elements.size())
                    .text(PlainTextObject.builder().text(label(choice.label())).build())
                    .value(value)
                    .build());
        }
        return List.of(
                SectionBlock.builder()
                        .text(MarkdownTextObject.builder().text(text).build())
                        .build(),
                ActionsBlock.builder().elements(elements).build());
    }

    /// Reads what a button carried; empty if it was none of ours.
    Optional<Pressed> read(String value) {
        try {
            return Stream.of(mapper.readValue(value, Pressed.class)).findFirst();
        } catch (JacksonException _) {
            // Not written by us: there is nothing to do with it.
            return Optional.empty();
        }
    }

    private static Pressed pressed(Reply.Choice choice, String key, Instant typedAt) {
        return new Pressed(
                key,
                typedAt.toEpochMilli(),
                choice.typed(),
                choice.instead().map(Reply.Instead::incident).orElse(0),
                choice.instead().map(Reply.Instead::entry).orElse(0));
    }

    private static String label(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
