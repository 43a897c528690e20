package dev.incidentscribe.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Jazzer, in a process of its own for each target: a process can fuzz one alone.
final class Fuzzer {
    private static final int LONGEST_INPUT = 2_000;
    private static final int LONGEST_PAUSE_SECONDS = 30;
    /// The full compiler takes longer than that until it pays.
    private static final int SHORT_SECONDS = 30;
    private static final Pattern TALK = Pattern.compile("(?:INFO|WARNING|#\\d+|OpenJDK).*");

    private Fuzzer() {}

    /// What came of it.
    ///
    /// @param code 0 if nothing was found
    /// @param told what it says of that
    record Result(int code, String told) {}

    /// Looks for so long, and stops at what it finds.
    ///
    /// @param target has the method `fuzzerTestOneInput`
    /// @param seeds what it begins with, a text a file
    /// @param folder where it may write
    static Result run(Class<?> target, Path seeds, Path folder, int seconds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path out = folder.resolve("out");
        // It would take the processors from the tests that are timed by a clock.
        List<String> line = List.of(
                "nice",
                "-n",
                "5",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                seconds > SHORT_SECONDS ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.incidentscribe.**",
                "--custom_hook_includes=dev.incidentscribe.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + LONGEST_PAUSE_SECONDS,
                "-rss_limit_mb=0",
                corpus.toString(),
                seeds.toString());
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            return new Result(process.waitFor(), told(out));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String told(Path out) throws IOException {
        try (Stream<String> lines = Files.lines(out, ISO_8859_1)) {
            return lines.filter(it -> !TALK.matcher(it).matches()).collect(Collectors.joining("\n"));
        }
    }
}
