package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.fuzz.FuzzedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Any text gives a command or a refusal, and what was understood comes to a moment and a day.
public final class CommandFuzz {
    private static final int LONGEST_PROBLEM = 300;
    private static final Moments MOMENTS =
            new Moments(Instant.parse("2023-11-05T06:10:00Z"), ZoneId.of("America/New_York"));

    private CommandFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        answer(FuzzedText.of(data));
    }

    static void answer(String text) {
        assertThat(Rendering.of(PostmortemCommand.parse(text))).isNotEmpty();
        switch (CommandParser.parse(text)) {
            case Misunderstood(Refusal refusal) ->
                assertThat(refusal.problem()).isNotBlank().hasSizeLessThan(LONGEST_PROBLEM);
            case Understood understood -> {
                assertThat(Rendering.of(understood)).isNotEmpty();
                resolve(understood.command());
            }
        }
    }

    private static void resolve(Command command) {
        if (command instanceof Command.Recording recording) {
            assertThat(MOMENTS.resolve(recording.when())).isNotNull();
        }
        if (command instanceof Command.AddAction action) {
            action.due()
                    .ifPresent(due ->
                            assertThat(due.resolve(LocalDate.of(2023, 11, 5))).isNotNull());
        }
        if (command instanceof Command.Retime retime) {
            assertThat(MOMENTS.resolve(retime.to())).isNotNull();
        }
    }
}
