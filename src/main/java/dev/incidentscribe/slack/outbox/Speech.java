package dev.incidentscribe.slack.outbox;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.People;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.client.Mrkdwn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What is said to people, in the words in which it waited.
public final class Speech {
    private final Buttons buttons = new Buttons();
    private final Posts posts;
    private final People people;
    private final Journal journal;

    public Speech(Posts posts, People people, Journal journal) {
        this.posts = posts;
        this.people = people;
        this.journal = journal;
    }

    void answer(Waiting waiting, Outbound.Answer it) throws IOException, SlackApiException, Refused {
        String text = inert(waiting, it.text());
        List<LayoutBlock> blocks = blocks(waiting, text, it.reply());
        if (it.onlyTo().isPresent()) {
            posts.whisper(it.channel(), it.thread(), it.onlyTo().get(), text, blocks);
        } else {
            posts.post(waiting, it.channel(), it.thread(), text, blocks);
        }
    }

    void replace(Waiting waiting, Outbound.Replace it) throws IOException {
        String text = inert(waiting, it.text());
        List<LayoutBlock> blocks = blocks(waiting, text, it.reply());
        posts.respond(
                it.url(),
                ActionResponse.builder()
                        .responseType(it.visible() ? "in_channel" : "ephemeral")
                        .replaceOriginal(!it.visible())
                        .text(text)
                        .blocks(blocks.isEmpty() ? null : blocks)
                        .build());
    }

    private List<LayoutBlock> blocks(Waiting waiting, String text, Reply reply) {
        return buttons.blocks(text, reply, "outbox " + waiting.id(), waiting.createdAt());
    }

    private String inert(Waiting waiting, String text) {
        people.meet(waiting.workspace(), Wording.nameless(text));
        return Mrkdwn.inert(text, names(waiting.workspace()));
    }

    void notice(Waiting waiting, Outbound.Notice it) throws IOException, SlackApiException, Refused {
        try {
            posts.post(
                    waiting,
                    it.channel(),
                    Optional.empty(),
                    Mrkdwn.inert(it.text(), names(waiting.workspace())),
                    List.of());
        } catch (Refused e) {
            if (!e.isMendable()) {
                throw e;
            }
        }
    }

    void tell(Waiting waiting, Outbound.Tell it) throws IOException, SlackApiException, Refused {
        posts.post(waiting, posts.direct(it.user()), Optional.empty(), it.text(), List.of());
    }

    private Directory names(String workspace) {
        return user -> journal.profile(workspace, user).map(Profile::name);
    }
}
