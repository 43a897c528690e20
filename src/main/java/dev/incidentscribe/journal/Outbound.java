package dev.incidentscribe.journal;

import java.util.Optional;

/// Something that is still to be done with Slack. What exactly is said of an incident is worked out when it is sent,
/// from the journal.
public sealed interface Outbound {
    /// What has the same lane is done one after the other.
    String lane();

    /// A short message: the draft is there.
    record DraftSummary(String channel, int incident) implements Outbound {
        @Override
        public String lane() {
            return channel;
        }
    }

    /// The whole draft as a file.
    record DraftFile(String channel, int incident) implements Outbound {
        @Override
        public String lane() {
            return channel;
        }
    }

    /// The draft as a file, for one person alone.
    ///
    /// @param format `markdown` or `json`
    record Handover(String user, int incident, String format) implements Outbound {
        @Override
        public String lane() {
            return user;
        }
    }

    /// The answer to a mention, in its thread.
    ///
    /// @param onlyTo who alone sees it; empty for the whole channel
    record Answer(String channel, String thread, Optional<String> onlyTo, String text) implements Outbound {
        @Override
        public String lane() {
            return channel;
        }
    }

    /// The answer to a button, in the place of the message that had it.
    ///
    /// @param url Slack's address for it, good for half an hour
    record Replace(String url, boolean visible, String text) implements Outbound {
        @Override
        public String lane() {
            return url;
        }
    }

    /// A message to look at, because somebody put an emoji on it or took one away.
    record Look(String channel, String ts, String by) implements Outbound {
        @Override
        public String lane() {
            return channel + " " + ts;
        }
    }
}
