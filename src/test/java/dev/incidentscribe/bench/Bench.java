package dev.incidentscribe.bench;

import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures what it is asked for, or everything, and prints it as Markdown.
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

    /// Runs what is asked for, against the jar of the checkout it is started in.
    ///
    /// @param arguments names of sections; none for all
    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofMillis((long) (1000 * Double.parseDouble(System.getProperty("bench.seconds", "4"))));
        Checkout checkout = Checkout.here();
        Path folder = Files.createTempDirectory(checkout.root().resolve("target"), "bench");
        var out = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try (StandIn standIn = StandIn.start(List.of())) {
            BareJar bareJar = BareJar.build(checkout, folder, standIn.apiUrl());
            var bench = new Bench(checkout, folder, standIn.apiUrl(), bareJar, out, time);
            out.line("%s, %d processors, %s %s, Java %s"
                    .formatted(
                            LocalDate.now(ZoneOffset.UTC),
                            Runtime.getRuntime().availableProcessors(),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"),
                            Runtime.version()));
            Map<String, Section> sections = bench.sections();
            for (String name : arguments.length == 0 ? List.copyOf(sections.keySet()) : List.of(arguments)) {
                Section section = sections.get(name);
                if (section == null) {
                    throw new IllegalArgumentException(
                            "no section %s; there are %s".formatted(name, sections.keySet()));
                }
                section.run();
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
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
