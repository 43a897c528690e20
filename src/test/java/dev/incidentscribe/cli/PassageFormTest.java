package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Grantee;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Passage;
import dev.incidentscribe.incident.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The form in which a section of the postmortem is written.
class PassageFormTest {
    private static final String IMPACT = "/postmortem INC-1 edit impact";
    private static final String FIRST = "impact-0-1";

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
        app.type("/incident open the checkout fails sev2");
        app.type("/incident impact 20% of *paying* customers could not pay");
        app.settle();
    }

    @Test
    void theFormBeginsWithWhatTheRecordSays() throws Exception {
        JsonNode form = form();

        assertThat(initial(form, FIRST)).isEqualTo("20% of \\*paying\\* customers could not pay");
        assertThat(form.at("/title/text").asString("")).isEqualTo("Postmortem of INC-1");
        assertThat(form.at("/blocks/0/label/text").asString("")).isEqualTo("Impact");
    }

    @Test
    void severalCausesAreAList() throws Exception {
        app.type("/incident cause a full disk");
        app.type("/incident cause no alert");

        JsonNode form = mia.form(() -> app.type("/postmortem edit causes"));

        assertThat(initial(form, "causes-0-1")).isEqualTo("- a full disk\n- no alert");
    }

    @Test
    void whatIsSavedIsTheirs() throws Exception {
        Answer answer = mia.submit(form(), "V1", Map.of(FIRST, "Nobody in *Peru* & <none> could pay."));
        app.settle();

        assertThat(answer.body()).isEmpty();
        assertThat(passage().text()).isEqualTo("Nobody in *Peru* &amp; &lt;none&gt; could pay.");
        assertThat(passage().author().id()).isEqualTo(TestApp.MIA.id());
        assertThat(app.standIn().posted().getLast().text())
                .contains("The section impact is in the words of @Mia Novak now.");
        assertThat(initial(form(), "impact-%d-1".formatted(passage().events())))
                .isEqualTo("Nobody in *Peru* & <none> could pay.");
    }

    @Test
    void theSameFormTwiceIsOneVersion() throws Exception {
        JsonNode form = form();
        mia.submit(form, "V1", Map.of(FIRST, "mine"));
        Answer again = mia.submit(form, "V1", Map.of(FIRST, "mine"));

        assertThat(again.body()).isEmpty();
        assertThat(app.incident(1).document().events()).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsShownAndNothingIsLost() throws Exception {
        JsonNode form = form();
        app.later(Duration.ofMinutes(5));
        app.type(IMPACT + " theirs");
        int state = passage().events();

        Answer answer = mia.submit(form, "V1", Map.of(FIRST, "mine"));

        JsonNode shown = answer.json().path("view");
        assertThat(answer.json().path("response_action").asString("")).isEqualTo("update");
        assertThat(shown.path("blocks").toString())
                .contains("Mia Novak saved this section while you wrote, 2026-03-09")
                .contains("theirs");
        assertThat(initial(shown, "impact-%d-1".formatted(state))).isEqualTo("mine");
        assertThat(passage().text()).isEqualTo("theirs");

        Answer anew = mia.submit(shown, "V1", Map.of("impact-%d-1".formatted(state), "mine and theirs"));

        assertThat(anew.body()).isEmpty();
        assertThat(passage().text()).isEqualTo("mine and theirs");
    }

    @Test
    void moreThanAFieldTakesIsInSeveral() throws Exception {
        String text = IntStream.range(0, 100)
                .mapToObj("Paragraph %d of what happened to those who wanted to pay that day."::formatted)
                .collect(Collectors.joining("\n\n"));
        app.type(IMPACT + " " + text);

        JsonNode form = form();
        List<String> keys = form.path("blocks")
                .valueStream()
                .map(block -> block.path("block_id").asString(""))
                .toList();
        Map<String, String> entered = keys.stream()
                .filter(key -> !initial(form, key).isEmpty())
                .collect(Collectors.toMap(key -> key, key -> initial(form, key)));
        Answer same = mia.submit(form, "V1", entered);
        int unchanged = app.incident(1).document().events();
        entered.compute(keys.getFirst(), (_, words) -> "First of all:\n\n" + words);
        Answer changed = mia.submit(form, "V2", entered);

        assertThat(keys).hasSize(3);
        assertThat(same.body()).isEmpty();
        assertThat(unchanged).isEqualTo(1);
        assertThat(changed.body()).isEmpty();
        assertThat(passage().text()).isEqualTo("First of all:\n\n" + text);
    }

    @Test
    void nothingIsNoSection() throws Exception {
        Answer answer = mia.submit(form(), "V1", Map.of(FIRST, "   "));

        assertThat(SlackGestures.error(answer, FIRST))
                .isEqualTo("Write the section, or leave this and type `/postmortem INC-1 reset impact`.");
        assertThat(app.incident(1).document().events()).isZero();
    }

    @Test
    void whoeverMayNotChangeItIsToldBeforeTheyWrite() throws Exception {
        app.close();
        Rules rules =
                TestApp.RULES.with(new Permissions(Map.of(Permission.CORRECT, List.of(new Grantee.User("U0NOBODY")))));
        app = TestApp.start(folder.resolve("strict"), Way.http, rules);
        app.type("/incident open the checkout fails sev2");
        app.requests()
                .type(
                        new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL),
                        IMPACT + " Ben's words");

        String answer = app.type(IMPACT).text();

        assertThat(answer).startsWith("Not done: changing what others recorded in INC-1 is for @U0NOBODY.");
        assertThat(app.standIn().forms()).isEmpty();
    }

    private JsonNode form() throws Exception {
        return mia.form(() -> assertThat(app.type(IMPACT).text())
                .isEqualTo("A form opens for the section impact of INC-1."
                        + " If it does not, `/postmortem INC-1 edit impact TEXT` writes it."));
    }

    private Passage passage() {
        return Optional.ofNullable(app.incident(1).document().passages().get(Section.IMPACT))
                .orElseThrow();
    }

    private static String initial(JsonNode form, String key) {
        return SlackGestures.element(form, key).path("initial_value").asString("");
    }
}
