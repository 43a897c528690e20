package dev.incidentscribe.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Reopening;
import dev.incidentscribe.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The summary reads as English, whatever is known and whatever is not.
class SummaryTest {
    private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final List<String> TEXTS = List.of(
            "no payment went through", "We rolled back. Then it worked.", "why,\n\nreally?", "  spaced   out  ", "😱");

    @Test
    void inEveryCombinationOfFactsItIsWhole() {
        List<Summary.Facts> all = combinations();

        assertThat(all)
                .hasSizeGreaterThan(5_000)
                .allSatisfy(facts -> assertThat(summary(facts))
                        .doesNotContain("null", "()", "“”", "[]", "  ", " .", " ,", "..", ",.", "Optional", "\n")
                        .matches("INC-1.*[.!?”]")
                        .matches(summary -> !summary.endsWith(",") && !summary.contains(",,")));
    }

    @Test
    void ofAllThatIsKnownItTellsTheStory() {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                List.of(Severity.SEV2),
                Incident.State.CLOSED,
                List.of(),
                NAIROBI,
                Map.of(Milestone.STARTED, START, Milestone.RESOLVED, START.plusSeconds(7200)),
                List.of("checkout", "payments"),
                Optional.of("20% of customers could not pay"),
                Optional.of("the certificate was renewed"),
                List.of("renewals are not tested", "no alert"),
                Optional.of("we put the old one back"),
                Optional.empty());

        String summary = summary(facts);

