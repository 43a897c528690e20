package dev.incidentscribe.slack.form;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.incidentscribe.incident.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of a form, and what was entered in them. The key of a field is the id of its block and of its element.
/// Source of the limits: Slack's Block Kit reference.
public final class Inputs {
    /// The longest text that a field takes.
    static final int LONGEST_TEXT = 3_000;

    private static final int LONGEST_LABEL = 2_000;

    private Inputs() {}

    /// A form with these blocks; without a submit button where there is nothing to fill in.
    static View modal(
            String callback, String metadata, String title, Optional<String> submit, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(callback)
                .privateMetadata(metadata)
                .title(ViewTitle.builder().type("plain_text").text(title).build())
                .submit(submit.map(text -> ViewSubmit.builder()
                                .type("plain_text")
                                .text(text)
                                .build())
                        .orElse(null))
                .close(ViewClose.builder().type("plain_text").text("Leave it").build())
                .blocks(blocks)
                .build();
    }

    /// A field for words.
    ///
    /// @param initial what stands in it; at most [#LONGEST_TEXT] characters of it, since Slack takes no more, and
    /// nothing where it is blank, since Slack takes no empty text
    static PlainTextInputElement words(String key, boolean lines, @Nullable String initial) {
        return PlainTextInputElement.builder()
                .actionId(key)
                .multiline(lines)
                .maxLength(LONGEST_TEXT)
                .initialValue(initial == null || initial.isBlank() ? null : fitting(initial))
                .build();
    }

    /// A field for one of several.
    ///
    /// @param options what people read, by the value
    static StaticSelectElement select(String key, Map<String, String> options, Optional<String> chosen) {
        List<OptionObject> offered = options.entrySet().stream()
                .map(option -> OptionObject.builder()
                        .value(option.getKey())
                        .text(plain(option.getValue()))
                        .build())
                .toList();
        return StaticSelectElement.builder()
                .actionId(key)
                .options(offered)
                .initialOption(chosen.flatMap(value -> offered.stream()
                                .filter(option -> option.getValue().equals(value))
                                .findFirst())
                        .orElse(null))
                .build();
    }

    /// A field for somebody of the workspace.
    static UsersSelectElement person(String key) {
        return UsersSelectElement.builder().actionId(key).build();
    }

    /// A field for a day.
    static DatePickerElement day(String key) {
        return DatePickerElement.builder().actionId(key).build();
    }

    /// A field that may be left empty, or may not.
    static LayoutBlock field(String key, String label, Optional<String> hint, boolean optional, BlockElement element) {
        return InputBlock.builder()
                .blockId(key)
                .label(plain(Wording.beginning(label, LONGEST_LABEL - 1)))
                .hint(hint.map(Inputs::plain).orElse(null))
                .optional(optional)
                .element(element)
                .build();
    }

    /// Something to read between the fields.
    static LayoutBlock remark(String text) {
        return SectionBlock.builder().text(plain(text)).build();
    }

    /// Whether a field can hold all of it.
    static boolean fits(String text) {
        return text.length() <= LONGEST_TEXT;
    }

    /// What was filled in, by the key of the field; what was left empty is not among it.
    public static Map<String, String> entered(View view) {
        var entered = new LinkedHashMap<String, String>();
        Stream.ofNullable(view.getState())
                .flatMap(state -> Stream.ofNullable(state.getValues()))
                .flatMap(values -> values.entrySet().stream())
                .forEach(block -> block.getValue().values().stream()
                        .findFirst()
                        .flatMap(Inputs::entered)
                        .ifPresent(value -> entered.put(block.getKey(), value)));
        return entered;
    }

    /// What a field for words began with; empty if it began with nothing, or if Slack does not tell.
    public static Optional<String> began(View view, String key) {
        return Stream.ofNullable(view.getBlocks())
                .flatMap(List::stream)
                .flatMap(block -> block instanceof InputBlock input
                                && key.equals(input.getBlockId())
                                && input.getElement() instanceof PlainTextInputElement words
                        ? Stream.ofNullable(words.getInitialValue())
                        : Stream.empty())
                .findFirst();
    }

    private static Optional<String> entered(ViewState.Value value) {
        return Stream.of(
                        Optional.ofNullable(value.getValue()),
                        Optional.ofNullable(value.getSelectedOption()).map(option -> option.getValue()),
                        Optional.ofNullable(value.getSelectedUser()),
                        Optional.ofNullable(value.getSelectedDate()))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String fitting(String text) {
        return fits(text) ? text : text.substring(0, Wording.lastEnd(text, LONGEST_TEXT));
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
