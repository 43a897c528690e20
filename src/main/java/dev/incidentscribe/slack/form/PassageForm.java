package dev.incidentscribe.slack.form;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.incidentscribe.editing.Passages.Sheet;
import dev.incidentscribe.incident.Passage;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// The form in which somebody writes a section of a postmortem. A field takes 3,000 characters, so that a longer
/// section has several, one for each part of it.
final class PassageForm {
    static final String CALLBACK = "passage-form";

    private static final String HINT = "Markdown: *emphasis*, `code`, lists, quotations and links.";
    /// With less room than this left in a field there is another one.
    private static final int ROOM = 500;
    private static final int MOST_PARTS = 90;
    private static final int MOST_SHOWN = 9_000;

    private final JsonMapper mapper = new JsonMapper();

    /// What a form is about.
    ///
    /// @param from the state of the section that it shows; part of the keys of its fields, since Slack keeps what
    /// was entered in a field of the same key
    /// @param channel where it was asked for
    /// @param joints what stood between the parts of the text
    record About(int incident, Section section, int from, String channel, List<String> joints) {
        String key(int part) {
            return "%s-%d-%d".formatted(section.wire(), from, part);
        }
    }

    /// The form with the section as it stands.
    View view(Sheet sheet, String channel) {
        return view(sheet, channel, sheet.text(), List.of());
    }

    /// The form with what somebody entered, after somebody else was faster: theirs is shown above.
    ///
    /// @param zone in which the moment is told
    View overtaken(Sheet now, String channel, String entered, ZoneId zone) {
        var shown = new ArrayList<LayoutBlock>();
        shown.add(Inputs.remark("%s Below is what you wrote; Save puts it in that place.".formatted(told(now, zone))));
        Parts.of(Wording.beginning(now.text(), MOST_SHOWN)).texts().stream()
                .filter(text -> !text.isBlank())
                .map(Inputs::remark)
                .forEach(shown::add);
        return view(now, channel, entered, shown);
    }

    private View view(Sheet sheet, String channel, String text, List<LayoutBlock> above) {
        Parts parts = Parts.of(text).withRoom(ROOM);
        var about = new About(sheet.incident(), sheet.section(), sheet.state(), channel, parts.joints());
        var blocks = new ArrayList<>(above);
        int last = Math.min(parts.texts().size(), MOST_PARTS);
        for (int part = 1; part <= last; part++) {
            blocks.add(Inputs.field(
                    about.key(part),
                    label(sheet.section(), part, last),
                    part == 1 ? Optional.of(HINT) : Optional.empty(),
                    part > 1,
                    Inputs.words(about.key(part), true, parts.texts().get(part - 1))));
        }
        return Inputs.modal(
                CALLBACK,
                mapper.writeValueAsString(about),
                "Postmortem of INC-" + sheet.incident(),
                Optional.of("Save"),
                blocks);
    }

    private static String told(Sheet now, ZoneId zone) {
        return now.by()
                .map(by -> "%s saved this section while you wrote, %s. It now reads:"
                        .formatted(by.author().name(), at(by, zone)))
                .orElse("Somebody had this section composed from the record again while you wrote. It now reads:");
    }

    private static String at(Passage passage, ZoneId zone) {
        return TimeFormat.full(passage.at(), zone);
    }

    private static String label(Section section, int part, int of) {
        return of == 1 ? section.label() : "%s, part %d of %d".formatted(section.label(), part, of);
    }

    /// What a form was about.
    About about(View view) {
        return mapper.readValue(view.getPrivateMetadata(), About.class);
    }

    /// The text that was entered, its parts joined as they were.
    static String entered(About about, Map<String, String> entered) {
        var text = new StringBuilder();
        IntStream.rangeClosed(1, about.joints().size() + 1).forEach(part -> {
            String words = entered.getOrDefault(about.key(part), "");
            boolean joined = !text.isEmpty() && !words.isEmpty();
            text.append(joined ? about.joints().get(part - 2) : "").append(words);
        });
        return text.toString();
    }
}
