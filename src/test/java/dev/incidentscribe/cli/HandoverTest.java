package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Whoever asks for a draft gets it, and nobody else does unless it is shared.
class HandoverTest {
    /// Mia's direct messages with the scribe.
    private static final String TO_MIA = "D" + TestApp.MIA.id();

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void tell() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
        app.type("/incident note rolled back");
    }

    @Test
    void theMarkdownComesAsADirectMessage() throws Exception {
        Reply reply = app.type("/postmortem INC-1 markdown");
        app.settle();

        assertThat(reply.visible()).isFalse();
        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_MIA);
            assertThat(posted.file()).contains("Postmortem draft of INC-1");
            assertThat(posted.text())
                    .startsWith("# Postmortem: the shop is slow")
                    .contains("rolled back");
        });
    }

    @Test
    void theJsonComesAsADirectMessage() throws Exception {
        Reply reply = app.type("/postmortem INC-1 json");
        app.settle();

        assertThat(reply.visible()).isFalse();
        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_MIA);
            assertThat(posted.file()).isPresent();
            assertThat(new JsonMapper().readTree(posted.text()).toString()).contains("rolled back");
        });
    }

    @Test
    void thePdfComesAsADirectMessage() throws Exception {
        app.type("/postmortem INC-1 pdf");
        app.settle();

        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_MIA);
            assertThat(posted.file()).contains("Postmortem draft of INC-1");
        });
        try (var pdf =
                Loader.loadPDF(app.standIn().upload("inc-1-postmortem.pdf").orElseThrow())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("the shop is slow", "rolled back");
        }
    }

    @Test
    void askedForTwiceByTheSameRequestItComesOnce() throws Exception {
        Map<String, String> request =
                SlackRequests.typed("/postmortem INC-1 markdown", TestApp.AT_THE_KEYS, "one and the same");

        Reply first = app.requests().deliver(request);
        app.settle();
        Reply second = app.requests().deliver(request);
        app.settle();

        assertThat(second).isEqualTo(first);
        assertThat(app.standIn().posted()).hasSize(1);
    }

    @Test
    void whatIsSharedGoesToTheChannel() throws Exception {
        Reply reply = app.type("/postmortem INC-1 share");
        app.settle();

        assertThat(reply.visible()).isFalse();
        assertThat(app.standIn().posted())
                .hasSize(3)
                .allMatch(posted -> posted.channel().equals(TestApp.CHANNEL))
                .extracting(Posted::file)
                .satisfiesExactly(
                        summary -> assertThat(summary).isEmpty(),
                        draft -> assertThat(draft).contains("Postmortem draft of INC-1"),
                        picture -> assertThat(picture).contains("Timeline of INC-1"));
        assertThat(ImageIO.read(new ByteArrayInputStream(
                        app.standIn().upload("inc-1-timeline.png").orElseThrow())))
                .isNotNull();
    }

    @Test
    void whatIsOnlyShownGoesNowhereElse() throws Exception {
        Reply reply = app.type("/postmortem INC-1");
        app.settle();

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text()).contains("the shop is slow");
        assertThat(app.standIn().posted()).isEmpty();
    }

    @Test
    void nothingOfThisIsAnEventOfTheIncident() throws Exception {
        int before = app.incident(1).events();

        app.type("/postmortem INC-1 markdown");
        app.type("/postmortem INC-1 json");
        app.type("/postmortem INC-1 share");
        app.settle();

        assertThat(app.incident(1).events()).isEqualTo(before);
        assertThat(app.journal().incidents(StandIn.TEAM)).hasSize(1);
    }
}
