package dev.incidentscribe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout that is measured.
record Checkout(Path root) {

    static Checkout here() {
        return new Checkout(Path.of("").toAbsolutePath());
    }

    Path launcher() {
        return root.resolve("scribe");
    }

    Path jar() {
        return root.resolve("target/incident-scribe.jar");
    }

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// The options of the virtual machine that the launcher ships with.
    List<String> options() throws IOException {
        return Files.readAllLines(root.resolve("config/jvm.options")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
