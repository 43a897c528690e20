package dev.incidentscribe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Work that comes round again, whatever happened the last time.
class RecurringTest {
    @Test
    void anErrorEndsNothing() throws Exception {
        var times = new CountDownLatch(2);

        try (var rounds = new Recurring("test", Duration.ZERO, () -> {
            times.countDown();
            throw new StackOverflowError();
        })) {
            rounds.start();

            assertThat(times.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
