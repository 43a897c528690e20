package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatGetPermalinkResponse;
import com.slack.api.methods.response.reactions.ReactionsGetResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.File;
import com.slack.api.model.Reaction;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages as Slack tells of them, made into ours.
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final Pattern TONE = Pattern.compile("::skin-tone-\\d$");

    private final SlackClient slack;
    private final History history;
    private final People people;
    private final Identity identity;

    public Messages(SlackClient slack, History history, People people, Identity identity) {
        this.slack = slack;
        this.history = history;
        this.people = people;
        this.identity = identity;
    }

    /// The message as it is now, with its emoji; empty if it is gone, or if it is our own.
    ///
    /// @throws IOException if Slack would not tell
    public Optional<Message> find(String workspace, String channel, String ts) throws IOException, SlackApiException {
        Optional<com.slack.api.model.Message> found = history.messageNow(channel, ts);
        if (found.isEmpty()) {
            LOG.warn("message {} in channel {} cannot be read: it is gone, or Slack does not show it", ts, channel);
        }
        return found.isEmpty() || isOurs(found.get())
                ? Optional.empty()
                : Optional.of(withEmoji(message(workspace, channel, found.get())));
    }

    /// The same with the emoji on it, as far as Slack tells. A message without any comes without the field; one that
    /// comes without the field may yet have some, so that is asked for by itself.
    ///
    /// @throws IOException if Slack cannot be asked now
    Message withEmoji(Message message) throws IOException, SlackApiException {
        return message.emoji().isPresent() ? message : message.with(emojiOf(message));
    }

    private Optional<Set<String>> emojiOf(Message message) throws IOException, SlackApiException {
        ReactionsGetResponse response = slack.methods()
                .reactionsGet(request -> request.channel(message.channel())
                        .timestamp(message.ts())
                        .full(true));
        if (!response.isOk() && History.isTemporary(String.valueOf(response.getError()))) {
            throw new IOException("reading the emoji on a message: " + response.getError());
        }
        return response.isOk() && response.getMessage() != null
                ? Optional.of(emoji(response.getMessage().getReactions()))
                : Optional.empty();
    }

    /// Whether it is our own. What we say is about the record, and no part of it.
    ///
    /// @throws IOException if Slack does not tell who we are
    public boolean isOurs(com.slack.api.model.Message sent) throws IOException, SlackApiException {
        return identity.isOurs(sent);
    }

    /// A message that Slack sent along.
    public Message message(String workspace, String channel, com.slack.api.model.Message sent)
            throws IOException, SlackApiException {
        return message(workspace, channel, sent, permalink(channel, sent.getTs()));
    }

    /// A message that Slack sent along, for somebody who waits for it: a link that Slack does not tell now can be had
    /// later.
    public Message messageNow(String workspace, String channel, com.slack.api.model.Message sent)
            throws IOException, SlackApiException {
        return message(workspace, channel, sent, permalinkNow(channel, sent.getTs()));
    }

    private Optional<String> permalinkNow(String channel, String ts) {
        try {
            return permalink(channel, ts);
        } catch (IOException | SlackApiException e) {
            LOG.info("where message {} in channel {} can be read is not told now: {}", ts, channel, e.toString());
            return Optional.empty();
        }
    }

    /// Where a message can be read; empty if Slack would not tell.
    public Optional<String> permalink(String channel, String ts) throws IOException, SlackApiException {
        ChatGetPermalinkResponse response = slack.methods()
                .chatGetPermalink(request -> request.channel(channel).messageTs(ts));
        return response.isOk() ? Optional.ofNullable(response.getPermalink()) : Optional.empty();
    }

    private Message message(
            String workspace, String channel, com.slack.api.model.Message message, Optional<String> permalink)
            throws IOException, SlackApiException {
        people.meet(workspace, Wording.nameless(text(message)));
        return new Message(
                workspace,
                channel,
                message.getTs(),
                author(workspace, message),
                text(message),
                names(message.getFiles()),
                emoji(message),
                permalink);
    }

    /// The emoji on a message, without colons; empty if it comes without the field.
    static Optional<Set<String>> emoji(com.slack.api.model.Message message) {
        return Optional.ofNullable(message.getReactions()).map(Messages::emoji);
    }

    private static Set<String> emoji(@Nullable List<Reaction> reactions) {
        return Stream.ofNullable(reactions)
                .flatMap(List::stream)
                .map(reaction -> tonelessly(reaction.getName()))
                .collect(Collectors.toSet());
    }

    /// An emoji is the same whatever the tone of the hand: `raised_hand::skin-tone-3`.
    public static String tonelessly(String emoji) {
        return TONE.matcher(emoji).replaceFirst("");
    }

    /// The names of the files shared with a message. Of another company's file Slack tells none; one that was deleted
    /// is not shared any more.
    public static List<String> names(@Nullable List<File> files) {
        return Stream.ofNullable(files)
                .flatMap(List::stream)
                .filter(file -> !"tombstone".equals(file.getMode()))
                .map(file -> Stream.of(file.getName(), file.getTitle())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("a file"))
                .toList();
    }

    private Person author(String workspace, com.slack.api.model.Message message) throws IOException, SlackApiException {
        if (message.getUser() != null && (message.getBotId() == null || isPerson(message.getUser()))) {
            return people.named(workspace, Person.unnamed(message.getUser()));
        }
        String id = Optional.ofNullable(message.getBotId()).orElse(Person.NAMELESS_BOT);
        String name = Optional.ofNullable(message.getUsername())
                .or(() -> Optional.ofNullable(message.getBotProfile()).map(profile -> profile.getName()))
                .orElse(id);
        return new Person(id, name);
    }

    /// What an app says for a person names both, and so does what it says for itself, where the user is its own.
    private boolean isPerson(String user) throws IOException, SlackApiException {
        UsersInfoResponse response = slack.methods().usersInfo(request -> request.user(user));
        return response.isOk()
                && response.getUser() != null
                && !response.getUser().isBot();
    }

    private static String text(com.slack.api.model.Message message) {
        return Shown.words(message.getText(), message.getBlocks(), message.getAttachments());
    }
}
