package dev.incidentscribe.slack.outbox;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An answer as blocks, with its buttons. A button carries all that it takes to do what it says, so that nothing has to
/// be kept for it.
/// Source of the limits: Slack's Block Kit reference.
public final class Buttons {
    /// The action ids of all buttons that do what could be typed begin with this.
    public static final String ACTION = "choice-";
    /// Those of all buttons that do what could be typed behind `/postmortem` with this.
    public static final String DRAFT = "draft-";
    /// Those of all buttons that open a form with this.
    public static final String FORM = "form-";

    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_PARTS = 3;
    private static final int LONGEST_LABEL = 75;
    private static final int LONGEST_VALUE = 2_000;

    private final JsonMapper mapper = new JsonMapper();

    /// What a button carries.
    ///
    /// @param key of the delivery it belongs to; all that may be meant by one typing counts once together
    /// @param typedAtMillis when it was typed; 0 for the moment of the press
    public record Pressed(String key, long typedAtMillis, String typed, int incident, int entry) {
        /// The moment of typing.
        public Instant typedAt(Instant now) {
            return typedAtMillis == 0 ? now : Instant.ofEpochMilli(typedAtMillis);
        }

        /// What was offered, as it was.
        public Choice.Meant choice() {
            return new Choice.Meant(
                    "", typed, entry == 0 ? Optional.empty() : Optional.of(new Choice.Instead(incident, entry)));
        }

        private static Pressed of(Choice.Meant meant, String key, Instant typedAt) {
            return new Pressed(
                    key,
                    typedAt.toEpochMilli(),
                    meant.typed(),
                    meant.instead().map(Choice.Instead::incident).orElse(0),
                    meant.instead().map(Choice.Instead::entry).orElse(0));
        }

        private static Pressed of(Choice.Now now, String key) {
            return new Pressed(DeliveryKey.of(key, now.typed()), 0, now.typed(), 0, 0);
        }

        private static Pressed of(Choice.OfDraft draft, String key) {
            return new Pressed(key + " postmortem " + draft.typed(), 0, draft.typed(), 0, 0);
        }
    }

    /// The answer as blocks; empty where text alone says it all, or where there is too much to carry.
    ///
    /// @param text the answer's, ready for Slack
    /// @param key of the delivery that is answered
    public List<LayoutBlock> blocks(String text, Reply reply, String key, Instant typedAt) {
        List<LayoutBlock> words = reply.layout().map(Pages::blocks).orElseGet(() -> sections(text));
        if ((reply.choices().isEmpty()
                        && reply.moment().isEmpty()
                        && reply.layout().isEmpty())
                || words.isEmpty()) {
            return List.of();
        }
        var elements = new ArrayList<BlockElement>();
        for (Choice choice : reply.choices()) {
            ButtonElement button = button(choice, elements.size(), key, typedAt);
            if (button.getValue().length() > LONGEST_VALUE) {
                return List.of();
            }
            elements.add(button);
        }
        var blocks = new ArrayList<>(words);
        reply.moment().ifPresent(moment -> blocks.add(inYourZone(moment)));
        if (!elements.isEmpty()) {
            blocks.add(ActionsBlock.builder().elements(elements).build());
        }
        return blocks;
    }

    /// Reads what a button carried; empty if it was none of ours.
    public Optional<Pressed> read(String value) {
        return read(value, Pressed.class);
    }

    /// Reads which form a button opens; empty if it was none of ours.
    public Optional<Form> form(String value) {
        return read(value, Form.class);
    }

    private static List<LayoutBlock> sections(String text) {
        return parts(text).stream().map(Pages::section).toList();
    }

    /// The text in parts that fit a block each, cut between lines; empty where that cannot be done.
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (part.length() + line.length() >= LONGEST_TEXT) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : "\n").append(line);
        }
        parts.add(part.toString());
        boolean fits = parts.size() == 1 || (parts.size() <= MOST_PARTS && !text.contains("```"));
        return fits && parts.stream().allMatch(it -> !it.isEmpty() && it.length() <= LONGEST_TEXT) ? parts : List.of();
    }

    private <T> Optional<T> read(String value, Class<T> type) {
        try {
            return Stream.of(mapper.readValue(value, type)).findFirst();
        } catch (JacksonException _) {
            // Not written by us: there is nothing to do with it.
            return Optional.empty();
        }
    }

    private ButtonElement button(Choice choice, int place, String key, Instant typedAt) {
        ButtonElement.ButtonElementBuilder button = ButtonElement.builder().text(plain(label(choice.label())));
        return switch (choice) {
            case Choice.Meant meant ->
                button.actionId(ACTION + place)
                        .value(json(Pressed.of(meant, key, typedAt)))
                        .build();
            case Choice.Now now ->
                button.actionId(ACTION + place)
                        .value(json(Pressed.of(now, key)))
                        .confirm(now.confirm()
                                .map(question -> confirmation(now.label(), question))
                                .orElse(null))
                        .build();
            case Choice.OfDraft draft ->
                button.actionId(DRAFT + place)
                        .value(json(Pressed.of(draft, key)))
                        .confirm(draft.confirm()
                                .map(question -> confirmation(draft.label(), question))
                                .orElse(null))
                        .build();
            case Choice.Fill fill ->
                button.actionId(FORM + place).value(json(fill.form())).build();
        };
    }

    private String json(Object value) {
        return mapper.writeValueAsString(value);
    }

    private static ConfirmationDialogObject confirmation(String label, String question) {
        return ConfirmationDialogObject.builder()
                .title(plain(label))
                .text(plain(question))
                .confirm(plain(label))
                .deny(plain("Leave it"))
                .build();
    }

    /// Slack shows it to each reader in a zone of their own.
    private static LayoutBlock inYourZone(Instant moment) {
        long second = moment.getEpochSecond();
        String token = "In your time zone: <!date^%d^{date_short_pretty}, {time}|%s>"
                .formatted(second, Instant.ofEpochSecond(second));
        return ContextBlock.builder()
                .elements(List.of(MarkdownTextObject.builder().text(token).build()))
                .build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }

    private static String label(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
