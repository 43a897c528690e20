package dev.incidentscribe.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.incidentscribe.Captures;
import dev.incidentscribe.command.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The form behind the message shortcut: what a message is for the timeline, when it happened, in which words.
/// Source of the limits: Slack's Block Kit reference.
final class TimelineForm {
    static final String CALLBACK = "timeline-form";
    static final String KIND = "kind";
    static final String TIME = "time";
    static final String TEXT = "text";

    private static final int LONGEST_TEXT = 3_000;

    private final JsonMapper mapper = new JsonMapper();

    /// The message that the form is about.
    record About(String channel, String ts, String author, String name, String permalink) {}

    View view(About about, String time, String text) {
        return View.builder()
                .type("modal")
                .callbackId(CALLBACK)
                .privateMetadata(mapper.writeValueAsString(about))
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text("Add to timeline")
                        .build())
                .submit(ViewSubmit.builder().type("plain_text").text("Add").build())
                .close(ViewClose.builder().type("plain_text").text("Leave it").build())
                .blocks(List.of(
                        kind(), input(TIME, "When it happened", time, false), input(TEXT, "What happened", text, true)))
                .build();
    }

    About about(View view) {
        return mapper.readValue(view.getPrivateMetadata(), About.class);
    }

    static Verb kind(View view) {
        return value(view, KIND)
                .map(ViewState.Value::getSelectedOption)
                .flatMap(option -> Verb.find(option.getValue()))
                .orElse(Verb.NOTE);
    }

    static String written(View view, String block) {
        return value(view, block)
                .map(ViewState.Value::getValue)
                .map(String::strip)
                .orElse("");
    }

    private static Optional<ViewState.Value> value(View view, String block) {
        return Optional.ofNullable(view.getState())
                .map(ViewState::getValues)
                .map(values -> values.get(block))
                .map(Map::values)
                .flatMap(values -> values.stream().findFirst());
    }

    private static LayoutBlock kind() {
        List<OptionObject> options = Arrays.stream(Verb.values())
                .filter(Captures::isCapturing)
                .map(TimelineForm::option)
                .toList();
        return InputBlock.builder()
                .blockId(KIND)
                .label(plain("What it is"))
                .element(StaticSelectElement.builder()
                        .actionId(KIND)
                        .options(options)
                        .initialOption(option(Verb.NOTE))
                        .build())
                .build();
    }

    private static OptionObject option(Verb verb) {
        return OptionObject.builder()
                .text(plain(verb.word()))
                .value(verb.word())
                .build();
    }

    private static LayoutBlock input(String block, String label, String initial, boolean lines) {
        String fitting = initial.length() <= LONGEST_TEXT ? initial : initial.substring(0, LONGEST_TEXT);
        return InputBlock.builder()
                .blockId(block)
                .label(plain(label))
                .element(PlainTextInputElement.builder()
                        .actionId(block)
                        .multiline(lines)
                        .initialValue(fitting)
                        .build())
                .build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
