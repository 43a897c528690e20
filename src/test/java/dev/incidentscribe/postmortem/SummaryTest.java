package dev.incidentscribe.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
                .allSatisfy(facts -> assertThat(Summary.of(facts))
                        .doesNotContain("null", "()", "“”", "[]", "  ", " .", " ,", "..", ",.", "Optional", "\n")
                        .matches("INC-1.*[.!?”]")
                        .matches(summary -> !summary.endsWith(",") && !summary.contains(",,")));
    }

    @Test
    void ofAllThatIsKnownItTellsTheStory() {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                Optional.of(Severity.SEV2),
                Incident.State.CLOSED,
                NAIROBI,
                Map.of(Milestone.STARTED, START, Milestone.RESOLVED, START.plusSeconds(7200)),
                List.of("checkout", "payments"),
                Optional.of("20% of customers could not pay"),
                Optional.of("the certificate was renewed"),
                List.of("renewals are not tested", "no alert"),
                Optional.of("we put the old one back"));

        String summary = Summary.of(facts);

        assertThat(summary)
                .isEqualTo("INC-1, “Checkout fails” (SEV-2), lasted 2 h, from 2024-03-01 15:00 EAT (12:00 UTC)"
                        + " to 17:00 EAT (14:00 UTC). Affected: checkout and payments."
                        + " Impact: 20% of customers could not pay. Trigger: the certificate was renewed."
                        + " Cause: renewals are not tested. One more factor contributed."
                        + " Resolution: we put the old one back.");
    }

    @Test
    void ofNothingItSaysWhatIsMissing() {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                Optional.empty(),
                Incident.State.OPEN,
                ZoneOffset.UTC,
                Map.of(Milestone.OPENED, START),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());

        String summary = Summary.of(facts);

        assertThat(summary)
                .isEqualTo("INC-1, “Checkout fails”, was opened at 2024-03-01 12:00 UTC;"
                        + " when its impact began and ended is not recorded. It is still open."
                        + " Its impact, cause and resolution are not recorded.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it broke                          | it broke.",
                "it broke.                         | it broke.",
                "it broke:                         | it broke.",
                "Payments broke at 14.05 h. It held | Payments broke at 14.05 h.",
                "why?                              | why?",
                "they said “we are down.”          | they said “we are down.”",
                "see ```x = 1```                   | see x = 1."
            })
    void aSentenceIsTheFirstOneWithItsFullStop(String text, String sentence) {
        assertThat(Summary.sentence(text)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It was slow for everybody. About 20% could not pay. We are sorry. | About 20% could not pay.",
                "Nobody could log in at first. Then 3.5 percent could not.          | Then 3.5 percent could not.",
                "30 % of the shops were down. The rest of them was slow.            | 30 % of the shops were down.",
                "It was slow for everybody. Then it was down.                       | It was slow for everybody."
            })
    void ofTheImpactItTellsTheShareIfThereIsOne(String impact, String told) {
        var facts = new Summary.Facts(
                "INC-1",
                "Checkout fails",
                Optional.empty(),
                Incident.State.CLOSED,
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                Optional.of(impact),
                Optional.empty(),
                List.of(),
                Optional.empty());

        assertThat(Summary.of(facts)).contains(" Impact: " + told + " Its cause");
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
                            Optional.of(Severity.SEV1).filter(when(known, 1)),
                            state,
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
                            Optional.of(text).filter(when(known, 6))));
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
