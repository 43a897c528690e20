package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A journal that can be opened and then not be read: whoever asks for something reads that, and not that nothing was
/// recorded, which was not what they wanted.
class UnreadableTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void lose() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE incident");
            statement.execute("DROP TABLE event");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incident show",
                "/incident INC-1 timeline",
                "/incident list closed",
                "/postmortem INC-1",
                "/postmortem INC-1 lint",
                "/postmortem list the shop"
            })
    void whoeverAsksIsToldThatItCouldNotBeRead(String line) throws Exception {
        Reply reply = app.type(line);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("*That could not be read*, because something went wrong on our side.")
                .contains("```%s```".formatted(line.substring(line.indexOf(' ') + 1)))
                .doesNotContain("recorded");
    }

    @Test
    void whoeverAsksWithNoWordIsToldSoToo() throws Exception {
        assertThat(app.type("/incident").text())
                .isEqualTo("*That could not be read*, because something went wrong on our side. Please try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incident note half of it is down", "/postmortem publish"})
    void whoeverRecordsIsToldThatItWasNot(String line) throws Exception {
        assertThat(app.type(line).text()).startsWith("*Not recorded*");
    }
}
