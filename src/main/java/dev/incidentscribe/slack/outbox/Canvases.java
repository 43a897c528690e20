package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.canvases.CanvasesCreateResponse;
import com.slack.api.methods.response.canvases.CanvasesEditResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.model.ConversationProperties;
import com.slack.api.model.ConversationProperties.Tab;
import com.slack.api.model.ConversationProperties.TabData;
import com.slack.api.model.canvas.CanvasDocumentChange;
import com.slack.api.model.canvas.CanvasDocumentContent;
import com.slack.api.model.canvas.CanvasEditOperation;
import com.slack.api.util.json.GsonFactory;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The canvases that have the drafts: one per incident, in a tab of its channel, written anew with each newer draft.
/// The one that Slack calls the channel's own is left to people, since there is but one, and it may be theirs.
final class Canvases {
    private static final String CREATE = "canvases.create";
    private static final String CANVAS = "canvas";

    private final SlackClient slack;

    Canvases(SlackClient slack) {
        this.slack = slack;
    }

    /// Lets the incident's canvas have that draft.
    ///
    /// @param before Slack's id of the canvas that there was
    /// @return Slack's id of the one that there is now
    String put(Waiting waiting, Outbound.Canvas wanted, Optional<String> before, String markdown)
            throws IOException, SlackApiException, Refused {
        String title = "INC-%d: postmortem".formatted(wanted.incident());
        Optional<String> there = before.isEmpty() && waiting.uncertain() ? find(wanted.channel(), title) : before;
        return there.isPresent() && edit(there.get(), markdown)
                ? there.get()
                : create(wanted.channel(), title, markdown);
    }

    /// False if somebody deleted it.
    private boolean edit(String id, String markdown) throws IOException, SlackApiException, Refused {
        CanvasDocumentChange whole = CanvasDocumentChange.builder()
                .operation(CanvasEditOperation.REPLACE)
                .documentContent(content(markdown))
                .build();
        CanvasesEditResponse response = Refused.unlessDone(
                "canvases.edit",
                slack.methods().canvasesEdit(request -> request.canvasId(id).changes(List.of(whole))),
                "canvas_not_found",
                "canvas_deleted");
        return response.isOk();
    }

    /// The client's own method does not know the channel yet.
    private String create(String channel, String title, String markdown)
            throws IOException, SlackApiException, Refused {
        String content = GsonFactory.createSnakeCase().toJson(content(markdown));
        CanvasesCreateResponse response = slack.post(
                CREATE,
                form -> form.add("channel_id", channel).add("title", title).add("document_content", content),
                CanvasesCreateResponse.class);
        return Refused.unlessDone(CREATE, response).getCanvasId();
    }

    private static CanvasDocumentContent content(String markdown) {
        return CanvasDocumentContent.builder().markdown(markdown).build();
    }

    /// What an earlier try may have made without our hearing of it, as far as Slack tells the titles of tabs.
    private Optional<String> find(String channel, String title) throws IOException, SlackApiException, Refused {
        ConversationsInfoResponse response = Refused.unlessDone(
                "conversations.info", slack.methods().conversationsInfo(request -> request.channel(channel)));
        return Optional.ofNullable(response.getChannel().getProperties()).map(ConversationProperties::getTabs).stream()
                .flatMap(List::stream)
                .filter(tab -> CANVAS.equals(tab.getType()) && title.equals(tab.getLabel()))
                .map(Tab::getData)
                .flatMap(Stream::ofNullable)
                .map(TabData::getFileId)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
