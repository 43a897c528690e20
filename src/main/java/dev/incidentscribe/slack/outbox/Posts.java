package dev.incidentscribe.slack.outbox;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.webhook.WebhookResponse;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Posts messages and files so that each is there once: every message carries the key of what it was sent for, and
/// after a try whose answer never came it is looked for before it is sent again.
public final class Posts {
    private static final String KEY = "key";
    private static final String UPLOAD = "files.uploadV2";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final int PAGE = 200;
    private static final int PAGES = 5;
    /// Where nothing can be looked for, sending twice is better than never.
    private static final Set<String> UNREADABLE =
            Set.of("missing_scope", "not_in_channel", "channel_not_found", "thread_not_found");

    private final SlackClient slack;

    public Posts(SlackClient slack) {
        this.slack = slack;
    }

    /// Posts a message.
    ///
    /// @param blocks how it looks; none where the text is all
    /// @return Slack's timestamp of it; empty if Slack says that it took it, and does not say where it is
    Optional<String> post(
            Waiting waiting, String channel, Optional<String> thread, String text, List<LayoutBlock> blocks)
            throws IOException, SlackApiException, Refused {
        Optional<String> there = waiting.uncertain() ? find(waiting, channel, thread) : Optional.empty();
        if (there.isPresent()) {
            return there;
        }
        ChatPostMessageResponse taken = Refused.unlessDone(
                "chat.postMessage",
                slack.methods()
                        .chatPostMessage(request -> request.channel(channel)
                                .threadTs(thread.orElse(null))
                                .text(text)
                                .blocks(blocks.isEmpty() ? null : blocks)
                                .metadata(metadata(waiting.key()))
                                .parse("none")
                                .linkNames(false)
                                .unfurlLinks(false)
                                .unfurlMedia(false)));
        return taken.getTs() == null ? find(waiting, channel, thread) : Optional.of(taken.getTs());
    }

    private Optional<String> find(Waiting waiting, String channel, Optional<String> thread)
            throws IOException, SlackApiException, Refused {
        return find(waiting, channel, thread, message -> carries(message, waiting.key()));
    }

    /// Posts a message that one person alone sees. It leaves no trace, and so it may come twice.
    void whisper(String channel, Optional<String> thread, String user, String text, List<LayoutBlock> blocks)
            throws IOException, SlackApiException, Refused {
        Refused.unlessDone(
                "chat.postEphemeral",
                slack.methods()
                        .chatPostEphemeral(request -> request.channel(channel)
                                .user(user)
                                .threadTs(thread.orElse(null))
                                .text(text)
                                .blocks(blocks.isEmpty() ? null : blocks)
                                .parse("none")
                                .linkNames(false)));
    }

    /// Answers at the address that came with a button. An address that Slack no longer honours is no reason to try
    /// again: what was chosen is on record.
    ///
    /// @param url good for half an hour
    void respond(String url, ActionResponse response) throws IOException {
        WebhookResponse taken = new ActionResponseSender(slack.slack()).send(url, response);
        if (taken.getCode() >= 500 || taken.getCode() == TOO_MANY) {
            throw new IOException("HTTP " + taken.getCode());
        }
    }

    /// A file to be uploaded.
    ///
    /// @param alternative what a picture shows, in words; Slack takes 1,000 characters
    record Upload(String name, String title, Optional<String> alternative) {
        private static final int LONGEST = 1_000;

        Upload {
            alternative = alternative.map(it -> it.length() <= LONGEST ? it : it.substring(0, LONGEST - 1) + "…");
        }
    }

    /// Uploads a file into a channel.
    void upload(Waiting waiting, String channel, Upload file, byte[] content)
            throws IOException, SlackApiException, Refused {
        if (waiting.uncertain()
                && find(waiting, channel, Optional.empty(), it -> holds(it, file.name()))
                        .isPresent()) {
            return;
        }
        try {
            slack.methods()
                    .filesUploadV2(request -> request.channel(channel)
                            .filename(file.name())
                            .title(file.title())
                            .altTxt(file.alternative().orElse(null))
                            .fileData(content));
        } catch (SlackFilesUploadV2Exception e) {
            Refused.unlessDone(UPLOAD, failed(e));
            throw e;
        }
    }

    /// The step at which an upload came to its end.
    private static SlackApiTextResponse failed(SlackFilesUploadV2Exception e) {
        return e.getCompleteResponse() == null ? e.getGetURLResponses().getLast() : e.getCompleteResponse();
    }

    /// The direct messages with somebody.
    String direct(String user) throws IOException, SlackApiException, Refused {
        return Refused.unlessDone(
                        "conversations.open",
                        slack.methods().conversationsOpen(request -> request.users(List.of(user))))
                .getChannel()
                .getId();
    }

    private Optional<String> find(Waiting waiting, String channel, Optional<String> thread, Predicate<Message> wanted)
            throws IOException, SlackApiException, Refused {
        String since = timestamp(waiting.createdAt().minus(CLOCKS_DIFFER));
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            Page found = thread.isPresent()
                    ? replies(channel, thread.get(), since, cursor)
                    : history(channel, since, cursor);
            Optional<String> ts =
                    found.messages().stream().filter(wanted).map(Message::getTs).findFirst();
            if (ts.isPresent() || found.next().isEmpty()) {
                return ts;
            }
            cursor = found.next();
        }
        return Optional.empty();
    }

    private record Page(List<Message> messages, String next) {
        static Page of(@Nullable List<Message> messages, @Nullable ResponseMetadata more) {
            return new Page(
                    messages == null ? List.of() : messages,
                    Optional.ofNullable(more)
                            .map(ResponseMetadata::getNextCursor)
                            .orElse(""));
        }
    }

    private Page history(String channel, String since, String cursor) throws IOException, SlackApiException, Refused {
        ConversationsHistoryResponse response = Refused.unlessDone(
                "conversations.history",
                slack.methods()
                        .conversationsHistory(request -> request.channel(channel)
                                .oldest(since)
                                .inclusive(true)
                                .includeAllMetadata(true)
                                .cursor(cursor)
                                .limit(PAGE)),
                UNREADABLE.toArray(String[]::new));
        return Page.of(response.getMessages(), response.getResponseMetadata());
    }

    private Page replies(String channel, String thread, String since, String cursor)
            throws IOException, SlackApiException, Refused {
        ConversationsRepliesResponse response = Refused.unlessDone(
                "conversations.replies",
                slack.methods()
                        .conversationsReplies(request -> request.channel(channel)
                                .ts(thread)
                                .oldest(since)
                                .inclusive(true)
                                .includeAllMetadata(true)
                                .cursor(cursor)
                                .limit(PAGE)),
                UNREADABLE.toArray(String[]::new));
        return Page.of(response.getMessages(), response.getResponseMetadata());
    }

    private static Message.Metadata metadata(String key) {
        return Message.Metadata.builder()
                .eventType(Identity.MARK)
                .eventPayload(Map.of(KEY, key))
                .build();
    }

    private static boolean carries(Message message, String key) {
        return Identity.isMarked(message)
                && key.equals(message.getMetadata().getEventPayload().get(KEY));
    }

    private static boolean holds(Message message, String name) {
        return Stream.ofNullable(message.getFiles())
                .flatMap(List::stream)
                .map(File::getName)
                .anyMatch(name::equals);
    }

    private static String timestamp(Instant at) {
        return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1_000);
    }
}
