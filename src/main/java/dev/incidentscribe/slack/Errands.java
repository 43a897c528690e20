package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.webhook.WebhookResponse;
import dev.incidentscribe.Captures;
import dev.incidentscribe.Message;
import dev.incidentscribe.access.Readership;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.SlackRenderer;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Does with Slack what waited in the outbox. An answer is what went wrong, or nothing.
final class Errands {
    /// How often the channel is tried to be read before a draft.
    private static final int READINGS = 3;

    private final Buttons buttons = new Buttons();
    private final SlackClient slack;
    private final Archive archive;
    private final Messages messages;
    private final Captures captures;
    private final Documents documents;
    private final ChannelReader reader;
    private final ReminderErrands reminders;
    private final HomeTab home;
    private final InstantSource clock;

    Errands(
            SlackClient slack,
            Archive archive,
            Messages messages,
            Captures captures,
            Documents documents,
            ChannelReader reader,
            Readership readership,
            InstantSource clock) {
        this.reminders = new ReminderErrands(slack, archive, readership, clock);
        this.home = new HomeTab(slack, archive, readership, clock);
        this.slack = slack;
        this.archive = archive;
        this.messages = messages;
        this.captures = captures;
        this.documents = documents;
        this.reader = reader;
        this.clock = clock;
    }

    Optional<String> run(Waiting waiting) throws IOException, SlackApiException {
        return switch (waiting.what()) {
            case Outbound.DraftSummary it -> {
                catchUp(waiting, it.channel());
                Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
                yield postmortem.isEmpty() ? Optional.empty() : summarize(waiting, it, postmortem.get());
            }
            case Outbound.DraftFile it -> {
                Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
                yield postmortem.isEmpty() ? Optional.empty() : upload(it.channel(), postmortem.get(), Format.MARKDOWN);
            }
            case Outbound.Handover it -> {
                Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
                yield postmortem.isEmpty() ? Optional.empty() : handOver(it, postmortem.get());
            }
            case Outbound.Answer it -> answer(waiting, it);
            case Outbound.Replace it -> replace(waiting, it);
            case Outbound.Reminder it -> reminders.remind(waiting.workspace(), it);
            case Outbound.FollowUpsDue it -> reminders.remind(waiting.workspace(), it);
            case Outbound.Home it -> home.publish(waiting.workspace(), it.user());
            case Outbound.Look it -> look(waiting, it);
        };
    }

    /// Before a draft is composed, so that nothing that was missed is missing in it. A channel that cannot be read does
    /// not keep the draft back for long.
    private void catchUp(Waiting waiting, String channel) throws IOException, SlackApiException {
        if (waiting.attempts() < READINGS) {
            reader.read(waiting.workspace(), channel);
        }
    }

    /// What the draft lacks can be filled in right there.
    private Optional<String> summarize(Waiting waiting, Outbound.DraftSummary it, Postmortem postmortem)
            throws IOException, SlackApiException {
        String text = SlackRenderer.summary(postmortem) + head(waiting.workspace());
        Reply summary = Reply.toChannel(text)
                .offering(
                        postmortem.gaps().isEmpty()
                                ? List.of()
                                : List.of(new Choice.Fill("Fill in the blanks", Form.blanks(it.incident()))));
        return post(it.channel(), text, blocks(waiting, text, summary), Optional.empty());
    }

    /// Posted where many see it, the head of the record lets an outsider compare later.
    private String head(String workspace) {
        return archive.head(workspace)
                .map(
                        "\n\nThe record so far ends in `%s`; `./scribe verify --head` shows later that it was not changed."
                                ::formatted)
                .orElse("");
    }

    private Optional<Postmortem> compose(String workspace, int number) {
        Optional<Incident> incident = archive.incident(workspace, number);
        return incident.map(it -> Composer.compose(it, archive.people(workspace)));
    }

    private Optional<String> answer(Waiting waiting, Outbound.Answer it) throws IOException, SlackApiException {
        String text = Mrkdwn.inert(it.text(), names(waiting.workspace()));
        List<LayoutBlock> blocks = blocks(waiting, text, it.reply());
        return it.onlyTo().isEmpty()
                ? post(it.channel(), text, blocks, it.thread())
                : problem(slack.methods()
                        .chatPostEphemeral(request -> request.channel(it.channel())
                                .user(it.onlyTo().get())
                                .threadTs(it.thread().orElse(null))
                                .text(text)
                                .blocks(blocks.isEmpty() ? null : blocks)
                                .parse("none")
                                .linkNames(false)));
    }

    /// An address that Slack no longer honours is no reason to try again: what was chosen is on record.
    private Optional<String> replace(Waiting waiting, Outbound.Replace it) throws IOException {
        String text = Mrkdwn.inert(it.text(), names(waiting.workspace()));
        List<LayoutBlock> blocks = blocks(waiting, text, it.reply());
        WebhookResponse response = new ActionResponseSender(slack.slack())
                .send(
                        it.url(),
                        ActionResponse.builder()
                                .responseType(it.visible() ? "in_channel" : "ephemeral")
                                .replaceOriginal(!it.visible())
                                .text(text)
                                .blocks(blocks.isEmpty() ? null : blocks)
                                .build());
        return response.getCode() >= 500 ? Optional.of("HTTP " + response.getCode()) : Optional.empty();
    }

    private List<LayoutBlock> blocks(Waiting waiting, String text, Reply reply) {
        return buttons.blocks(text, reply, "outbox " + waiting.id(), waiting.createdAt());
    }

    private Optional<String> look(Waiting waiting, Outbound.Look it) throws IOException, SlackApiException {
        Optional<Message> message = messages.find(waiting.workspace(), it.channel(), it.ts());
        message.ifPresent(found -> captures.take("look " + waiting.id(), found, clock.instant()));
        return Optional.empty();
    }

    private Optional<String> post(String channel, String text, List<LayoutBlock> blocks, Optional<String> thread)
            throws IOException, SlackApiException {
        return problem(slack.methods()
                .chatPostMessage(request -> request.channel(channel)
                        .threadTs(thread.orElse(null))
                        .text(text)
                        .blocks(blocks.isEmpty() ? null : blocks)
                        .parse("none")
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
    }

    private Optional<String> handOver(Outbound.Handover it, Postmortem postmortem)
            throws IOException, SlackApiException {
        ConversationsOpenResponse opened =
                slack.methods().conversationsOpen(request -> request.users(List.of(it.user())));
        if (!opened.isOk() || opened.getChannel() == null) {
            return Optional.of("conversations.open: " + opened.getError());
        }
        return upload(
                opened.getChannel().getId(),
                postmortem,
                Format.parse(it.format()).orElse(Format.MARKDOWN));
    }

    private Optional<String> upload(String channel, Postmortem postmortem, Format format)
            throws IOException, SlackApiException {
        return problem(slack.methods()
                .filesUploadV2(request -> request.channel(channel)
                        .filename("%s-postmortem.%s"
                                .formatted(postmortem.incident().toLowerCase(Locale.ROOT), format.suffix()))
                        .title("Postmortem draft of " + postmortem.incident())
                        .content(documents.render(postmortem, format))));
    }

    private Directory names(String workspace) {
        return user -> archive.profile(workspace, user).map(Profile::name);
    }

    private static Optional<String> problem(SlackApiTextResponse response) {
        return response.isOk() ? Optional.empty() : Optional.of(String.valueOf(response.getError()));
    }
}
