package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Party;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sections as long as a command may be, made to be read slowly or too deep: one of them would keep all drafts of a
/// channel from being posted.
class LongSectionTest {
    private static final int LONG = 39_000;

    static Stream<String> hard() {
        return Stream.of(
                "[",
                "![",
                "[a](",
                "[x](()",
                "]",
                "(",
                "&",
                "_",
                "*",
                "-",
                "`",
                "``\n",
                "`a ",
                "\\",
                "~",
                "> ",
                ">",
                "- ",
                "1. ",
                "# ",
                "*a **b ",
                "a@b",
                "a@b.",
                "mailto:",
                "https://a.b/",
                "@Ann ",
                "#a",
                "<a ",
                "|",
                "\n");
    }

    @ParameterizedTest
    @MethodSource("hard")
    void fourTimesTheSectionTakesAboutFourTimesAsLong(String piece) {
        Duration some = fastest(repeated(piece, LONG / 4));
        Duration more = fastest(repeated(piece, LONG));

        assertThat(more).isLessThan(some.multipliedBy(8).plusMillis(150));
    }

    static Stream<String> deep() {
        return Stream.concat(
                hard().map(piece -> repeated(piece, LONG) + " x"),
                Stream.of(
                        "*a **b ".repeat(2_700) + "x" + " b** a*".repeat(2_700),
                        "[".repeat(7_000) + "x" + "](https://a.b)".repeat(2_500),
                        "![".repeat(7_000) + "x" + "](https://a.b)".repeat(1_700),
                        "[x](" + "(a)".repeat(12_000) + ")",
                        "[x](" + "a".repeat(LONG) + ")",
                        IntStream.range(0, 250)
                                .mapToObj(depth -> "  ".repeat(depth) + "- a\n")
                                .reduce("", String::concat)));
    }

    /// Half of what a thread has by default.
    @ParameterizedTest
    @MethodSource("deep")
    void aSmallStackIsEnoughForEverySection(String text) throws Exception {
        var read = new CompletableFuture<String>();

        Thread small = Thread.ofPlatform()
                .stackSize(512 * 1024)
                .start(() -> read.completeAsync(() -> read(text), Runnable::run));
        small.join();

        assertThat(read).isCompleted();
    }

    /// In all the ways in which a section is read.
    private static String read(String text) {
        String markdown = Prose.markdown(text);
        return String.join(
                "\n",
                markdown,
                Prose.html(text),
                CanvasMarkdown.of(markdown, "INC-1"),
                Outsiders.reading(text, List.of("Mia Novak")),
                new Written(text, new Party("UMIA", "Mia Novak"), Instant.EPOCH, List.of(), Optional.empty()).plain());
    }

    /// The least processor time of a few rounds: other work on the machine is none of its.
    private static Duration fastest(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 4)
                .mapToObj(_ -> {
                    long start = threads.getCurrentThreadCpuTime();
                    read(text);
                    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
