package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that is still to be done with Slack. What exactly is said of an incident is worked out when it is sent,
/// from the journal.
public sealed interface Outbound {
    /// What has the same lane is done one after the other.
    String lane();

    /// An outbox that an earlier version filled knows of no choices.
    private static List<Choice> kept(@Nullable List<Choice> choices) {
        return choices == null ? List.of() : List.copyOf(choices);
    }

    /// Where it shows up: Slack takes one message a second there.
    default String place() {
        return lane();
    }

    /// Whether it is as welcome a day later, should it take somebody so long to let it through.
    default boolean lasts() {
        return false;
    }

    /// The incident it belongs to; whoever opened that is told if Slack will not have it.
    default Optional<Integer> about() {
        return Optional.empty();
    }

    /// Some of the draft, for the channel of its incident.
    sealed interface Draft extends Outbound {
        /// The id of the channel.
        String channel();

        /// The number of the incident.
        int incident();

        /// All of it, in the order in which it is posted.
        static List<Outbound> whole(String channel, int incident) {
            return List.of(
                    new DraftSummary(channel, incident),
                    new DraftFile(channel, incident),
                    new DraftPicture(channel, incident));
        }

        @Override
        default String lane() {
            return channel();
        }

        @Override
        default boolean lasts() {
            return true;
        }

        @Override
        default Optional<Integer> about() {
            return Optional.of(incident());
        }
    }

    /// A short message: the draft is there.
    record DraftSummary(String channel, int incident) implements Draft {}

    /// The short message is to say how far the postmortem is now.
    record DraftStage(String channel, int incident) implements Draft {}

    /// The whole draft as a file.
    record DraftFile(String channel, int incident) implements Draft {}

    /// The picture of the timeline. By itself, and behind the draft, so that whatever happens to it the draft is there.
    record DraftPicture(String channel, int incident) implements Draft {}

    /// The draft as a file, for one person alone.
    ///
    /// @param format `markdown`, `html`, `pdf` or `json`
    record Handover(String user, int incident, String format) implements Outbound {
        @Override
        public String lane() {
            return user;
        }

        @Override
        public boolean lasts() {
            return true;
        }
    }

    /// An answer in the channel, to a mention or to a form.
    ///
    /// @param thread the timestamp of the message that the thread hangs on; empty for the channel itself
    /// @param onlyTo who alone sees it; empty for the whole channel
    record Answer(
            String channel,
            Optional<String> thread,
            Optional<String> onlyTo,
            String text,
            List<Choice> choices,
            Optional<Instant> moment)
            implements Outbound {
        public Answer {
            choices = kept(choices);
        }

        /// That answer, in that channel.
        public static Answer of(Reply reply, String channel, Person asker) {
            return of(reply, channel, Optional.empty(), asker);
        }

        /// That answer, in that thread of the channel.
        public static Answer of(Reply reply, String channel, Optional<String> thread, Person asker) {
            return new Answer(
                    channel,
                    thread,
                    reply.visible() ? Optional.empty() : Optional.of(asker.id()),
                    reply.text(),
                    reply.choices(),
                    reply.moment());
        }

        /// The answer itself.
        public Reply reply() {
            return new Reply(onlyTo.isEmpty(), text, choices, moment, Optional.empty(), Optional.empty());
        }

        @Override
        public String lane() {
            return channel;
        }
    }

    /// The answer to a button, in the place of the message that had it.
    ///
    /// @param url Slack's address for it, good for half an hour
    record Replace(String url, boolean visible, String text, List<Choice> choices, Optional<Instant> moment)
            implements Outbound {
        public Replace {
            choices = kept(choices);
        }

        /// That answer, at that address.
        public static Replace of(Reply reply, String url) {
            return new Replace(url, reply.visible(), reply.text(), reply.choices(), reply.moment());
        }

        /// The answer itself.
        public Reply reply() {
            return new Reply(visible, text, choices, moment, Optional.empty(), Optional.empty());
        }

        @Override
        public String lane() {
            return url;
        }
    }

    /// What a response that goes on lacks, for one person alone.
    ///
    /// @param to a user's id
    record Reminder(String to, int incident, List<Concern> concerns) implements Outbound {
        @Override
        public String lane() {
            return "reminder INC-" + incident;
        }

        @Override
        public String place() {
            return to;
        }
    }

    /// The follow-ups that should be done by now, for their owner alone.
    ///
    /// @param to a user's id
    /// @param url where it takes the place of an earlier such message; empty for a new one
    /// @param remark what else is to be said
    record FollowUpsDue(String to, List<Topic> topics, Optional<String> url, Optional<String> remark)
            implements Outbound {
        @Override
        public String lane() {
            return url.orElse("follow-ups " + to);
        }

        @Override
        public String place() {
            return url.orElse(to);
        }
    }

    /// Somebody's Home tab, as it is when it is sent.
    record Home(String user) implements Outbound {
        @Override
        public String lane() {
            return "home " + user;
        }
    }

    /// A message to look at, because somebody put an emoji on it or took one away.
    ///
    /// @param told the emoji that are on it, as Slack told of that one; what is on it by then counts for more
    record Look(String channel, String ts, String by, Optional<Set<String>> told) implements Outbound {
        @Override
        public String lane() {
            return channel + " " + ts;
        }
    }

    /// A message whose permalink is to be asked for, since it was recorded without.
    record Permalink(String channel, String ts) implements Outbound {
        @Override
        public String lane() {
            return "permalink " + channel + " " + ts;
        }
    }

    /// Something that the channel of an incident has put up for it. All of one incident are in one lane, since the same
    /// row keeps note of them.
    sealed interface Fixture extends Outbound {
        /// The number of the incident.
        int incident();

        @Override
        default String lane() {
            return "status of INC-" + incident();
        }

        @Override
        default Optional<Integer> about() {
            return Optional.of(incident());
        }
    }

    /// An incident is to get a channel of its own. It comes before anything is shown of it, so that this is shown
    /// there.
    ///
    /// @param from the channel it was opened in
    record NewChannel(String from, int incident) implements Fixture {}

    /// The channel of an incident is to show how it stands now.
    record Status(String channel, int incident) implements Fixture {
        @Override
        public String place() {
            return channel;
        }
    }

    /// The channel of an incident is to have a bookmark that leads to its draft.
    ///
    /// @param draft Slack's timestamp of the message that carries the draft
    record Bookmark(String channel, int incident, String draft) implements Fixture {}

    /// The channel of an incident that is over is to have the draft in a canvas.
    record Canvas(String channel, int incident) implements Fixture {}

    /// A line for a channel that it can do without: where Slack does not let the scribe speak, it is not said.
    record Notice(String channel, String text) implements Outbound {
        @Override
        public String lane() {
            return "notice " + channel;
        }

        @Override
        public String place() {
            return channel;
        }
    }

    /// Something that one person should know, as a direct message.
    record Tell(String user, String text) implements Outbound {
        @Override
        public String lane() {
            return user;
        }

        @Override
        public boolean lasts() {
            return true;
        }
    }
}
