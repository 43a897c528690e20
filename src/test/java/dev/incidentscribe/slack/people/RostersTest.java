package dev.incidentscribe.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// How long an answer of Slack's counts, by a clock that may be set.
class RostersTest {
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-09T14:05:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerCountsForAMinute() {
        var rosters = new Rosters(_ -> Set.of("UMIA" + asked.incrementAndGet()), Runnable::run, clock::get);

        assertThat(rosters.of("C1").join()).contains(Set.of("UMIA1"));
        later(Duration.ofSeconds(59));
        assertThat(rosters.of("C1").join()).contains(Set.of("UMIA1"));
        later(Duration.ofSeconds(1));
        assertThat(rosters.of("C1").join()).contains(Set.of("UMIA2"));
    }

    @Test
    void noLongerWhereTheClockIsSetBack() {
        var rosters = new Rosters(_ -> Set.of("UMIA" + asked.incrementAndGet()), Runnable::run, clock::get);

        rosters.of("C1").join();
        later(Duration.ofHours(-1));

        assertThat(rosters.of("C1").join()).contains(Set.of("UMIA2"));
    }

    @Test
    void norIsSlackLeftAloneForLongAfterAFailure() {
        var rosters = new Rosters(
                _ -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IOException("it is down");
                    }
                    return Set.of("UMIA");
                },
                Runnable::run,
                clock::get);

        assertThat(rosters.of("C1").join()).isEmpty();
        assertThat(rosters.of("C1").join()).isEqualTo(Optional.empty());
        later(Duration.ofHours(-1));

        assertThat(rosters.of("C1").join()).contains(Set.of("UMIA"));
        assertThat(asked).hasValue(2);
    }

    private void later(Duration time) {
        clock.updateAndGet(now -> now.plus(time));
    }
}
