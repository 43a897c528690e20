package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the image is built from.
class ImageTest {
    private static final String COPY = "COPY ";
    private static final String EXCEPT = "!";

    /// A builder stops at the first file that it is asked to copy and is not given.
    @Test
    void whateverTheBuilderCopiesIsGivenToIt() throws IOException {
        List<String> given = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith(EXCEPT))
                .map(line -> line.substring(EXCEPT.length()))
                .toList();

        List<String> copied = copied();

        assertThat(copied).contains("pom.xml", "src/main", "config/slack-manifest.yaml");
        assertThat(copied).allMatch(path -> Files.exists(Path.of(path)));
        assertThat(copied)
                .allMatch(path -> given.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/")));
    }

    /// From the checkout; what is copied from an earlier stage was made there.
    private static List<String> copied() throws IOException {
        return Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith(COPY))
                .map(line -> line.substring(COPY.length()).strip())
                .filter(Predicate.not(line -> line.startsWith("--from")))
                .flatMap(ImageTest::sources)
                .toList();
    }

    private static Stream<String> sources(String line) {
        String[] words = line.split(" ");
        return Arrays.stream(words, 0, words.length - 1);
    }
}
