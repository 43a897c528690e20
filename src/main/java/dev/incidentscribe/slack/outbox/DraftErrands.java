package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.history.DraftReading;
import dev.incidentscribe.slack.people.Introductions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What is done with drafts: posted, kept in step, handed over.
public final class DraftErrands {
    private final DraftFiles files;
    private final DraftMessages messages;
    private final DraftReading reading;
    private final Introductions introductions;
    private final StatusBoard board;
    private final Journal journal;

    public DraftErrands(
            DraftFiles files,
            DraftMessages messages,
            DraftReading reading,
            Introductions introductions,
            StatusBoard board,
            Journal journal) {
        this.files = files;
        this.messages = messages;
        this.reading = reading;
        this.introductions = introductions;
        this.board = board;
        this.journal = journal;
    }

    void post(Waiting waiting, Outbound.DraftSummary it) throws IOException, SlackApiException, Refused {
        messages.post(waiting, it, remarks(it, reading.read(waiting, it)));
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

    void restage(Waiting waiting, Outbound.DraftStage it) throws IOException, SlackApiException, Refused {
        messages.restage(waiting, it);
    }

    void post(Waiting waiting, Outbound.DraftFile it) throws IOException, SlackApiException, Refused {
        files.post(waiting, it);
    }

    void post(Waiting waiting, Outbound.DraftPicture it) throws IOException, SlackApiException, Refused {
        files.post(waiting, it);
    }

    void handOver(Waiting waiting, Outbound.Handover it) throws IOException, SlackApiException, Refused {
        introductions.before(waiting.workspace(), it.incident());
        files.handOver(waiting, it);
    }

    void paint(Waiting waiting, Outbound.Canvas it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        Optional<String> draft = files.canvas(waiting.workspace(), it.incident());
        if (incident.isPresent() && draft.isPresent()) {
            board.paint(waiting, incident.get(), it, draft.get());
        }
    }
}
