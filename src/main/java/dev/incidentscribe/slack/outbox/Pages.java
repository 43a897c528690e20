package dev.incidentscribe.slack.outbox;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Layout;
import java.util.ArrayList;
import java.util.List;

/// A long answer as blocks: a title, facts side by side, and sections.
/// Source of the limits: Slack's Block Kit reference; of all text together, what Slack was seen to take.
final class Pages {
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_TEXT = 10_000;

    private Pages() {}

    /// The blocks; empty where there is too much to show.
    static List<LayoutBlock> blocks(Layout layout) {
        var blocks = new ArrayList<LayoutBlock>();
        blocks.add(HeaderBlock.builder().text(title(layout.title())).build());
        if (!layout.facts().isEmpty()) {
            blocks.add(SectionBlock.builder()
                    .fields(layout.facts().stream().map(Pages::mrkdwn).toList())
                    .build());
        }
        int length = layout.title().length() + total(layout.facts());
        for (String section : layout.sections()) {
            for (String part : parts(section)) {
                length += part.length();
                blocks.add(section(part));
            }
        }
        return length > MOST_TEXT ? List.of() : List.copyOf(blocks);
    }

    static LayoutBlock section(String text) {
        return SectionBlock.builder().text(mrkdwn(text)).build();
    }

    /// Cut between lines.
    private static List<String> parts(String section) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (String line : section.split("\n", -1)) {
            if (!part.isEmpty() && part.length() + line.length() >= LONGEST_TEXT) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.isEmpty() ? "" : "\n").append(Wording.beginning(line, LONGEST_TEXT - 1));
        }
        parts.add(part.toString());
        return parts.stream().filter(it -> !it.isBlank()).toList();
    }

    private static int total(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }

    private static TextObject mrkdwn(String text) {
        return MarkdownTextObject.builder().text(text).build();
    }

    private static PlainTextObject title(String text) {
        return PlainTextObject.builder()
                .text(Wording.beginning(text.replaceAll("\\s+", " ").strip(), LONGEST_TITLE - 1))
                .build();
    }
}
