package dev.incidentscribe.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.incidentscribe.cli.HostileText;
import dev.incidentscribe.command.CommandFuzz;
import dev.incidentscribe.command.WhenFuzz;
import dev.incidentscribe.practice.TranscriptFuzz;
import dev.incidentscribe.redaction.RedactorFuzz;
import dev.incidentscribe.slack.gate.SignatureFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Jazzer looks for a text that breaks what a target promises: a short time in every build, a long one with the profile
/// `fuzz`. What it ever found is kept as a case.
class FuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 5);
    private static final int AT_ONCE = 2;
    private static final int LONGEST = 2_000;
    private static final Path CASES = Path.of("src/test/resources/dev/incidentscribe/fuzz");

    static final List<Target> TARGETS = List.of(
            new Target(CommandFuzz.class, CommandFuzz::fuzzerTestOneInput),
            new Target(WhenFuzz.class, WhenFuzz::fuzzerTestOneInput),
            new Target(EscapersFuzz.class, EscapersFuzz::fuzzerTestOneInput),
            new Target(SignatureFuzz.class, SignatureFuzz::fuzzerTestOneInput),
            new Target(RedactorFuzz.class, RedactorFuzz::fuzzerTestOneInput),
            new Target(TranscriptFuzz.class, TranscriptFuzz::fuzzerTestOneInput));

    @TempDir
    private static Path folder;

    private static final ExecutorService LANES = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("fuzzer-", 0).factory());
    private static final Map<Class<?>, Future<Fuzzer.Result>> RUNS = new HashMap<>();

    /// What is tried.
    record Target(Class<?> type, Trial trial) {
        private List<Path> cases() throws IOException {
            Path cases = CASES.resolve(toString());
            if (!Files.isDirectory(cases)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(cases)) {
                return files.toList();
            }
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    /// Throws if a target does not keep its promise.
    interface Trial {
        void of(byte[] data) throws Exception;
    }

    @BeforeAll
    static void start() throws IOException {
        Path seeds = seeds();
        for (Target target : TARGETS) {
            Path room = folder.resolve(target.toString());
            RUNS.put(target.type, LANES.submit(() -> Fuzzer.run(target.type, seeds, room, SECONDS)));
        }
    }

    @AfterAll
    static void stop() {
        LANES.shutdownNow();
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void whatWasFoundOnceIsMended(Target target) throws Exception {
        for (Path file : target.cases()) {
            byte[] data = Files.readAllBytes(file);
            assertThatCode(() -> target.trial.of(data)).as(file.toString()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @FieldSource("TARGETS")
    void nothingNewIsFound(Target target) throws Exception {
        Fuzzer.Result result = Objects.requireNonNull(RUNS.get(target.type)).get();

        assertThat(result.code())
                .as("keep what was found in %s/%s:%n%s", CASES, target, result.told())
                .isZero();
    }

    /// What other tests know to be hard is where it begins.
    private static Path seeds() throws IOException {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        List<String> texts = Stream.concat(
                        HostileText.all().stream().map(HostileText::text),
                        Stream.of("/incident open the shop is slow sev2", "yesterday 23:50 EST", "1h30m ago"))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).length() <= LONGEST) {
                Files.write(seeds.resolve(Integer.toString(i)), texts.get(i).getBytes(UTF_8));
            }
        }
        return seeds;
    }
}
