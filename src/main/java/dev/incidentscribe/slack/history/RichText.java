package dev.incidentscribe.slack.history;

import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.incidentscribe.incident.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Text as Slack's editor writes it, made into the text that a message has. What is bold or struck is not kept.
final class RichText {
    private RichText() {}

    /// The lines of a block.
    static Stream<String> lines(RichTextBlock block) {
        return Stream.ofNullable(block.getElements()).flatMap(List::stream).flatMap(RichText::lines);
    }

    private static Stream<String> lines(BlockElement part) {
        return switch (part) {
            case RichTextSectionElement section -> Stream.of(line(section.getElements()));
            case RichTextQuoteElement quote -> line(quote.getElements()).lines().map("&gt; "::concat);
            case RichTextPreformattedElement code -> Stream.of("```%s```".formatted(line(code.getElements())));
            case RichTextListElement list ->
                Stream.ofNullable(list.getElements()).flatMap(List::stream).map(item -> "• " + line(List.of(item)));
            default -> Stream.empty();
        };
    }

    private static String line(@Nullable List<RichTextElement> elements) {
        return Stream.ofNullable(elements)
                .flatMap(List::stream)
                .map(RichText::words)
                .collect(Collectors.joining());
    }

    private static String words(RichTextElement element) {
        return switch (element) {
            case RichTextSectionElement section -> line(section.getElements());
            case RichTextSectionElement.Text text -> Wording.escape(text.getText());
            case RichTextSectionElement.Link link ->
                Optional.ofNullable(link.getText())
                        .map(label -> "<%s|%s>".formatted(link.getUrl(), Wording.escape(label)))
                        .orElseGet(() -> "<%s>".formatted(link.getUrl()));
            case RichTextSectionElement.User user -> "<@%s>".formatted(user.getUserId());
            case RichTextSectionElement.UserGroup group -> "<!subteam^%s>".formatted(group.getUsergroupId());
            case RichTextSectionElement.Channel channel -> "<#%s>".formatted(channel.getChannelId());
            case RichTextSectionElement.Broadcast broadcast -> "<!%s>".formatted(broadcast.getRange());
            case RichTextSectionElement.Emoji emoji -> ":%s:".formatted(emoji.getName());
            case RichTextSectionElement.Color color -> color.getValue();
            case RichTextSectionElement.Date date ->
                "<!date^%d^%s|%s>"
                        .formatted(
                                date.getTimestamp(),
                                date.getFormat(),
                                Optional.ofNullable(date.getFallback()).orElse(date.getFormat()));
            default -> "";
        };
    }
}
