package dev.incidentscribe.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.fuzz.FuzzedText;

/// Whatever stands around a secret, it goes; and what was redacted once stays as it is.
public final class RedactorFuzz {
    private static final Redactor REDACTOR = Redactor.standard();

    /// In two pieces, so that no scanner takes this file for a leak.
    private static final String SECRET = "AKIA" + "Q3XBZ2LMN5TP7XQ4";

    private RedactorFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = FuzzedText.of(data);
        int middle = text.length() / 2;
        String seeded = text.substring(0, middle) + " " + SECRET + " " + text.substring(middle);

        String once = REDACTOR.redact(text).text();

        assertThat(REDACTOR.redact(once).text()).isEqualTo(once);
        assertThat(REDACTOR.redact(seeded).text()).doesNotContain(SECRET);
    }
}
