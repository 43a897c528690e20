package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.fuzz.FuzzedText;

/// Text in a terminal is text, and stays on its line.
public final class TerminalFuzz {
    private TerminalFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = FuzzedText.of(data);

        Inert.terminal(Terminal.text(text));
        Inert.terminal(Terminal.line(text));
        assertThat(Terminal.line(text)).doesNotContain("\n", "\t");
    }
}
