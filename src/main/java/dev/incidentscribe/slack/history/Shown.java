package dev.incidentscribe.slack.history;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.MarkdownBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a message shows, as text. Alerts often carry their words in blocks or attachments.
public final class Shown {
    /// What Slack says in the place of words that an app left out.
    private static final Set<String> NO_WORDS = Set.of("This content can't be displayed.", "[no preview available]");

    private Shown() {}

    /// Its text, or where it has none what its blocks say, and what its attachments say.
    public static String words(
            @Nullable String text, @Nullable List<LayoutBlock> blocks, @Nullable List<Attachment> attachments) {
        String said = lines(Stream.ofNullable(text));
        return lines(Stream.concat(
                Stream.of(said.isEmpty() ? words(blocks) : said),
                Stream.ofNullable(attachments)
                        .flatMap(List::stream)
                        .filter(it -> said.isEmpty() || !isUnfolded(it))
                        .map(Shown::words)));
    }

    /// Whether it is what Slack or an app shows of a link that stands in the text.
    private static boolean isUnfolded(Attachment attachment) {
        return attachment.getFromUrl() != null
                || attachment.getOriginalUrl() != null
                || Boolean.TRUE.equals(attachment.isMsgUnfurl())
                || Boolean.TRUE.equals(attachment.isAppUnfurl());
    }

    private static String words(Attachment attachment) {
        return Stream.of(
                        lines(Stream.concat(
                                Stream.of(attachment.getPretext(), attachment.getTitle(), attachment.getText()),
                                fields(attachment))),
                        words(attachment.getBlocks()),
                        lines(Stream.ofNullable(attachment.getFallback())))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Stream<@Nullable String> fields(Attachment attachment) {
        return Stream.ofNullable(attachment.getFields())
                .flatMap(List::stream)
                .map(field -> Stream.of(field.getTitle(), field.getValue())
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(": ")));
    }

    private static String words(@Nullable List<LayoutBlock> blocks) {
        return lines(Stream.ofNullable(blocks).flatMap(List::stream).flatMap(Shown::texts));
    }

    /// What people read of a block; buttons and the like say nothing, nor does a picture without a title.
    private static Stream<@Nullable String> texts(LayoutBlock block) {
        return switch (block) {
            case HeaderBlock header -> texts(Stream.ofNullable(header.getText()));
            case SectionBlock section ->
                texts(Stream.concat(
                        Stream.ofNullable(section.getText()),
                        Stream.ofNullable(section.getFields()).flatMap(List::stream)));
            case ContextBlock context ->
                texts(Stream.ofNullable(context.getElements())
                        .flatMap(List::stream)
                        .filter(TextObject.class::isInstance)
                        .map(TextObject.class::cast));
            case MarkdownBlock markdown -> Stream.ofNullable(markdown.getText());
            case ImageBlock image -> texts(Stream.ofNullable(image.getTitle()));
            case RichTextBlock rich -> RichText.lines(rich);
            default -> Stream.empty();
        };
    }

    private static Stream<@Nullable String> texts(Stream<? extends TextObject> objects) {
        return objects.map(TextObject::getText);
    }

    private static String lines(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull)
                .filter(text -> !text.isBlank() && !NO_WORDS.contains(text))
                .collect(Collectors.joining("\n"));
    }
}
