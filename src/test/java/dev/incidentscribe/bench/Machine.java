package dev.incidentscribe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where and when a run was made, as far as its figures depend on it.
final class Machine {
    private Machine() {}

    /// @param seconds how long each figure was measured
    static String describe(double seconds) throws IOException {
        return "%s, %d processors (%s), %s %s, Java %s, %s s a figure."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        Double.toString(seconds).replaceAll("\\.0$", ""));
    }

    private static String processor() throws IOException {
        Path about = Path.of("/proc/cpuinfo");
        return Files.exists(about)
                ? Files.readAllLines(about).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }
}
