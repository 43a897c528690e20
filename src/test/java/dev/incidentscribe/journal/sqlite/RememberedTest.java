package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Document;
import dev.incidentscribe.incident.Incident;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is kept in memory of the incidents that are in use.
class RememberedTest {
    private static final String WORKSPACE = "T1";

    private final Remembered remembered = new Remembered();

    @Test
    void theIncidentsThatWereUsedLastAreKept() {
        remembered.put(incident(1, 8_000));
        remembered.put(incident(2, 8_000));
        remembered.get(WORKSPACE, 1);

        remembered.put(incident(3, 8_000));

        assertThat(remembered.get(WORKSPACE, 1)).isPresent();
        assertThat(remembered.get(WORKSPACE, 2)).isEmpty();
        assertThat(remembered.get(WORKSPACE, 3)).isPresent();
    }

    @Test
    void anIncidentThatGrowsCountsOnce() {
        remembered.put(incident(1, 1_000));
        for (int events = 1; events <= 10_000; events++) {
            remembered.put(incident(2, events));
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
    void whatWasReadEarlierDoesNotTakeThePlaceOfWhatIsLater() {
        remembered.put(incident(1, 5));

        remembered.put(incident(1, 4));

        assertThat(remembered.get(WORKSPACE, 1).map(Incident::events)).contains(5);
    }

    private static Incident incident(int number, int events) {
        return new Incident(
                WORKSPACE,
                number,
                "C1",
                Optional.empty(),
                List.of(),
                Document.untouched(),
                events,
                Incident.State.OPEN);
    }
}
