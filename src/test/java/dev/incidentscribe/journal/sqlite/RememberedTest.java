package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Document;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is kept in memory of the incidents that are in use.
class RememberedTest {
    private static final String WORKSPACE = "T1";

    private static final Noted NOTED = new Noted(NoteKind.OBSERVATION, "502s");
    private static final Recorded RECORDED =
            new Recorded(1, Instant.EPOCH, Instant.EPOCH, Person.unnamed("U1"), Source.SLASH, Optional.empty(), NOTED);
    private static final Entry ENTRY = new Entry(1, NOTED, Instant.EPOCH, false, RECORDED, List.of());

    private final Remembered remembered = new Remembered();

    @Test
    void theIncidentsThatWereUsedLastAreKept() {
        remembered.put(incident(1, 15_000));
        remembered.put(incident(2, 15_000));
        remembered.get(WORKSPACE, 1);

        remembered.put(incident(3, 15_000));

        assertThat(remembered.get(WORKSPACE, 1)).isPresent();
        assertThat(remembered.get(WORKSPACE, 2)).isEmpty();
        assertThat(remembered.get(WORKSPACE, 3)).isPresent();
    }

    @Test
    void anIncidentThatGrowsCountsOnce() {
        remembered.put(incident(1, 1_000));
        for (int entries = 1; entries <= 10_000; entries++) {
            remembered.put(incident(2, entries));
        }

        assertThat(remembered.get(WORKSPACE, 1)).isPresent();
    }

    @Test
    void theLastIncidentIsKeptHoweverLongItIs() {
        remembered.put(incident(1, 1_000));

        remembered.put(incident(2, 50_000));

        assertThat(remembered.get(WORKSPACE, 1)).isEmpty();
        assertThat(remembered.get(WORKSPACE, 2)).isPresent();
    }

    @Test
    void whatIsKeptBesideTheEntriesDoesNotCount() {
        remembered.put(incident(1, 10, 500_000));

        remembered.put(incident(2, 10, 500_000));

        assertThat(remembered.get(WORKSPACE, 1)).isPresent();
    }

    @Test
    void whatWasReadEarlierDoesNotTakeThePlaceOfWhatIsLater() {
        remembered.put(incident(1, 5));

        remembered.put(incident(1, 4));

        assertThat(remembered.get(WORKSPACE, 1).map(Incident::events)).contains(5);
    }

    private static Incident incident(int number, int entries) {
        return incident(number, entries, entries);
    }

    private static Incident incident(int number, int entries, int events) {
        return new Incident(
                WORKSPACE,
                number,
                "C1",
                Optional.empty(),
                Collections.nCopies(entries, ENTRY),
                Document.untouched(),
                events,
                Incident.State.OPEN);
    }
}
