package dev.incidentscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.SlackFindings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the linter makes of the objections of its rules.
class LinterTest {
    private static final String FAULTY = "open Login fails sev1 | cause An intern deleted the wrong table"
            + " | lesson wrong a stupid default | action Improve the monitoring detect";

    @TempDir
    private Path folder;

    private Told told;

    @BeforeEach
    void open() {
        told = new Told(folder.resolve("scribe.db"));
    }

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void warningsComeBeforeHintsAndEachNamesItsPlaceAndItsRemedy() {
        List<Finding> findings = new Linter(Strictness.standard()).lint(told.postmortem(FAULTY));

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly(
                        "blame",
                        "severity-impact",
                        "action-owner",
                        "action-prevent",
                        "tone",
                        "action-due",
                        "action-priority",
                        "action-bounded");
        Finding blame = findings.getFirst();
        assertThat(blame.where().label()).isEqualTo("root causes #2");
        assertThat(blame.message()).isEqualTo("“An intern deleted the wrong” makes a person the cause.");
        assertThat(blame.command()).isEqualTo("/incident edit INC-1 2 …");
    }

    @Test
    void theTimeIsToBeMendedThatContradictsTheOthers() {
        Postmortem draft = told.postmortem(
                "detected at 09:12 | mitigated at 09:41 | resolved at 10:53 | close | started at 11:58");

        assertThat(new Linter(Strictness.standard()).lint(draft))
                .filteredOn(it -> it.rule().equals("milestone-order"))
                .hasSize(3)
                .extracting(Finding::command)
                .containsOnly("/incident retime INC-1 6 WHEN");
    }

    @ParameterizedTest
    @CsvSource({"Bri, true", "Brianny, true", "Brian, true", "Briefs, false", "Bricks, false"})
    void aNameIsAPersonsAlsoWhereItIsCutShort(String name, boolean objected) {
        Postmortem draft = told.postmortem("cause %s forgot to raise the limit".formatted(name));

        assertThat(new Linter(Strictness.standard())
                        .lint(draft).stream().anyMatch(it -> it.rule().equals("blame")))
                .isEqualTo(objected);
    }

    @ParameterizedTest
    @CsvSource({
        "Theodor Weiss, Theo forgot to raise the limit, true",
        "Daniel Cho, Danny forgot to raise the limit, true",
        "Theodor Weiss, The job forgot to raise the limit, false",
        "Theodor Weiss, They forgot to raise the limit, false",
        "Evelyn Park, Every node forgot the limit, false",
        "Daisy Ray, Daily backups forgot the limit, false",
        "Logan Reed, Log rotation forgot the limit, false",
        "Andrew Hill, And forgot the limit, false"
    })
    void aWordThatANameBeginsWithIsNobody(String name, String cause, boolean objected) {
        Postmortem draft = told.postmortem("lead <@U9|%s> | cause %s".formatted(name, cause));

        assertThat(new Linter(Strictness.standard())
                        .lint(draft).stream().anyMatch(it -> it.rule().equals("blame")))
                .isEqualTo(objected);
    }

    @Test
    void aRuleThatIsOffSaysNothingAndAnotherLevelCounts() {
        var strictness = new Strictness(
                Map.of(Rule.BLAME, Optional.empty(), Rule.TONE, Optional.of(Level.WARNING)), Duration.ofMinutes(30));

        List<Finding> findings = new Linter(strictness).lint(told.postmortem(FAULTY));

        assertThat(findings).extracting(Finding::rule).doesNotContain("blame");
        assertThat(findings)
                .filteredOn(it -> it.rule().equals("tone"))
                .extracting(Finding::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void theLengthOfAGapIsConfigured() {
        String quiet = "started at 08:00 | detected at 08:00 | resolved at 08:50";
        var patient = new Strictness(Map.of(), Duration.ofMinutes(50));

        assertThat(new Linter(Strictness.standard()).lint(told.postmortem(quiet)))
                .extracting(Finding::message)
                .contains("Nothing is recorded for the 50 min before this entry, while users were affected.");
        assertThat(new Linter(patient).lint(told.postmortem(quiet)))
                .extracting(Finding::rule)
                .doesNotContain("timeline-gap");
    }

    @Test
    void whoNamedEverythingHearsThatNothingIsToBeObjectedTo() {
        String careful = "open Login fails sev2 | impact 12% of users | started at 11:00 | detected at 11:05"
                + " | mitigated at 11:20 | resolved at 11:30 | action Pin the driver @dev by 2024-04-05 prevent p1";

        List<Finding> findings = new Linter(Strictness.standard()).lint(told.postmortem(careful));

        assertThat(findings).isEmpty();
        assertThat(SlackFindings.render("INC-1", findings))
                .isEqualTo("A careful reviewer finds nothing to object to in the draft of INC-1.");
    }

    @Test
    void inSlackTheWordsOfPeopleAreEscapedAndTheLimitIsKept() {
        String many = "cause a <!channel> engineer forgot" + " | cause an engineer forgot & mistyped <it>".repeat(80);

        String text = SlackFindings.render("INC-1", new Linter(Strictness.standard()).lint(told.postmortem(many)));

        assertThat(text).hasSizeLessThan(4_000).doesNotContain("<!channel>").contains("more");
    }

    @Test
    void everyRuleSaysWhyItIsThereAndWhatToDoAndIsInTheReadme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.asList(Rule.values())).allSatisfy(rule -> {
            assertThat(rule.why()).endsWith(".").hasSizeBetween(30, 140);
            assertThat(rule.advice()).endsWith(".").hasSizeBetween(10, 120);
            assertThat(Rule.find(rule.wire())).contains(rule);
            assertThat(readme).contains("`" + rule.wire() + "`");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "121, true",
        "180, true",
        "600, true",
        "3600, true",
        "7200, true",
        "86400, true",
        "172800, true",
        "604800, true",
        "2592000, true",
        "31536000, true",
        "130, true",
        "240, true",
        "300, true",
        "900, true",
        "1800, true",
        "120, false",
        "119, false",
        "60, false",
        "30, false",
        "1, false",
        "0, false",
        "-1, false",
        "-30, false",
        "-60, false",
        "-120, false",
        "-600, false",
        "-3600, false",
        "-86400, false",
        "-604800, false",
        "-31536000, false"
    })
    void whatWasRecordedBeforeItHappenedHasAWrongTime(long secondsAhead, boolean objected) {
        Instant told = Instant.parse("2024-03-27T12:00:00Z");
        var person = new Person("U1", "mia");
        var opened = new Recorded(
                1,
                told.minusSeconds(60),
                told.minusSeconds(60),
                person,
                Source.SLASH,
                Optional.empty(),
                new Opened("it is slow", Optional.empty(), ZoneOffset.UTC));
        var noted = new Recorded(
                2,
                told.plusSeconds(secondsAhead),
                told,
                person,
                Source.IMPORT,
                Optional.empty(),
                new Noted(NoteKind.OBSERVATION, "slow"));

        List<Finding> findings = new Linter(Strictness.standard())
                .lint(Composer.compose(Incident.replay("T1", 1, "C1", List.of(opened, noted)), Directory.empty()));

        assertThat(findings.stream().anyMatch(it -> it.rule().equals("future-time")))
                .isEqualTo(objected);
    }
}
