package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The W3C's checker finds nothing wrong with the HTML, whatever people typed.
class HtmlIsValidTest {
    private static final List<String> TEMPLATES = List.of("full", "short", "external");

    private static final HtmlChecker CHECKER = new HtmlChecker();

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

    /// One that never complained would be no checker.
    @Test
    void whatIsWrongIsFound() throws Exception {
        String document = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body>%s</body></html>";

        assertThat(CHECKER.complaints(document.formatted("<p>fine</p>"))).isEmpty();
        assertThat(CHECKER.complaints(document.formatted("<p><b>open</p>"))).anyMatch(it -> it.startsWith("error"));
        assertThat(CHECKER.complaints(document.formatted("<p><br/></p>"))).anyMatch(it -> it.startsWith("warning"));
        assertThat(CHECKER.complaints(document.formatted("<table><tr><td colspan=\"2\">1</td></tr></table>")))
                .isNotEmpty();
    }

    @Test
    void itRunsNothingAndFetchesNothing() {
        String html = documents.render(Specimen.postmortem(), Format.HTML);

        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("<script", " src=", "url(", "@import", " onclick", "javascript:");
    }

    private List<String> complaints(Postmortem postmortem, String template) throws Exception {
        return CHECKER.complaints(documents.render(postmortem, Format.HTML, template)).stream()
                .filter(complaint -> !complaint.contains("Unicode Normalization Form")) // as typed
                .toList();
    }
}
