package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Journal;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> told;
    private Optional<String> first = Optional.empty();

    /// @param told what was logged before and lasts; a message fails again at every reading
    Failures(Journal journal, String channel, Set<String> told) {
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
        String message = channel + " " + ts;
        try {
            step.run();
            told.remove(message);
        } catch (RuntimeException | StackOverflowError e) {
            if (!journal.isWritable()) {
                throw e;
            }
            if (first.isEmpty()) {
                first = Optional.of(ts);
                if (told.add(message)) {
                    LOG.error("message {} in channel {} could not be recorded; the others are read", ts, channel, e);
                }
            }
        }
    }
}
