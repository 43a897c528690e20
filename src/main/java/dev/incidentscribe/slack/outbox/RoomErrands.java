package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import java.io.IOException;
import java.util.Optional;

/// What is done about the channel of an incident: that it has one, and what it shows.
public final class RoomErrands {
    private final StatusBoard board;
    private final NewChannels newChannels;
    private final Journal journal;

    public RoomErrands(StatusBoard board, NewChannels newChannels, Journal journal) {
        this.board = board;
        this.newChannels = newChannels;
        this.journal = journal;
    }

    void make(Waiting waiting, Outbound.NewChannel it) throws IOException, SlackApiException, Refused {
        newChannels.make(waiting, it);
    }

    void show(Waiting waiting, Outbound.Status it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        if (incident.isPresent()) {
            board.show(waiting, incident.get());
        }
    }

    void bookmark(Waiting waiting, Outbound.Bookmark it) throws IOException, SlackApiException, Refused {
        Optional<Incident> incident = journal.incident(waiting.workspace(), it.incident());
        if (incident.isPresent()) {
            board.bookmark(waiting, incident.get(), it);
        }
    }
}
