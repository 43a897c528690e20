package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an incident in use takes of the memory.
class ReplayTest {
    @Test
    void whoSaysMuchAndWhenItWasToldAreKeptOnce() {
        Incident incident =
                Incident.replay("T1", 1, "C1", List.of(said(1, "mia"), said(2, "sam"), said(3, "mia"), said(4, "sam")));

        assertThat(incident.entries().get(2).author())
                .isSameAs(incident.entries().getFirst().author());
        assertThat(incident.entries().get(3).author())
                .isSameAs(incident.entries().get(1).author());
        assertThat(incident.entries())
                .allSatisfy(entry -> assertThat(entry.at()).isSameAs(entry.recordedAt()));
    }

    /// As read from a file: nothing of it is the same as anything of another.
    private static Recorded said(int ordinal, String name) {
        return new Recorded(
                ordinal,
                Instant.ofEpochSecond(ordinal),
                Instant.ofEpochSecond(ordinal),
                new Person("U-" + name, name),
                Source.SLASH,
                Optional.empty(),
                new IncidentEvent.Noted(NoteKind.OBSERVATION, "look " + ordinal));
    }
}
