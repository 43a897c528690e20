package dev.incidentscribe.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// What the fuzzer feeds a target, as text.
public final class FuzzedText {
    private FuzzedText() {}

    /// The text in these bytes: UTF-8, and behind a leading zero UTF-16, which alone has halves of characters.
    public static String of(byte[] data) {
        return data.length > 0 && data[0] == 0
                ? ByteBuffer.wrap(data, 1, data.length - 1).asCharBuffer().toString()
                : new String(data, UTF_8);
    }
}
