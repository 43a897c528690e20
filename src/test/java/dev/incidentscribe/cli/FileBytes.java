package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What somebody finds who looks at the bytes of files.
final class FileBytes {
    private FileBytes() {}

    /// Which of these words can be found in any file of the folder.
    static List<String> leftOf(Path folder, List<String> words) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> contents =
                    files.filter(Files::isRegularFile).map(FileBytes::text).toList();
            return words.stream()
                    .filter(word -> contents.stream().anyMatch(content -> content.contains(word)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
