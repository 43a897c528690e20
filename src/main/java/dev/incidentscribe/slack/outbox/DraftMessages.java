package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Layout;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.SlackRenderer;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The message in the channel that has the summary of the draft: posted once, and edited in place when the postmortem
/// comes to another stage.
public final class DraftMessages {
    private final Buttons buttons = new Buttons();
    private final SlackClient slack;
    private final Posts posts;
    private final DraftFiles files;
    private final Archive archive;
    private final StatusBoard board;

    public DraftMessages(SlackClient slack, Posts posts, DraftFiles files, Archive archive, StatusBoard board) {
        this.slack = slack;
        this.posts = posts;
        this.files = files;
        this.archive = archive;
        this.board = board;
    }

    /// Posts it. Once the incident is closed, its bookmark leads there.
    ///
    /// @param remarks what is to be said below, a paragraph each
    void post(Waiting waiting, Outbound.DraftSummary it, List<String> remarks)
            throws IOException, SlackApiException, Refused {
        Optional<Reply> summary = summary(waiting, it.incident(), remarks);
        if (summary.isPresent()) {
            String text = summary.get().text();
            posts.post(waiting, it.channel(), Optional.empty(), text, blocks(waiting, summary.get()))
                    .ifPresent(ts -> board.posted(waiting, it, ts));
        }
    }

    /// Lets it say how far the postmortem is; a message that is gone stays away. The canvas follows.
    void restage(Waiting waiting, Outbound.DraftStage stage) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = archive.incident(waiting.workspace(), stage.incident());
        Optional<String> message = incident.flatMap(board::draft);
        Optional<Reply> summary = message.flatMap(_ -> summary(waiting, stage.incident(), List.of()));
        if (message.isPresent() && summary.isPresent()) {
            List<LayoutBlock> blocks = blocks(waiting, summary.get());
            Refused.unlessDone(
                    "chat.update",
                    slack.methods()
                            .chatUpdate(request -> request.channel(stage.channel())
                                    .ts(message.get())
                                    .text(summary.get().text())
                                    .blocks(blocks)
                                    .parse("none")
                                    .linkNames(false)),
                    "message_not_found",
                    "cant_update_message");
        }
        incident.ifPresent(it -> board.redrafted(waiting, it));
    }

    /// What the draft lacks can be filled in right there.
    private Optional<Reply> summary(Waiting waiting, int incident, List<String> remarks) {
        return files.compose(waiting.workspace(), incident).map(postmortem -> {
            List<String> below = Stream.concat(remarks.stream(), head(waiting.workspace()).stream())
                    .toList();
            return Reply.toChannel(SlackRenderer.summary(postmortem)
                            + below.stream().map("\n\n"::concat).collect(Collectors.joining()))
                    .laidOut(new Layout(
                            SlackRenderer.title(postmortem),
                            SlackRenderer.facts(postmortem),
                            Stream.concat(Stream.of(SlackRenderer.words(postmortem)), below.stream())
                                    .toList()))
                    .offering(choices(postmortem, incident));
        });
    }

    private static List<Choice> choices(Postmortem postmortem, int incident) {
        return postmortem.gaps().isEmpty()
                ? List.of()
                : List.of(new Choice.Fill("Fill in the blanks", Form.blanks(incident)));
    }

    /// Posted where many see it, the head of the record lets an outsider compare later.
    private Optional<String> head(String workspace) {
        return archive.head(workspace)
                .map(
                        "The record so far ends in `%s`; `./scribe verify --head` shows later that it was not changed."
                                ::formatted);
    }

    private List<LayoutBlock> blocks(Waiting waiting, Reply reply) {
        return buttons.blocks(reply.text(), reply, "outbox " + waiting.id(), waiting.createdAt());
    }
}
