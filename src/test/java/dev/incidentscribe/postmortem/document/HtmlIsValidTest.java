package dev.incidentscribe.postmortem.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Postmortem;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The W3C's checker finds nothing wrong with the HTML, whatever people typed.
class HtmlIsValidTest {
    private static final List<String> TEMPLATES = List.of("full", "short", "external");

    private static final long DEEP = 16L * 1024 * 1024;

    private final Documents documents = Documents.shipped();

    @ParameterizedTest
    @FieldSource("TEMPLATES")
    void ofADraftWithSomethingOfEverything(String template) throws Exception {
        assertThat(complaints(Specimen.postmortem(), template)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.incidentscribe.postmortem.document.Drafts#NASTY")
    void ofADraftInWhichPeopleTypedAnything(String text) throws Exception {
        for (String template : TEMPLATES) {
            assertThat(complaints(Drafts.saying(text), template)).isEmpty();
        }
    }

    @Test
    void itRunsNothingAndFetchesNothing() {
        String html = documents.render(Specimen.postmortem(), Format.HTML);

        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("<script", " src=", "url(", "@import", " onclick", "javascript:");
    }

    /// The checker's grammar is deeper than an ordinary stack.
    private List<String> complaints(Postmortem postmortem, String template) throws Exception {
        var checked = new FutureTask<>(() -> check(documents.render(postmortem, Format.HTML, template)));
        new Thread(null, checked, "checker", DEEP).start();
        return checked.get();
    }

    private static List<String> check(String html) throws Exception {
        var validator = new EmbeddedValidator();
        validator.setOutputFormat(OutputFormat.GNU);
        validator.setNoLangDetect(true);
        return validator
                .validate(new ByteArrayInputStream(html.getBytes(UTF_8)))
                .lines()
                .filter(complaint -> !complaint.contains("Unicode Normalization Form")) // as typed
                .toList();
    }
}
