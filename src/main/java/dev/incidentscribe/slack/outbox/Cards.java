package dev.incidentscribe.slack.outbox;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.incidentscribe.slack.client.Mrkdwn;
import java.util.List;

/// The few kinds of blocks that reminders and the Home tab are made of, within Slack's limits.
/// Source of the limits: Slack's Block Kit reference.
final class Cards {
    private static final int LONGEST_TEXT = 2_990;

    private Cards() {}

    static LayoutBlock title(String text) {
        return HeaderBlock.builder()
                .text(PlainTextObject.builder().text(text).build())
                .build();
    }

    /// @param mrkdwn with nothing in it that pings
    static LayoutBlock text(String mrkdwn) {
        return SectionBlock.builder().text(markdown(mrkdwn)).build();
    }

    /// @param mrkdwn with nothing in it that pings
    static LayoutBlock text(String mrkdwn, ButtonElement button) {
        return SectionBlock.builder().text(markdown(mrkdwn)).accessory(button).build();
    }

    static LayoutBlock buttons(List<? extends BlockElement> buttons) {
        return ActionsBlock.builder().elements(List.copyOf(buttons)).build();
    }

    static ButtonElement button(String actionId, String label, String value) {
        return ButtonElement.builder()
                .actionId(actionId)
                .text(PlainTextObject.builder().text(label).build())
                .value(value)
                .build();
    }

    private static MarkdownTextObject markdown(String mrkdwn) {
        return MarkdownTextObject.builder()
                .text(Mrkdwn.beginning(mrkdwn, LONGEST_TEXT))
                .build();
    }
}
