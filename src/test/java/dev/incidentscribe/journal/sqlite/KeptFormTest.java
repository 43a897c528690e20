package dev.incidentscribe.journal.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Outbound;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Forms that wait in an outbox which an earlier version filled are read as they were meant.
class KeptFormTest {
    private final EventCodec codec = new EventCodec();

    @Test
    void aFormForWhatTheDraftLacksIsOne() {
        assertThat(read("{\"blanksOf\":3}")).isEqualTo(Form.blanks(3));
    }

    @Test
    void theFormThatOpensAnIncidentIsOne() {
        assertThat(read("{\"blanksOf\":null}")).isEqualTo(Form.open());
        assertThat(read("{}")).isEqualTo(Form.open());
    }

    @Test
    void aFormOfTodayIsWrittenSoThatItIsReadAgain() {
        Form form = Form.passage(3, Section.LUCKY);

        assertThat(form(codec.readOutbound("answer", codec.write(answer(form)))))
                .isEqualTo(form);
    }

    /// Reads an answer with a button for that form.
    private Form read(String form) {
        String written = new String(codec.write(answer(Form.blanks(7))), UTF_8);
        String earlier = written.replaceFirst("\\{\"blanksOf\":7,\"section\":null}", form);
        assertThat(earlier).isNotEqualTo(written);
        return form(codec.readOutbound("answer", earlier.getBytes(UTF_8)));
    }

    private static Outbound.Answer answer(Form form) {
        return new Outbound.Answer(
                "C1",
                Optional.empty(),
                Optional.of("U1"),
                "INC-7 lacks two things",
                List.of(new Choice.Fill("Fill in the blanks", form)),
                Optional.empty());
    }

    private static Form form(Outbound outbound) {
        return ((Choice.Fill) ((Outbound.Answer) outbound).choices().getFirst()).form();
    }
}
