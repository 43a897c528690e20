package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `/incident open` without a title opens a form.
class OpenFormTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
    }

    @Test
    void theAnswerStillSaysWhatToType() throws Exception {
        JsonNode answer = mia.type("/incident open");

        assertThat(answer.path("response_type").asString("")).isEqualTo("ephemeral");
        assertThat(answer.path("text").asString(""))
                .startsWith(
                        "Not recorded: what is wrong?\nThe form is `/incident open TITLE [sev1…sev4] [in-new-channel]`.");
    }

    @Test
    void theFormAsksForTheTitleTheSeverityTheBeginningAndTheLead() throws Exception {
        JsonNode form = form();

        assertThat(SlackGestures.fields(form)).containsExactly("title", "severity", "began", "lead");
        assertThat(SlackGestures.element(form, "severity")
                        .path("options")
                        .valueStream()
                        .map(option -> option.at("/text/text").asString("")))
                .containsExactly("SEV-1", "SEV-2", "SEV-3", "SEV-4");
    }

    @Test
    void allOfItIsOnRecordTogether() throws Exception {
        submit(
                "V1",
                Map.of("title", "the shop is slow", "severity", "sev2", "began", "9:50", "lead", TestApp.BEN.id()));

        Incident incident = app.incident(1);
        assertThat(incident.title()).isEqualTo("the shop is slow");
        assertThat(incident.channel()).isEqualTo(TestApp.CHANNEL);
        assertThat(incident.severity()).contains(Severity.SEV2);
        assertThat(incident.milestones().at(Milestone.OPENED)).contains(TestApp.NOW);
        assertThat(incident.milestones().at(Milestone.STARTED)).contains(Instant.parse("2026-03-09T13:50:00Z"));
        assertThat(incident.holder(Role.LEAD).map(Person::id)).contains(TestApp.BEN.id());
        assertThat(incident.entries())
                .extracting(Entry::author)
                .extracting(Person::id)
                .containsOnly(TestApp.MIA.id());
        assertThat(incident.entries())
                .extracting(entry -> entry.original().source())
                .containsOnly(Source.FORM);
    }

    @Test
    void theChannelIsTold() throws Exception {
        submit("V1", Map.of("title", "the shop is slow", "severity", "sev2", "began", "9:50"));

        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(posted.thread()).isEmpty();
            assertThat(posted.onlyTo()).isEmpty();
            assertThat(posted.text())
                    .contains(
                            "*INC-1* is open as SEV-2: *the shop is slow*",
                            "INC-1 *#2* 09:50 EDT (13:50 UTC) · *Impact started*");
        });
    }

    @Test
    void theTitleAloneIsEnough() throws Exception {
        submit("V1", Map.of("title", "the shop is slow sev1"));

        assertThat(app.incident(1).title()).isEqualTo("the shop is slow");
        assertThat(app.incident(1).severity()).contains(Severity.SEV1);
        assertThat(app.incident(1).entries()).hasSize(1);
    }

    @Test
    void theSameFormTwiceOpensOneIncident() throws Exception {
        JsonNode form = form();

        mia.submit(form, "V1", Map.of("title", "the shop is slow"));
        mia.submit(form, "V1", Map.of("title", "the shop is slow"));

        assertThat(app.journal().incidents(StandIn.TEAM)).hasSize(1);
        assertThat(app.standIn().posted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the shop is slow | soon | began | Write a time such as 14:05",
                "the shop is slow | 2026-03-09 14:05 | began | is in the future",
                "the shop is slow | 2026-03-08 02:30 | began | did not exist",
                "'   ' | 9:50 | title | What is wrong?"
            })
    void whatIsWrongIsSaidAtItsField(String title, String began, String field, String said) throws Exception {
        Answer answer = submit("V1", Map.of("title", title, "began", began));

        assertThat(SlackGestures.error(answer, field)).contains(said);
        assertThat(app.journal().incidents(StandIn.TEAM)).isEmpty();
    }

    @Test
    void aChannelHasOneOpenIncident() throws Exception {
        JsonNode form = form();
        app.type("/incident open the database is down");

        Answer answer = mia.submit(form, "V1", Map.of("title", "the shop is slow"));

        assertThat(SlackGestures.error(answer, "title")).contains("INC-1 is still open in this channel");
        assertThat(app.journal().incidents(StandIn.TEAM)).hasSize(1);
    }

    @Test
    void whereOneIsOpenNoFormOpens() throws Exception {
        app.type("/incident open the database is down");

        mia.type("/incident open");
        JsonNode later = mia.form(() -> mia.press(mia.type("/incident missing").path("blocks"), "Fill in the blanks"));

        assertThat(app.standIn().forms()).containsExactly(later);
    }

    @Test
    void whatIsEnteredIsTextAndNoMarkup() throws Exception {
        submit("V1", Map.of("title", "p99 > 3 s & <!channel> sees it"));

        assertThat(app.incident(1).title()).isEqualTo("p99 &gt; 3 s &amp; &lt;!channel&gt; sees it");
        assertThat(app.standIn().posted().getFirst().text()).contains("p99 &gt; 3 s &amp; &lt;!channel&gt; sees it");
    }

    private JsonNode form() throws Exception {
        return mia.form(() -> mia.type("/incident open"));
    }

    private Answer submit(String id, Map<String, String> values) throws Exception {
        return mia.submit(form(), id, values);
    }
}
