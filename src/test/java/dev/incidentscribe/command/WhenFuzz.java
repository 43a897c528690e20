package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.command.Moments.Resolution;
import dev.incidentscribe.fuzz.FuzzedText;
import java.time.Instant;
import java.time.ZoneId;

/// A time that was read comes to a moment that was, or is refused with a reason.
public final class WhenFuzz {
    /// In the hour that comes twice.
    private static final Instant NOW = Instant.parse("2023-11-05T06:10:00Z");

    private static final Moments MOMENTS = new Moments(NOW, ZoneId.of("America/New_York"));

    private WhenFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        CommandParser.time(FuzzedText.of(data)).map(MOMENTS::resolve).ifPresent(resolution -> {
            switch (resolution) {
                case Resolution.At at -> assertThat(at.instant()).isBetween(Instant.EPOCH, NOW.plus(Moments.SKEW));
                case Resolution.Impossible impossible ->
                    assertThat(impossible.why()).isNotBlank();
            }
        });
    }
}
