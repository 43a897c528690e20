package dev.incidentscribe.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.practice.Transcript.Act;
import dev.incidentscribe.practice.Transcript.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A transcript reads as its writer meant it, and a slip is named with its line.
class TranscriptReaderTest {
    private static final String HEAD = """
            channel: #shop
            zone: Africa/Nairobi
            person: amina = Amina Otieno, Africa/Nairobi

            """;

    @Test
    void linesHaveTheirTimesZonesAndSpeakers() {
        Transcript transcript = TranscriptReader.read(HEAD + """
                [2023-03-03 13:03] amina: /incident open it is slow
                [1:05:30 PM] amina: {pool} the pool is full
                  and stays so
                [10:06 UTC] amina: (adds :pushpin: to {pool})
                [2023-03-04 00:10] amina: (in the thread of {pool}) {more} still full
                """);

        assertThat(transcript.channel()).isEqualTo("shop");
        assertThat(transcript.lines())
                .extracting(Line::at)
                .containsExactly(
                        Instant.parse("2023-03-03T10:03:00Z"),
                        Instant.parse("2023-03-03T10:05:30Z"),
                        Instant.parse("2023-03-03T10:06:00Z"),
                        Instant.parse("2023-03-03T21:10:00Z"));
        assertThat(transcript.lines())
                .extracting(Line::act)
                .isEqualTo(List.of(
                        new Act.Command("/incident open it is slow"),
                        new Act.Say("the pool is full\nand stays so", Optional.of("pool"), Optional.empty()),
                        new Act.React("pushpin", true, "pool"),
                        new Act.Say("still full", Optional.of("more"), Optional.of("pool"))));
    }

    @Test
    void anAppHasAnIdOfItsKind() {
        Transcript transcript = TranscriptReader.read(HEAD.strip() + "\n" + """
                bot: alerts = Alertmanager

                [2023-03-03 13:03] alerts: {alert} FIRING
                [13:04] amina: (adds :pushpin: to {alert})
                """);

        assertThat(transcript.lines().getFirst().who().isBot()).isTrue();
        assertThat(new Person(transcript.lines().getFirst().who().id(), "Alertmanager").isApp())
                .isTrue();
        assertThat(new Person(transcript.lines().getLast().who().id(), "Amina Otieno").isApp())
                .isFalse();
    }

    @Test
    void anAppTypesNoCommands() {
        assertThatThrownBy(() -> TranscriptReader.read(HEAD.strip() + "\n" + """
                        bot: alerts = Alertmanager
                        [2023-03-03 13:03] alerts: /incident open it is slow
                        """))
                .hasMessageContaining("a bot only says something");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[13:03] amina: hello | line 5: the first line needs a date",
                "[2023-03-03 13:03] brian: hello | line 5: no person has the handle brian",
                "[2023-03-03 13:03 MARS] amina: hello | line 5: no such zone: MARS",
                "[2023-03-03 13:03] amina: /incidnet note x | line 5: neither /incident nor /postmortem: /incidnet note x",
                "[2023-03-03 13:03] amina: (pins {pool}) | line 5: nobody knows how to do this: (pins {pool})",
                "[2023-03-03 13:03] amina: (deletes {pool}) | line 5: no message before it has the label {pool}",
                "person: amina | line 5: a person is “handle = Name, Zone”, not: amina",
                "what is this | line 5: neither a head nor “[TIME] who: text”: what is this"
            })
    void aSlipIsNamedWithItsLine(String line, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptReader.read(HEAD + line))
                .withMessage(problem);
    }

    @Test
    void timesDoNotGoBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptReader.read(HEAD + """
                        [2023-03-03 23:59] amina: late
                        [00:05] amina: later
                        """))
                .withMessage("line 6: earlier than the line before it; after midnight, write the date");
    }
}
