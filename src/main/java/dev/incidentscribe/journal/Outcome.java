package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a [Decision] came to.
public sealed interface Outcome {
    /// These events are recorded.
    ///
    /// @param incident the incident before them
    /// @param reply what the person is told, given the incident after them
    /// @param echo the channel that is told the same, since the person is elsewhere
    record Append(
            Incident incident,
            List<Event> events,
            Function<Incident, Reply> reply,
            List<Outbound> outbox,
            Optional<String> echo)
            implements Outcome {
        public Append {
            events = List.copyOf(events);
            outbox = List.copyOf(outbox);
        }

        /// One that nobody else is told of.
        public Append(Incident incident, List<Event> events, Function<Incident, Reply> reply, List<Outbound> outbox) {
            this(incident, events, reply, outbox, Optional.empty());
        }

        /// The same, with one more event at the time of the last.
        public Append and(IncidentEvent event) {
            Instant at = events.getLast().at();
            List<Event> more = Stream.concat(events.stream(), Stream.of(new Event(at, event)))
                    .toList();
            return new Append(incident, more, reply, outbox, echo);
        }

        /// The same, with one more thing to be done with Slack.
        public Append sending(Outbound one) {
            return new Append(incident, events, reply, with(one), echo);
        }

        /// The same, with another channel told of it.
        public Append echoing(String channel) {
            return new Append(incident, events, reply, outbox, Optional.of(channel));
        }

        /// What is to be done with Slack, once it is known what the person is told.
        public List<Outbound> outbox(Delivery delivery, Reply told) {
            return echo.map(channel -> with(new Outbound.Notice(
                            channel,
                            "<@%s> in <#%s>: %s".formatted(delivery.author().id(), delivery.channel(), told.text()))))
                    .orElse(outbox);
        }

        private List<Outbound> with(Outbound one) {
            return Stream.concat(outbox.stream(), Stream.of(one)).toList();
        }
    }

    /// Nothing is recorded.
    record Decline(Reply reply) implements Outcome {}

    /// An event to record.
    ///
    /// @param at when it happened
    record Event(Instant at, IncidentEvent what) {
        /// The event as this delivery records it.
        ///
        /// @param ordinal counts the events of the incident, from 1
        public Recorded recorded(Delivery delivery, int ordinal) {
            return new Recorded(
                    ordinal, at, delivery.receivedAt(), delivery.author(), delivery.source(), delivery.origin(), what);
        }
    }
}
