package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where tokens come from.
class TokensTest {
    private static final String NAME = "SLACK_BOT_TOKEN";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileThatOnlyItsOwnerReadsHoldsAToken(String mode) throws Exception {
        Path file = file(mode, "xoxb-hidden\n");

        assertThat(Tokens.read(new Environment(Map.of(NAME + "_FILE", file.toString())), NAME))
                .contains("xoxb-hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rwx------"})
    void aFileThatOthersReadIsRefusedAndNotRepeated(String mode) throws Exception {
        Path file = file(mode, "xoxb-hidden");

        assertThatThrownBy(() -> Tokens.read(new Environment(Map.of(NAME + "_FILE", file.toString())), NAME))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path file = folder.resolve("missing");

        assertThatThrownBy(() -> Tokens.read(new Environment(Map.of(NAME + "_FILE", file.toString())), NAME))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        Path file = file("rw-------", " \n");

        assertThatThrownBy(() -> Tokens.read(new Environment(Map.of(NAME + "_FILE", file.toString())), NAME))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void aTokenAndAFileOfItContradictEachOther() throws Exception {
        Path file = file("rw-------", "xoxb-hidden");

        assertThatThrownBy(() -> Tokens.read(
                        new Environment(Map.of(NAME, "xoxb-hidden", NAME + "_FILE", file.toString())), NAME))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("leave one out")
                .hasMessageNotContaining("hidden");
    }

    private Path file(String mode, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
