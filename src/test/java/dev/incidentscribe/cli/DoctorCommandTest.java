package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scribe doctor` finds what is wrong before somebody needs the scribe.
class DoctorCommandTest {
    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
        standIn.grant(Manifest.scopes(Path.of("")));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void whereAllIsWellEveryLineSaysSo() throws Exception {
        try (ScribeProcess doctor = doctor(environment())) {

            int code = doctor.exitCode();

            assertThat(doctor.printed().lines()).hasSize(8).allMatch(line -> line.startsWith("ok "));
            assertThat(doctor.printed()).doesNotContain("xoxb-");
            assertThat(code).isZero();
        }
    }

    @Test
    void aScopeThatIsMissingIsNamedAndWhereToAddIt() throws Exception {
        standIn.grant(List.of("commands", "chat:write"));
        try (ScribeProcess doctor = doctor(environment())) {

            int code = doctor.exitCode();

            assertThat(doctor.printed().lines())
                    .anyMatch(line -> line.startsWith("ILL   scopes")
                            && line.contains("reactions:read")
                            && !line.contains("canvases:write") // no canvas is configured
                            && line.contains("OAuth & Permissions"));
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void aSlackThatCannotBeReachedIsOneLine() throws Exception {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("SLACK_API_URL", "http://127.0.0.1:9/api/");
        try (ScribeProcess doctor = doctor(environment)) {

            int code = doctor.exitCode();

            assertThat(doctor.printed().lines()).anyMatch(line -> line.startsWith("ILL   slack"));
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void aSettingThatIsMissingIsNamed() throws Exception {
        try (ScribeProcess doctor = doctor(Map.of())) {

            int code = doctor.exitCode();

            assertThat(doctor.printed())
                    .startsWith("ILL   settings")
                    .contains("SLACK_BOT_TOKEN")
                    .contains("\nok    disk")
                    .contains("\nok    journal");
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void aJournalThatIsNoneIsNamed() throws Exception {
        Files.writeString(folder.resolve("scribe.db"), "Dear diary. ".repeat(100));
        try (ScribeProcess doctor = doctor(environment())) {

            int code = doctor.exitCode();

            assertThat(doctor.printed().lines()).anyMatch(line -> line.startsWith("ILL   journal"));
            assertThat(code).isEqualTo(1);
        }
    }

    /// The server begins no empty one there.
    @Test
    void aJournalThatIsGoneIsMissedWhereThereIsABackup() throws Exception {
        Path backup = Files.createDirectories(folder.resolve("backups")).resolve("scribe-2026-03-09T14-05-00Z.db");
        Files.createFile(backup);
        try (ScribeProcess doctor = doctor(environment())) {

            int code = doctor.exitCode();

            assertThat(doctor.printed().lines())
                    .anyMatch(line -> line.startsWith("ILL   journal") && line.contains("./scribe restore " + backup));
            assertThat(code).isEqualTo(1);
        }
    }

    private ScribeProcess doctor(Map<String, String> environment) throws Exception {
        return ScribeProcess.run(folder, environment, "doctor");
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(ScribeProcess.server(folder.resolve("scribe.db"), standIn.apiUrl(), 0));
        environment.put("SCRIBE_HOME", Path.of("").toAbsolutePath().toString());
        return environment;
    }
}
