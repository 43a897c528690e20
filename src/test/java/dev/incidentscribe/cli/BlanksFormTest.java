package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// *Fill in the blanks* opens a form with what the draft still lacks.
class BlanksFormTest {
    private static final Map<String, String> EVERYTHING = Map.ofEntries(
            Map.entry("severity", "sev1"),
            Map.entry("lead", TestApp.BEN.id()),
            Map.entry("impact", "20% of the shops could not sell"),
            Map.entry("detection", "a customer called"),
            Map.entry("detection.alert", "MISSED"),
            Map.entry("trigger", "a deployment"),
            Map.entry("root_causes", "no limit on connections\n\nno canary"),
            Map.entry("resolution", "the deployment was taken back"),
            Map.entry("services", "shop, payments"),
            Map.entry("milestones.started", "9:00"),
            Map.entry("milestones.detected", "9:05"),
            Map.entry("milestones.acknowledged", "9:06"),
            Map.entry("milestones.identified", "9:20"),
            Map.entry("milestones.mitigated", "9:30"),
            Map.entry("milestones.resolved", "10:00"),
            Map.entry("lessons.went_well", "the rollback"),
            Map.entry("lessons.went_wrong", "the alert\nthe pager"),
            Map.entry("lessons.lucky", "it was Monday"),
            Map.entry("action_items", "limit the connections by 2026-04-01 prevent p1\nadd a canary"));

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
        app.type("/incident open the shop is slow");
    }

    @Test
    void itAsksForExactlyWhatIsMissing() throws Exception {
        JsonNode form = form();

        assertThat(Gap.of(app.incident(1)))
                .extracting(Gap::key)
                .allSatisfy(key -> assertThat(SlackGestures.fields(form)).contains(key));
        assertThat(SlackGestures.fields(form)).containsExactlyInAnyOrderElementsOf(EVERYTHING.keySet());
    }

    @Test
    void whatIsRecordedMeanwhileIsAskedForNoMore() throws Exception {
        app.type("/incident trigger a deployment");
        app.type("/incident severity sev2");

        assertThat(SlackGestures.fields(form()))
                .doesNotContain("trigger", "severity")
                .contains("impact", "lead");
    }

    @Test
    void everyAnswerIsAnEntryByWhoeverFilledItIn() throws Exception {
        Answer answer = mia.submit(form(), "V1", EVERYTHING);

        Incident incident = app.incident(1);
        assertThat(answer.body()).isEmpty();
        assertThat(incident.severity()).contains(Severity.SEV1);
        assertThat(incident.holder(Role.LEAD).map(Person::id)).contains(TestApp.BEN.id());
        assertThat(incident.affectedPercent())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("20"));
        assertThat(incident.detection().map(Entry::text))
                .contains("a customer called No alert fired, and one should have.");
        assertThat(incident.stating(Fact.CAUSE))
                .extracting(Entry::text)
                .containsExactly("no limit on connections", "no canary");
        assertThat(incident.services()).containsExactly("shop", "payments");
        assertThat(incident.milestones().at(Milestone.STARTED)).contains(Instant.parse("2026-03-09T13:00:00Z"));
        assertThat(incident.milestones().at(Milestone.RESOLVED)).contains(Instant.parse("2026-03-09T14:00:00Z"));
        assertThat(incident.lessons(LessonKind.WRONG))
                .extracting(Entry::text)
                .containsExactly("the alert", "the pager");
        assertThat(incident.actions())
                .extracting(ActionItem::text)
                .containsExactly("limit the connections", "add a canary");
        assertThat(app.told(1)).allSatisfy(entry -> {
            assertThat(entry.author().id()).isEqualTo(TestApp.MIA.id());
            assertThat(entry.original().source()).isEqualTo(Source.FORM);
        });
    }

    @Test
    void whatIsBetweenTwoCommasMayBeNothing() throws Exception {
        mia.submit(form(), "V1", Map.of("services", ", checkout,, payments ,"));
        String refused = app.type("/incident edit 2 ,").text();

        assertThat(refused).contains("which service?");
        assertThat(app.incident(1).services()).containsExactly("checkout", "payments");
    }

    @Test
    void commasAloneNameNoService() throws Exception {
        Answer answer = mia.submit(form(), "V1", Map.of("services", " , "));

        assertThat(answer.json().at("/errors/services").asString("")).contains("Which services?");
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void aTurningPointAfterTheCloseIsAskedForAndMoved() throws Exception {
        app.type("/incident close");
        app.later(Duration.ofHours(4));
        app.type("/incident detected a customer called");

        mia.submit(form(), "V1", Map.of("milestones.detected.after_close", "9:55"));

        Incident incident = app.incident(1);
        assertThat(incident.milestones().at(Milestone.DETECTED)).contains(Instant.parse("2026-03-09T13:55:00Z"));
        assertThat(Gap.of(incident)).extracting(Gap::key).doesNotContain("milestones.detected.after_close");
        assertThat(incident.entries()).hasSize(3);
    }

    @Test
    void theChannelReadsALineForEachFact() throws Exception {
        mia.submit(form(), "V1", Map.of("trigger", "a deployment", "milestones.started", "9:00"));

        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(posted.text())
                    .startsWith("@Mia Novak filled in what was missing:\n")
                    .contains("· *Trigger*: a deployment", "09:00 EDT (13:00 UTC) · *Impact started*");
        });
    }

    @Test
    void ownersAndDatesOfFollowUpsAreAskedForOneByOne() throws Exception {
        app.type("/incident action test the restore");
        JsonNode form = form();

        mia.submit(form, "V1", Map.of("action_items[1].owner", TestApp.BEN.id(), "action_items[1].due", "2026-04-01"));

        assertThat(app.incident(1).actions()).singleElement().satisfies(action -> {
            assertThat(action.text()).isEqualTo("test the restore");
            assertThat(action.owner().map(Person::id)).contains(TestApp.BEN.id());
            assertThat(action.due()).contains(LocalDate.of(2026, 4, 1));
        });
    }

    @Test
    void anImpactWithoutANumberIsThereToBeMended() throws Exception {
        app.type("/incident impact shops & <tills> could not sell");
        JsonNode form = form();
        String known =
                SlackGestures.element(form, "impact").path("initial_value").asString("");
        int before = app.incident(1).entries().size();

        mia.submit(form, "V1", Map.of("impact", known));
        int unchanged = app.incident(1).entries().size();
        mia.submit(form, "V2", Map.of("impact", "20% of the " + known));

        assertThat(known).isEqualTo("shops & <tills> could not sell");
        assertThat(unchanged).isEqualTo(before);
        assertThat(app.incident(1).fact(Fact.IMPACT).map(Entry::text))
                .contains("20% of the shops &amp; &lt;tills&gt; could not sell");
    }

    @Test
    void aTimeThatCannotBeRightIsThereToBeMended() throws Exception {
        app.type("/incident started 9:30");
        app.type("/incident resolved 9:00");
        JsonNode form = form();
        String known = SlackGestures.element(form, "metrics.time_to_resolve")
                .path("initial_value")
                .asString("");

        Answer same = mia.submit(form, "V1", Map.of("metrics.time_to_resolve", known));
        Answer worse = mia.submit(form, "V2", Map.of("metrics.time_to_resolve", "8:00"));
        Answer right = mia.submit(form, "V3", Map.of("metrics.time_to_resolve", "9:50"));

        assertThat(known).isEqualTo("2026-03-09 09:00:00 America/New_York");
        assertThat(same.body()).isEmpty();
        assertThat(SlackGestures.error(worse, "metrics.time_to_resolve")).contains("come before “Impact started”");
        assertThat(right.body()).isEmpty();
        assertThat(app.incident(1).milestones().at(Milestone.RESOLVED)).contains(Instant.parse("2026-03-09T13:50:00Z"));
        assertThat(app.incident(1).entry(3).orElseThrow().corrections()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "milestones.started | soon | Write a time such as 14:05",
                "milestones.started | 2026-03-09 14:05 | is in the future",
                "milestones.started | 2026-03-08 02:30 | did not exist",
                "milestones.resolved | 8:59 | come before “Impact started” (2026-03-09 09:00 EDT (13:00 UTC))",
                "action_items | prevent p1 | what is to be done?"
            })
    void whatIsWrongIsSaidAtItsFieldAndNothingIsRecorded(String field, String entered, String said) throws Exception {
        var values = new HashMap<>(Map.of("milestones.started", "9:00", "trigger", "a deployment"));
        values.put(field, entered);

        Answer answer = mia.submit(form(), "V1", values);

        assertThat(SlackGestures.error(answer, field)).contains(said);
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void whatWasMendedIsRecordedWithTheSameForm() throws Exception {
        JsonNode form = form();

        mia.submit(form, "V1", Map.of("milestones.started", "soon"));
        mia.submit(form, "V1", Map.of("milestones.started", "9:00"));
        mia.submit(form, "V1", Map.of("milestones.started", "9:00"));

        assertThat(app.told(1)).hasSize(1);
        assertThat(app.standIn().posted()).hasSize(1);
    }

    @Test
    void anEmptyFormRecordsNothing() throws Exception {
        Answer answer = mia.submit(form(), "V1", Map.of("trigger", "   "));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().posted()).isEmpty();
    }

    @Test
    void whatTwoPeopleFillInAtOnceIsAllKept() throws Exception {
        JsonNode first = form();
        JsonNode second = form();

        mia.submit(first, "V1", Map.of("trigger", "a deployment"));
        mia.submit(second, "V2", Map.of("trigger", "a full disk", "resolution", "a larger disk"));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("a deployment", "a full disk", "a larger disk");
    }

    @Test
    void theSummaryOfTheDraftHasTheButton() throws Exception {
        app.type("/incident close");
        Eventually.holds("the draft is posted", () -> !app.standIn().blocks().isEmpty());
        app.later(Duration.ofMinutes(5));

        JsonNode form = mia.form(() -> mia.press(app.standIn().blocks().getFirst(), "Fill in the blanks"));
        mia.submit(form, "V1", Map.of("resolution", "it went away"));

        assertThat(app.incident(1).fact(Fact.RESOLUTION).map(Entry::text)).contains("it went away");
    }

    @Test
    void aCountOfCustomersIsANumberToo() throws Exception {
        app.type("/incident impact customers could not log in");
        String open = mia.type("/incident missing").path("text").asString("");
        app.type("/incident impact 1,200 customers could not log in");
        String counted = mia.type("/incident missing").path("text").asString("");

        assertThat(open).contains("How many users were hit, or what share of them in per cent?");
        assertThat(counted).contains("What set it off?").doesNotContain("How many users", "per cent");
        assertThat(app.incident(1).affectedPercent()).isEmpty();
    }

    @Test
    void whatIsTooLongForAFormIsSaidSo() throws Exception {
        app.type("/incident impact " + "x".repeat(3_500));

        JsonNode form = form();

        assertThat(SlackGestures.fields(form)).doesNotContain("impact").contains("trigger");
        assertThat(form.path("blocks").toString())
                .contains("longer than a form can hold; `/incident impact …` replaces it");
    }

    @Test
    void moreQuestionsThanAFormTakesAreSaidSo() throws Exception {
        for (int i = 0; i < 60; i++) {
            app.type("/incident action follow-up " + "x".repeat(300));
        }

        JsonNode form = form();

        assertThat(form.path("blocks").size()).isLessThanOrEqualTo(100);
        assertThat(form.at("/blocks/0/text/text").asString("")).contains("more questions than fit here");
    }

    private JsonNode form() throws Exception {
        JsonNode missing = mia.type("/incident missing INC-1").path("blocks");
        return mia.form(() -> mia.press(missing, "Fill in the blanks"));
    }
}
