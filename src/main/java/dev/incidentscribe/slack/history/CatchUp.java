package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Watched;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the channels again after every time in which events may have been missed: at the start, and whenever Socket
/// Mode is back. On a thread of its own; what Slack will not tell now is asked for again.
public final class CatchUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int TRIES = 5;
    private static final String LIST = "";
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final ChannelReader reader;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("catch-up").unstarted(this::run);
    private final Map<String, Integer> incomplete = new HashMap<>();
    /// What goes wrong is said once, as long as it lasts.
    private final Set<String> failing = new HashSet<>();
    private volatile boolean closing;

    public CatchUp(ChannelReader reader) {
        this.reader = reader;
    }

    /// Starts its thread, which waits for [#begin].
    public CatchUp start() {
        thread.start();
        return this;
    }

    /// Asks for all channels to be read, and returns at once.
    public void begin() {
        wanted.release();
    }

    private void run() {
        while (!closing) {
            try {
                wanted.acquire();
                wanted.drainPermits();
                readAll();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void readAll() throws InterruptedException {
        var done = new LinkedHashSet<String>();
        while (!closing && !isComplete(done)) {
            if (wanted.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                done.clear();
            }
        }
    }

    /// Reads what is not done yet, and says whether all of it is now.
    private boolean isComplete(Set<String> done) {
        boolean complete = true;
        try {
            for (Watched channel : reader.channels()) {
                String name = channel.workspace() + " " + channel.channel();
                if (!closing && !done.contains(name)) {
                    complete &= isRead(channel, name) && done.add(name);
                }
            }
            failing.remove(LIST);
            return complete;
        } catch (RuntimeException | Error e) {
            if (isNew(LIST)) {
                LOG.error("the channels to catch up with could not be listed, trying again", e);
            }
            return false;
        }
    }

    /// A message that cannot be recorded may be one that never can, so it is not tried for ever.
    private boolean isRead(Watched channel, String name) {
        try {
            boolean complete = reader.read(channel);
            failing.remove(name);
            return complete || incomplete.merge(name, 1, Integer::sum) % TRIES == 0;
        } catch (IOException | SlackApiException e) {
            if (isNew(name)) {
                LOG.warn("channel {} could not be read, trying again: {}", channel.channel(), e.toString());
            }
            return false;
        } catch (RuntimeException | Error e) {
            if (isNew(name)) {
                LOG.error("channel {} could not be caught up with, trying again", channel.channel(), e);
            }
            return false;
        }
    }

    private boolean isNew(String failure) {
        return !closing && failing.add(failure);
    }

    /// Ends; the next start reads what is left.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (!thread.join(STOP)) {
                LOG.info("catching up is cut short; the next start goes on");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