        assertThat(summary)
                .isEqualTo("INC-1, “Checkout fails” (SEV-2), lasted 2 h, from 2024-03-01 15:00 EAT (12:00 UTC)"
                        + " to 17:00 EAT (14:00 UTC). Affected: checkout and payments."
                        + " Impact: 20% of customers could not pay. Trigger: the certificate was renewed."
                        + " Causes: renewals are not tested; no alert."
                        + " Resolution: we put the old one back.");
    }

    @Test
    void ofNothingItSaysWhatIsMissing() {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                List.of(),
                Incident.State.OPEN,
                List.of(),
                ZoneOffset.UTC,
                Map.of(Milestone.OPENED, START),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        String summary = summary(facts);

        assertThat(summary)
                .isEqualTo("INC-1, “Checkout fails”, was opened at 2024-03-01 12:00 UTC;"
                        + " when its impact began and ended is not recorded. It is still open."
                        + " Its impact, cause and resolution are not recorded.");
    }

    @Test
    void whatIsOverAndNotClosedIsNotCalledOpen() {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                List.of(),
                Incident.State.OPEN,
                List.of(),
                ZoneOffset.UTC,
                Map.of(Milestone.STARTED, START, Milestone.RESOLVED, START.plus(Duration.ofMinutes(10))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(summary(facts))
                .startsWith("INC-1, “Checkout fails”, lasted 10 min, from 2024-03-01 12:00 UTC to 12:10 UTC."
                        + " It is not closed yet. ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it broke                            | Cause: it broke.",
                "it broke:                           | Cause: it broke.",
                "The disk was full. Nobody looked. It had been so for days. | Cause: The disk was full. Nobody looked. It had been so for days.",
                "why?                                | Cause: why?",
                "they said “we are down.”            | Cause: they said “we are down.”",
                "see ```x = 1```                     | Cause: see x = 1.",
                "Root cause: a full disk             | Root cause: a full disk.",
                "Reason given by the vendor: a cable | Reason given by the vendor: a cable.",
                "Note: a cable                       | Cause: Note: a cable."
            })
    void aShortTextIsToldWholeUnderOneName(String text, String told) {
        assertThat(summary(stating(Optional.empty(), List.of(text)))).contains(" " + told + " Its ");
    }

    @Test
    void aLongTextIsCutBetweenSentencesAndSaysWhereToReadOn() {
        String text = "The disk was full, which nobody saw. "
                + "It went on for quite some time. ".repeat(20).strip();

        assertThat(summary(stating(Optional.empty(), List.of(text))))
                .contains(" Cause: The disk was full, which nobody saw. It went on")
                .contains("It went on for quite some time. … (More under Root causes and contributing factors.)");
    }

    @Test
    void ofALongImpactItTellsTheShare() {
        String text = "It was slow for everybody. ".repeat(12) + "About 20% could not pay. We are sorry.";

        assertThat(summary(stating(Optional.of(text), List.of())))
                .contains(" Impact: … About 20% could not pay. We are sorry. (More under Impact.) Its cause");
    }

    @Test
    void manyCausesAreCountedWhereTheyAreTooLong() {
        String text = "It went on for quite some time and then some. ".repeat(4).strip();

        assertThat(summary(stating(Optional.empty(), List.of("the disk was full", text, text))))
                .contains(" Cause: the disk was full. (One of 3, under Root causes and contributing factors.)");
        assertThat(summary(stating(Optional.empty(), List.of("the disk was full", "We had no alert. None at all."))))
                .contains(" Causes: (1) the disk was full. (2) We had no alert. None at all.");
        assertThat(summary(stating(Optional.empty(), List.of("The disk was full", "No alert"))))
                .contains(" Causes: (1) The disk was full. (2) No alert. Its");
    }

    @Test
    void ofAnImpactThatHasNotEndedItTellsTheMitigation() {
        Map<Milestone, Instant> known = Map.of(Milestone.STARTED, START, Milestone.MITIGATED, START.plusSeconds(1_800));

        assertThat(summary(of("it is slow", Incident.State.CLOSED, known, Optional.empty())))
                .startsWith("INC-1, “it is slow”, began at 2024-03-01 12:00 UTC and was mitigated after 30 min,"
                        + " at 12:30 UTC; its end is not recorded.");
    }

    @Test
    void ofOneThatWasClosedAtOnceItTellsTheClose() {
        Map<Milestone, Instant> known = Map.of(Milestone.OPENED, START, Milestone.CLOSED, START.plusSeconds(780));

        assertThat(summary(of("it is slow", Incident.State.CLOSED, known, Optional.empty())))
                .startsWith("INC-1, “it is slow”, was opened at 2024-03-01 12:00 UTC and closed at 12:13 UTC;"
                        + " when its impact began and ended is not recorded. ");
    }

    @Test
    void aFalseAlarmIsToldInOneSentence() {
        var calledOff = new Summary.CalledOff("Ann Lee", START.plusSeconds(600), "it was the test system");

        assertThat(summary(of(
                        "disk \"full\"",
                        Incident.State.CANCELLED,
                        Map.of(Milestone.OPENED, START),
                        Optional.of(calledOff))))
                .isEqualTo("INC-1, “disk ‘full’”, was opened at 2024-03-01 12:00 UTC and called off as a false alarm"
                        + " at 12:10 UTC by Ann Lee: it was the test system.");
    }

    private static String summary(Summary.Facts facts) {
        return Summary.parts(facts).stream().map(Summary.Part::text).collect(Collectors.joining(" "));
    }

    private static Summary.Facts of(
            String title,
            Incident.State state,
            Map<Milestone, Instant> milestones,
            Optional<Summary.CalledOff> calledOff) {
        return new Summary.Facts(
                "INC-1",
                title,
                List.of(),
                state,
                List.of(),
                ZoneOffset.UTC,
                milestones,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                calledOff);
    }

    private static Summary.Facts stating(Optional<String> impact, List<String> causes) {
        return new Summary.Facts(
                "INC-1",
                "Checkout fails",
                List.of(),
                Incident.State.CLOSED,
                List.of(),
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                impact,
                Optional.empty(),
                causes,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Summary.Facts> combinations() {
        var all = new ArrayList<Summary.Facts>();
        int turn = 0;
        for (Incident.State state : Incident.State.values()) {
            for (Map<Milestone, Instant> milestones : milestones()) {
                for (int known = 0; known < 128; known++) {
                    String text = TEXTS.get(turn++ % TEXTS.size());
                    all.add(new Summary.Facts(
                            "INC-1",
                            (known & 1) == 0 ? "" : text,
                            Stream.of(Severity.SEV1, Severity.SEV3)
                                    .limit((known & 2) == 0 ? 0 : 1 + turn % 2)
                                    .toList(),
                            state,
                            Stream.of(START, START.plusSeconds(60), START.plusSeconds(90_000))
                                    .limit(turn % 4)
                                    .map(again -> new Reopening(START.minusSeconds(120), again))
                                    .toList(),
                            turn % 2 == 0 ? NAIROBI : ZoneOffset.UTC,
                            milestones,
                            Stream.of("a", "b", "c")
                                    .limit((known & 4) == 0 ? 0 : 1 + turn % 3)
                                    .toList(),
                            Optional.of(text).filter(when(known, 3)),
                            Optional.of(text).filter(when(known, 4)),
                            Stream.of(text, "b", "c")
                                    .limit((known & 32) == 0 ? 0 : 1 + turn % 3)
                                    .toList(),
                            Optional.of(text).filter(when(known, 6)),
                            Optional.of(new Summary.CalledOff("Ann Lee", START, turn % 2 == 0 ? text : ""))
                                    .filter(_ -> state == Incident.State.CANCELLED)));
                }
            }
        }
        return all;
    }

    private static <T> Predicate<T> when(int known, int bit) {
        return _ -> (known & (1 << bit)) != 0;
    }

    /// Started and resolved on the same day, days apart, the wrong way round; each alone; and opened or not.
    private static List<Map<Milestone, Instant>> milestones() {
        var all = new ArrayList<Map<Milestone, Instant>>();
        for (long seconds : List.of(0L, 45L, 3_600L, 200_000L, -60L)) {
            for (int known = 0; known < 8; known++) {
                var reached = new HashMap<Milestone, Instant>();
                if ((known & 1) != 0) {
                    reached.put(Milestone.STARTED, START);
                }
                if ((known & 2) != 0) {
                    reached.put(Milestone.RESOLVED, START.plusSeconds(seconds));
                }
                if ((known & 4) != 0) {
                    reached.put(Milestone.OPENED, START);
                }
                all.add(reached);
            }
        }
        return all;
    }
}
