package dev.incidentscribe.slack.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// By its own schedule Socket Mode is back soon after Slack is, however long Slack was away.
class SocketPausesTest {
    private static final Duration BOUND = Duration.ofSeconds(15);

    @Test
    void itIsBackWithinFifteenSeconds() {
        assertThat(Socket.back()).isLessThan(BOUND);
    }

    @Test
    void thePausesGrowUpToABoundThatTheTimeCountsWith() {
        Duration first = Duration.ofMillis(1);

        assertThat(Stream.iterate(first, Socket::longer).limit(40))
                .isSorted()
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(3)) <= 0);
    }
}
