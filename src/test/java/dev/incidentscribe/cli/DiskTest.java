package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that does not take a write in time: nobody is told that something was recorded, and nothing is afterwards.
class DiskTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void whoeverTypesIsToldAndGetsTheTextBack() throws Exception {
        Reply reply;
        try (Connection hog = hold()) {
            reply = app.type("/incident note half of it is down");
            assertThat(hog.isClosed()).isFalse();
        }

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("*Not recorded*, because something went wrong on our side.")
                .contains("```note half of it is down```");
    }

    @Test
    void whatWasGivenUpIsNotRecordedLaterAndTheNextIs() throws Exception {
        try (Connection hog = hold()) {
            app.type("/incident note given up");
            assertThat(hog.isClosed()).isFalse();
        }

        Eventually.holds("the journal takes writes again", () -> app.journal().isWritable());
        app.type("/incident note taken");

        assertThat(app.words(1)).containsExactly("the shop is slow", "taken");
    }

    /// Takes the file's only write lock, as a hanging disk would.
    private Connection hold() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return connection;
    }
}
