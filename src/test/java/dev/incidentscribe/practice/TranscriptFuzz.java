package dev.incidentscribe.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.fuzz.FuzzedText;

/// Any text is a transcript, or the line that is wrong is named.
public final class TranscriptFuzz {
    private static final String HEAD = """
            person: amina = Amina Otieno, Africa/Nairobi
            [2023-03-03 13:03] amina: {first} it is slow
            """;

    private TranscriptFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = FuzzedText.of(data);
        read(text);
        read(HEAD + text);
        read(HEAD + "[13:04] amina: " + text);
    }

    private static void read(String text) {
        try {
            assertThat(TranscriptReader.read(text).lines()).doesNotContainNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)line \\d+: .+");
        }
    }
}
