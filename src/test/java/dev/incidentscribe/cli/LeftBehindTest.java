package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.slf4j.LoggerFactory;

/// The watch over what the suite leaves behind is on duty: it finds a secret, and the test that left it fails.
class LeftBehindTest {
    /// Not a test of ours: it is run from below.
    static class LeavesOneInAFile {
        @Test
        void leaves(@TempDir Path folder) throws Exception {
            Files.writeString(Files.createDirectory(folder.resolve("deep")).resolve("scribe.db-wal"), text());
        }
    }

    static class LeavesOneInAFolderOfAllItsTests {
        @TempDir
        private static Path folder;

        @Test
        void leaves() throws Exception {
            Files.writeString(folder.resolve("scribe.log"), text());
        }
    }

    static class LogsOne {
        @Test
        void logs() {
            LoggerFactory.getLogger("of.somebody").warn("it did not work with {}", text());
        }
    }

    static class LeavesNone {
        @Test
        void leaves(@TempDir Path folder) throws Exception {
            Files.writeString(folder.resolve("scribe.log"), "[redacted: aws-access-key …7XQ4]");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void aTestThatLeavesOneFails() {
        Map<Class<?>, List<String>> failures = Map.of(
                LeavesOneInAFile.class, failuresOf(LeavesOneInAFile.class),
                LeavesOneInAFolderOfAllItsTests.class, failuresOf(LeavesOneInAFolderOfAllItsTests.class),
                LogsOne.class, failuresOf(LogsOne.class));

        assertThat(failures)
                .allSatisfy((_, failure) ->
                        assertThat(failure).singleElement().asString().contains("a planted secret is in"));
        assertThat(failuresOf(LeavesNone.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundHoweverItIsWritten(PlantedSecret secret) throws Exception {
        List<byte[]> written = Stream.of(
                        Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                                .map(charset -> bytes(secret.text(), charset)),
                        IntStream.range(0, 3).boxed().flatMap(shift -> base64("x".repeat(shift) + secret.text())),
                        Stream.of(
                                bytes(URLEncoder.encode(secret.text(), StandardCharsets.UTF_8)),
                                bytes(HexFormat.of().formatHex(bytes(secret.text())))))
                .flatMap(it -> it)
                .toList();

        for (int i = 0; i < written.size(); i++) {
            Path file = Files.write(folder.resolve("file" + i), written.get(i));

            List<Path> leaks = LeftBehind.leaks(folder);

            Files.delete(file);
            assertThat(leaks).containsExactly(file.getFileName());
        }
    }

    @Test
    void itIsFoundInALargeFileWhereverItStands() throws Exception {
        byte[] text = bytes(text());
        for (int at : List.of(0, (4 << 20) - 7, (4 << 20) + 60, (8 << 20) + 90, (9 << 20) - text.length)) {
            byte[] large = new byte[9 << 20];
            System.arraycopy(text, 0, large, at, text.length);
            Path file = Files.write(folder.resolve("large"), large);

            List<Path> leaks = LeftBehind.leaks(folder);

            Files.delete(file);
            assertThat(leaks).as("at %d", at).hasSize(1);
        }
    }

    private static String text() {
        return PlantedSecret.aws.text();
    }

    private static Stream<byte[]> base64(String text) {
        return Stream.of(
                Base64.getEncoder().encode(bytes(text)),
                Base64.getUrlEncoder().withoutPadding().encode(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return bytes(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static List<String> failuresOf(Class<?> tests) {
        var failures = new ArrayList<String>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().map(Throwable::getMessage).ifPresent(failures::add);
                            }
                        });
        return failures;
    }
}
