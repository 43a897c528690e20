package dev.incidentscribe.slack.outbox;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.People;
import dev.incidentscribe.access.Readership;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.history.DraftReading;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.slack.people.Introductions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Does with Slack what waited in the outbox.
public final class Errands {
    private final Buttons buttons = new Buttons();
    private final Posts posts;
    private final Journal journal;
    private final Messages messages;
    private final Captures captures;
    private final People people;
    private final Introductions introductions;
    private final DraftFiles files;
    private final DraftMessages drafts;
    private final DraftReading reading;
    private final ReminderErrands reminders;
    private final HomeTab home;
    private final StatusBoard board;
    private final NewChannels newChannels;
    private final InstantSource clock;

    public Errands(
            SlackClient slack,
            Journal journal,
            Messages messages,
            Captures captures,
            People people,
            Introductions introductions,
            Documents documents,
            DraftReading reading,
            Readership readership,
            StatusBoard board,
            NewChannels newChannels,
            InstantSource clock) {
        this.posts = new Posts(slack);
        this.reminders = new ReminderErrands(posts, journal, readership, clock);
        this.home = new HomeTab(slack, journal, readership, clock);
        this.journal = journal;
        this.messages = messages;
        this.captures = captures;
        this.people = people;
        this.introductions = introductions;
        this.files = new DraftFiles(posts, journal, documents);
        this.drafts = new DraftMessages(slack, posts, files, journal, board);
        this.reading = reading;
        this.board = board;
        this.newChannels = newChannels;
        this.clock = clock;
    }

    /// Does it.
    ///
    /// @throws Refused if Slack would not
    /// @throws IOException if it is not known whether Slack did
    /// @throws SlackApiException if Slack answered with something else than its own format
    void run(Waiting waiting) throws IOException, SlackApiException, Refused {
        switch (waiting.what()) {
            case Outbound.DraftSummary it -> drafts.post(waiting, it, remarks(it, reading.read(waiting, it)));
            case Outbound.DraftStage it -> drafts.restage(waiting, it);
            case Outbound.DraftFile it -> files.post(waiting, it);
            case Outbound.DraftPicture it -> files.post(waiting, it);
            case Outbound.Handover it -> {
                introductions.before(waiting.workspace(), it.incident());
                files.handOver(waiting, it);
            }
            case Outbound.Answer it -> answer(waiting, it);
            case Outbound.Replace it -> replace(waiting, it);
            case Outbound.Reminder it -> reminders.remind(waiting, it);
            case Outbound.FollowUpsDue it -> reminders.remind(waiting, it);
            case Outbound.Home it -> home.publish(waiting.workspace(), it.user());
            case Outbound.Look it -> look(waiting, it);
            case Outbound.Permalink it -> permalink(waiting, it);
            case Outbound.NewChannel it -> newChannels.make(waiting, it);
            case Outbound.Status it -> showStatus(waiting, it);
            case Outbound.Bookmark it -> bookmark(waiting, it);
            case Outbound.Canvas it -> canvas(waiting, it);
            case Outbound.Notice it -> notice(waiting, it);
            case Outbound.Tell it ->
                posts.post(waiting, posts.direct(it.user()), Optional.empty(), it.text(), List.of());
        }
    }

    private static List<String> remarks(Outbound.DraftSummary draft, DraftReading.Extent read) {
        return switch (read) {
            case ALL -> List.of();
            case ALL_BUT_UNRECORDED ->
                List.of(
                        "A message in this channel could not be recorded, because something went wrong on our side, so it may be missing in the draft. The log says which.");
            case PART ->
                List.of(
                        "Slack did not tell in time what was said in this channel, so messages that nobody told me of may be missing in the draft. When they come, they are in `/postmortem INC-%d`."
                                .formatted(draft.incident()));
        };
    }

    private void showStatus(Waiting waiting, Outbound.Status it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        if (incident.isPresent()) {
            board.show(waiting, incident.get());
        }
    }

    private void notice(Waiting waiting, Outbound.Notice it) throws IOException, SlackApiException, Refused {
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

    private void bookmark(Waiting waiting, Outbound.Bookmark it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        if (incident.isPresent()) {
            board.bookmark(waiting, incident.get(), it);
        }
    }

    private void canvas(Waiting waiting, Outbound.Canvas it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        Optional<String> draft = files.canvas(waiting.workspace(), it.incident());
        if (incident.isPresent() && draft.isPresent()) {
            board.paint(waiting, incident.get(), it, draft.get());
        }
    }

    private void answer(Waiting waiting, Outbound.Answer it) throws IOException, SlackApiException, Refused {
        String text = inert(waiting, it.text());
        List<LayoutBlock> blocks = blocks(waiting, text, it.reply());
        if (it.onlyTo().isPresent()) {
            posts.whisper(it.channel(), it.thread(), it.onlyTo().get(), text, blocks);
        } else {
            posts.post(waiting, it.channel(), it.thread(), text, blocks);
        }
    }

    private void replace(Waiting waiting, Outbound.Replace it) throws IOException {
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

    private void look(Waiting waiting, Outbound.Look it) throws IOException, SlackApiException {
        Optional<Message> message = messages.find(waiting.workspace(), it.channel(), it.ts());
        message.map(found -> found.emoji().isPresent() ? found : found.with(it.told()))
                .ifPresent(found -> captures.take("look " + waiting.id(), found, clock.instant()));
    }

    private String inert(Waiting waiting, String text) {
        people.meet(waiting.workspace(), Wording.nameless(text));
        return Mrkdwn.inert(text, names(waiting.workspace()));
    }

    private void permalink(Waiting waiting, Outbound.Permalink it) throws IOException, SlackApiException {
        Optional<String> link = messages.permalink(it.channel(), it.ts());
        if (link.isPresent()) {
            journal.learn(waiting.workspace(), new Origin(it.channel(), it.ts(), link));
        }
    }

    private Directory names(String workspace) {
        return user -> journal.profile(workspace, user).map(Profile::name);
    }
}
