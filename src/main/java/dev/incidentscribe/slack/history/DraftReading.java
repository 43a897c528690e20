package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.people.Introductions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Catches up with a channel before a draft is composed, and with the names of those it speaks of, so that nothing
/// that was missed is missing in it. The draft does not wait for it for long: where Slack is slow, or will not tell, it
/// goes without, and the reading goes on.
public final class DraftReading implements AutoCloseable {
    /// How much of a channel was read.
    public enum Extent {
        /// All of it, and all was recorded.
        ALL,
        /// All of it, but a message could not be recorded.
        ALL_BUT_UNRECORDED,
        /// Not all: Slack did not tell in time.
        PART
    }

    private static final Logger LOG = LoggerFactory.getLogger(DraftReading.class);
    private static final int THREADS = 4;
    /// How often the channel is tried to be read before a draft.
    private static final int TRIES = 3;

    private final ChannelReader reader;
    private final Introductions introductions;
    private final Duration patience;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("draft-reading-", 0).daemon().factory());

    public DraftReading(ChannelReader reader, Introductions introductions, Duration patience) {
        this.reader = reader;
        this.introductions = introductions;
        this.patience = patience;
    }

    /// Reads the channel, and says how far.
    ///
    /// @throws IOException if Slack cannot be asked now, and it is worth another try
    public Extent read(Waiting waiting, Outbound.DraftSummary draft) throws IOException, SlackApiException {
        if (waiting.attempts() >= TRIES) {
            return Extent.PART;
        }
        Future<Boolean> reading = readers.submit(reading(waiting.workspace(), draft));
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS) ? Extent.ALL : Extent.ALL_BUT_UNRECORDED;
        } catch (TimeoutException _) {
            LOG.info("a draft does not wait any longer for channel {} to be read", draft.channel());
            return Extent.PART;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case SlackApiException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException("a channel could not be read", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// What is read may speak of others than those who were spoken of before.
    private Callable<Boolean> reading(String workspace, Outbound.DraftSummary draft) {
        return () -> {
            introductions.before(workspace, draft.incident());
            boolean complete = reader.read(workspace, draft.channel());
            introductions.before(workspace, draft.incident());
            return complete;
        };
    }

    /// What is not read yet is read at the next start.
    @Override
    public void close() {
        readers.shutdownNow();
    }
}
