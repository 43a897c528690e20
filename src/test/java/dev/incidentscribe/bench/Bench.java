package dev.incidentscribe.bench;

import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Measures what it is asked for, or everything.
///
/// @param time how long each figure is measured; warming up takes about as long again
record Bench(Checkout checkout, Path folder, String apiUrl, BareJar bareJar, Report report, Duration time) {
    private interface Section {
        void run() throws Exception;
    }

    private Map<String, Section> sections() {
        var sections = new LinkedHashMap<String, Section>();
        sections.put("http", () -> new HttpSection(this).run());
        sections.put("socket", () -> new SocketSection(this).run());
        sections.put("start", () -> new StartSection(this).run());
        sections.put("growth", () -> new GrowthSection(this).run());
        sections.put("draft", () -> new DraftSection(this).run());
        sections.put("micro", () -> new MicroSection(this).run());
        return sections;
    }

    /// Runs what is asked for, against the jar of the checkout it is started in, and prints the report at the end.
    ///
    /// @param arguments names of sections; none for all
    public static void main(String[] arguments) throws Exception {
        double seconds = Double.parseDouble(System.getProperty("bench.seconds", "3"));
        Checkout checkout = Checkout.here();
        Path folder = Files.createTempDirectory(checkout.root().resolve("target"), "bench");
        var report = new Report(Machine.describe(seconds));
        try (StandIn standIn = StandIn.start(List.of())) {
            BareJar bareJar = BareJar.build(checkout, folder, standIn.apiUrl());
            Duration time = Duration.ofMillis((long) (1000 * seconds));
            new Bench(checkout, folder, standIn.apiUrl(), bareJar, report, time).run(List.of(arguments));
        } finally {
            delete(folder);
            report.print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
        System.exit(0);
    }

    private void run(List<String> names) throws Exception {
        Map<String, Section> sections = sections();
        if (!sections.keySet().containsAll(names)) {
            throw new IllegalArgumentException("there are the sections %s".formatted(sections.keySet()));
        }
        for (String name : names.isEmpty() ? List.copyOf(sections.keySet()) : names) {
            System.err.println("measuring " + name);
            Objects.requireNonNull(sections.get(name)).run();
        }
    }

    /// A file of this run, in a folder that is removed at its end.
    Path file(String name) {
        return folder.resolve(name);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
