package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    @Test
    void theDefaultPathsAreThoseOfTheCheckout() throws IOException {
        write("port: 4000");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", home.toString()));

        assertThat(settings.port()).isEqualTo(4000);
        assertThat(settings.database()).isEqualTo(home.resolve("data/scribe.db"));
    }

    @Test
    void withoutACheckoutTheDefaultPathsAreThoseOfTheWorkingDirectory() {
        Settings settings = Settings.read(Map.of());

        assertThat(settings.database()).isEqualTo(Path.of("data/scribe.db"));
    }

    @Test
    void aRelativePathInTheFileIsOneOfTheCheckout() throws IOException {
        write("database: elsewhere/incidents.db");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", home.toString()));

        assertThat(settings.database()).isEqualTo(home.resolve("elsewhere/incidents.db"));
    }

    @Test
    void aPathInTheEnvironmentIsTakenAsItIs() throws IOException {
        write("database: elsewhere/incidents.db");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", home.toString(), "SCRIBE_DB", "mine.db"));

        assertThat(settings.database()).isEqualTo(Path.of("mine.db"));
    }

    private void write(String settings) throws IOException {
        Path file = Files.createDirectories(home.resolve("config")).resolve("scribe.yaml");
        Files.writeString(file, settings);
    }
}
