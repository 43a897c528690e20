package dev.incidentscribe.slack.form;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.incidentscribe.form.Alert;
import dev.incidentscribe.form.Blank;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The form for what the draft of an incident lacks, with a field for each gap and what is known filled in.
final class BlanksForm {
    static final String CALLBACK = "blanks-form";

    /// A form takes a hundred blocks; the rest is asked for next time.
    private static final int MOST = 95;

    private static final String TIMES = "Such as 14:05, 10m ago, or 2024-03-27 14:05 CET.";

    private BlanksForm() {}

    static View view(int incident, List<Blank> blanks) {
        return Inputs.modal(
                CALLBACK,
                Integer.toString(incident),
                "Fill in the blanks",
                blanks.isEmpty() ? Optional.empty() : Optional.of("Record"),
                Stream.of(
                                Stream.of(Inputs.remark(head(incident, blanks))),
                                blanks.stream().limit(MOST).map(BlanksForm::block))
                        .flatMap(blocks -> blocks)
                        .toList());
    }

    /// The number of the incident that it is about.
    static int incident(View view) {
        return Integer.parseInt(view.getPrivateMetadata());
    }

    private static String head(int incident, List<Blank> blanks) {
        if (blanks.isEmpty()) {
            return "Nothing is missing from the draft of INC-%d.".formatted(incident);
        }
        String more = blanks.size() > MOST
                ? " There are %d more questions than fit here; open the form again for them."
                        .formatted(blanks.size() - MOST)
                : "";
        return "What the draft of INC-%d still lacks. Fill in what you know; the rest may stay empty.%s"
                .formatted(incident, more);
    }

    private static LayoutBlock block(Blank blank) {
        return blank.known().filter(known -> !Inputs.fits(known)).isPresent()
                ? Inputs.remark("%s What is recorded is longer than a form can hold; `/incident %s …` replaces it."
                        .formatted(blank.question(), blank.key()))
                : Inputs.field(blank.key(), blank.question(), hint(blank), true, element(blank));
    }

    private static Optional<String> hint(Blank blank) {
        return blank.input() == Blank.Input.TIME && blank.hint().isEmpty() ? Optional.of(TIMES) : blank.hint();
    }

    private static BlockElement element(Blank blank) {
        String key = blank.key();
        return switch (blank.input()) {
            case LINE, TIME -> Inputs.words(key, false, blank.known().orElse(null));
            case LINES -> Inputs.words(key, true, blank.known().orElse(null));
            case DATE -> Inputs.day(key);
            case PERSON -> Inputs.person(key);
            case SEVERITY -> Inputs.select(key, OpenForm.severities(), Optional.empty());
            case ALERT -> Inputs.select(key, alerts(), Optional.empty());
        };
    }

    private static Map<String, String> alerts() {
        var alerts = new LinkedHashMap<String, String>();
        Arrays.stream(Alert.values()).forEach(alert -> alerts.put(alert.name(), alert.sentence()));
        return alerts;
    }
}
