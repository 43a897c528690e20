package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import java.io.IOException;

/// Does with Slack what waited in the outbox.
public final class Errands {
    private final DraftErrands drafts;
    private final RoomErrands room;
    private final MessageErrands messages;
    private final ReminderErrands reminders;
    private final HomeTab home;
    private final Speech speech;

    public Errands(
            DraftErrands drafts,
            RoomErrands room,
            MessageErrands messages,
            ReminderErrands reminders,
            HomeTab home,
            Speech speech) {
        this.drafts = drafts;
        this.room = room;
        this.messages = messages;
        this.reminders = reminders;
        this.home = home;
        this.speech = speech;
    }

    /// Does it.
    ///
    /// @throws Refused if Slack would not
    /// @throws IOException if it is not known whether Slack did
    /// @throws SlackApiException if Slack answered with something else than its own format
    void run(Waiting waiting) throws IOException, SlackApiException, Refused {
        switch (waiting.what()) {
            case Outbound.DraftSummary it -> drafts.post(waiting, it);
            case Outbound.DraftStage it -> drafts.restage(waiting, it);
            case Outbound.DraftFile it -> drafts.post(waiting, it);
            case Outbound.DraftPicture it -> drafts.post(waiting, it);
            case Outbound.Canvas it -> drafts.paint(waiting, it);
            case Outbound.Handover it -> drafts.handOver(waiting, it);
            case Outbound.Answer it -> speech.answer(waiting, it);
            case Outbound.Replace it -> speech.replace(waiting, it);
            case Outbound.Notice it -> speech.notice(waiting, it);
            case Outbound.Tell it -> speech.tell(waiting, it);
            case Outbound.Reminder it -> reminders.remind(waiting, it);
            case Outbound.FollowUpsDue it -> reminders.remind(waiting, it);
            case Outbound.Home it -> home.publish(waiting.workspace(), it.user());
            case Outbound.Look it -> messages.look(waiting, it);
            case Outbound.Permalink it -> messages.locate(waiting, it);
            case Outbound.NewChannel it -> room.make(waiting, it);
            case Outbound.Status it -> room.show(waiting, it);
            case Outbound.Bookmark it -> room.bookmark(waiting, it);
        }
    }
}
