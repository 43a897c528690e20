package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Journal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of a channel that could not be recorded, while others could. They are tried again when the channel is
/// read again.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /// What is done with a message.
    interface Step {
        void run() throws IOException, SlackApiException;
    }

    private final Journal journal;
    private final String channel;
    private final Map<String, String> told;
    private Optional<String> first = Optional.empty();

    /// @param told the message of each channel that was logged last, since it fails again at every reading
    Failures(Journal journal, String channel, Map<String, String> told) {
        this.journal = journal;
        this.channel = channel;
        this.told = told;
    }

    /// The timestamp of the first of them.
    Optional<String> first() {
        return first;
    }

    /// Where nothing can be recorded at all, the channel is read another time.
    void around(String ts, Step step) throws IOException, SlackApiException {
        try {
            step.run();
            told.remove(channel, ts);
        } catch (RuntimeException | StackOverflowError e) {
            if (!journal.isWritable()) {
                throw e;
            }
            if (first.isEmpty()) {
                first = Optional.of(ts);
                if (!ts.equals(told.put(channel, ts))) {
                    LOG.error("message {} in channel {} could not be recorded; the others are read", ts, channel, e);
                }
            }
        }
    }
}
