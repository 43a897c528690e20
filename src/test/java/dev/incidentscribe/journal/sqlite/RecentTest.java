package dev.incidentscribe.journal.sqlite;

import static dev.incidentscribe.journal.sqlite.JournalFile.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import dev.incidentscribe.postmortem.document.RandomIncident;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is remembered of the incidents is what the file has, whatever was recorded in whatever order.
class RecentTest {
    private static final List<String> CHANNELS = List.of("C1", "C1", "C2");
    private static final Person ADA = new Person("UADA", "Ada");

    @TempDir
    private Path folder;

    private int deliveries;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoDecidesAndWhoReadsSeesWhatIsInTheFile(long seed) {
        var random = new Random(seed);
        var file = JournalFile.in(folder);
        try (SqliteJournal journal = file.open()) {
            List<Deque<Recorded>> told = new ArrayList<>();
            for (int number = 1; number <= CHANNELS.size(); number++) {
                told.add(new ArrayDeque<>(RandomIncident.events(seed * 10 + number)));
                record(journal, number, told.getLast().removeFirst().event());
            }
            while (told.stream().anyMatch(events -> !events.isEmpty())) {
                int number = 1 + random.nextInt(CHANNELS.size());
                Deque<Recorded> events = told.get(number - 1);
                switch (random.nextInt(8)) {
                    case 0 -> record(journal, number, context());
                    case 1 -> record(journal, number, new Moved(CHANNELS.get(number - 1), "C" + random.nextInt(4)));
                    case 2 -> fail(journal, number);
                    default -> {
                        if (!events.isEmpty()) {
                            record(journal, number, events.removeFirst().event());
                        }
                    }
                }
                compare(journal, file);
            }
        }
    }

    private void compare(SqliteJournal journal, JournalFile file) {
        try (SqliteArchive fresh = SqliteArchive.open(file.path()).orElseThrow()) {
            for (int number = 1; number <= CHANNELS.size(); number++) {
                Optional<Incident> incident = fresh.incident(WORKSPACE, number);
                assertThat(journal.incident(WORKSPACE, number)).isEqualTo(incident);
                int asked = number;
                decide(
                        journal,
                        "C1",
                        situation -> assertThat(situation.incident(asked)).isEqualTo(incident));
            }
            for (int channel = 0; channel < 4; channel++) {
                String in = "C" + channel;
                decide(
                        journal,
                        in,
                        situation -> assertThat(situation.current()).isEqualTo(fresh.current(WORKSPACE, in)));
            }
        }
    }

    private interface Look {
        void at(Situation situation);
    }

    private void decide(SqliteJournal journal, String channel, Look look) {
        journal.append(delivery(channel), situation -> {
            look.at(situation);
            return new Outcome.Decline(Reply.toPerson("looked"));
        });
    }

    private void record(SqliteJournal journal, int number, IncidentEvent event) {
        String channel = CHANNELS.get(number - 1);
        journal.append(
                delivery(channel),
                situation -> outcome(
                        situation
                                .incident(number)
                                .orElseGet(() -> Incident.unrecorded(WORKSPACE, situation.nextNumber(), channel)),
                        event));
    }

    /// A decision that fails has taught nothing.
    private void fail(SqliteJournal journal, int number) {
        assertThatThrownBy(() -> journal.append(delivery("C1"), situation -> {
                    assertThat(situation.incident(number)).isPresent();
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(JournalUnavailable.class);
    }

    private static Outcome outcome(Incident incident, IncidentEvent event) {
        return new Outcome.Append(
                incident,
                List.of(new Outcome.Event(JournalFile.NOW.plusNanos(789), event)),
                _ -> Reply.toChannel("recorded"),
                List.of());
    }

    private static IncidentEvent context() {
        return new ChannelContext(ChannelContext.Kind.MESSAGE, "by the way", Optional.empty());
    }

    private Delivery delivery(String channel) {
        Instant at = JournalFile.NOW.plusSeconds(++deliveries).plusNanos(789); // finer than the file
        return new Delivery("d" + deliveries, WORKSPACE, channel, ADA, at, Source.SLASH, Optional.empty());
    }
}
