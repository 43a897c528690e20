package dev.incidentscribe.slack.form;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.incidentscribe.capture.Additions;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.command.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The form behind the message shortcut: what a message is for the timeline, when it happened, in which words.
public final class TimelineForm {
    public static final String CALLBACK = "timeline-form";

    private static final String NOTE = Verb.NOTE.word();

    private final JsonMapper mapper = new JsonMapper();

    /// The message that the form is about.
    ///
    /// @param thread the timestamp of the message that its thread hangs on; null if it is in none
    public record About(
            String channel,
            String ts,
            String author,
            String name,
            String permalink,
            @Nullable String thread) {}

    /// The form, with what it begins with.
    public View view(About about, String time, String text) {
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(Inputs.field(
                Additions.KIND,
                "What it is",
                Optional.empty(),
                false,
                Inputs.select(Additions.KIND, kinds(), Optional.of(NOTE))));
        blocks.add(Inputs.field(
                Additions.TIME,
                "When it happened",
                Optional.empty(),
                false,
                Inputs.words(Additions.TIME, false, time)));
        blocks.add(Inputs.field(
                Additions.TEXT, "What happened", Optional.empty(), false, Inputs.words(Additions.TEXT, true, text)));
        if (!Inputs.fits(text)) {
            blocks.add(Inputs.remark(
                    "The message has %d characters, and a form takes no more than %d: above is its beginning, and only that is recorded. A capture emoji on the message takes all of it."
                            .formatted(text.length(), Inputs.LONGEST_TEXT)));
        }
        return Inputs.modal(CALLBACK, mapper.writeValueAsString(about), "Add to timeline", Optional.of("Add"), blocks);
    }

    /// What is shown of a message of the scribe's own.
    public View ours() {
        return Inputs.modal(
                CALLBACK,
                "",
                "Add to timeline",
                Optional.empty(),
                List.of(
                        Inputs.remark(
                                "I said this myself, about what is on record. `/incident TEXT` records what you know besides.")));
    }

    /// The message that a form was filled in for.
    public About about(View view) {
        return mapper.readValue(view.getPrivateMetadata(), About.class);
    }

    /// The kinds by their words.
    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        Arrays.stream(Verb.values())
                .filter(Captures::isCapturing)
                .map(Verb::word)
                .forEach(word -> kinds.put(word, word));
        return kinds;
    }
}
