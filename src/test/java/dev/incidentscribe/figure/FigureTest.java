package dev.incidentscribe.figure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// The picture holds what the record holds, says where it does not, and is well-formed whatever people typed.
class FigureTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NINE = Instant.parse("2024-03-27T08:00:00Z");

    private final List<Recorded> events = new ArrayList<>();

    @Test
    void thePhasesTheTurningPointsAndTheSeverityAreNamed() throws Exception {
        say(3, new Opened("Card payments failed", Optional.of(Severity.SEV3), BERLIN));
        reach(0, Milestone.STARTED);
        reach(11, Milestone.DETECTED);
        reach(35, Milestone.MITIGATED);
        reach(50, Milestone.RESOLVED);
        say(20, new SeverityChanged(Severity.SEV1, "worse"));

        assertThat(texts(svg()))
                .contains("Started 09:00", "Detected 09:11", "Mitigated 09:35", "Resolved 09:50")
                .contains("Undetected, 11 min", "Being worked on, 24 min", "Mitigated, 15 min")
                .contains("SEV-3", "SEV-1", "CET", "UTC");
    }

    @Test
    void noLineCrossesTheNameOfAPhase() throws Exception {
        say(0, new Opened("Card payments failed", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(0, Milestone.DETECTED);
        reach(30, Milestone.IDENTIFIED);
        reach(60, Milestone.RESOLVED);

        List<Element> names = all(svg(), "text")
                .filter(it -> it.getTextContent().startsWith("Being worked on"))
                .toList();

        assertThat(names)
                .hasSize(2)
                .allSatisfy(name -> assertThat(crossing(name))
                        .hasSize(2)
                        .allSatisfy(x -> assertThat(Math.abs(x - Double.parseDouble(name.getAttribute("x"))))
                                .isGreaterThan(50)));
    }

    @Test
    void whoDoesNotSeeItIsToldInSentences() throws Exception {
        say(3, new Opened("Card payments failed", Optional.of(Severity.SEV2), BERLIN));
        reach(0, Milestone.STARTED);
        reach(11, Milestone.DETECTED);
        reach(50, Milestone.RESOLVED);
        Element root = svg().getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("timeline-figure-title timeline-figure-text");
        assertThat(text(root, "title")).isEqualTo("Timeline of INC-1 · Card payments failed");
        assertThat(text(root, "desc"))
                .isEqualTo("Turning points: started at 2024-03-27 09:00 CET (08:00 UTC);"
                        + " detected at 2024-03-27 09:11 CET (08:11 UTC); resolved at 2024-03-27 09:50 CET (08:50 UTC)."
                        + " Phases: undetected for 11 min; being worked on for 39 min."
                        + " Severity: SEV-2 from 09:03 CET (08:03 UTC)."
                        + " Entries: 4 (observations 2, actions 1, coordination 1).");
    }

    @Test
    void whatIsNotKnownIsSaid() throws Exception {
        say(3, new Opened("Only the detection is known", Optional.empty(), BERLIN));
        reach(11, Milestone.DETECTED);
        say(60, new Closed(""));

        assertThat(text(svg().getDocumentElement(), "desc")).contains("Phases: start not recorded; end not recorded.");
    }

    @Test
    void whatStillGoesOnHasNoEnd() throws Exception {
        say(3, new Opened("It is down", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(11, Milestone.DETECTED);
        say(40, new Noted(NoteKind.OBSERVATION, "still down"));

        assertThat(texts(svg())).contains("Being worked on so far").doesNotContain("End not recorded");
    }

    @Test
    void aTimeThatContradictsAnEarlierOneBoundsNothing() throws Exception {
        say(3, new Opened("Upside down", Optional.empty(), BERLIN));
        reach(30, Milestone.STARTED);
        reach(11, Milestone.DETECTED);
        reach(50, Milestone.RESOLVED);

        assertThat(texts(svg())).contains("Detection before the start, 20 min").doesNotContain("Undetected");
    }

    @Test
    void workBeginsWithTheAcknowledgement() throws Exception {
        say(3, new Opened("Nobody was there", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(10, Milestone.DETECTED);
        reach(40, Milestone.ACKNOWLEDGED);
        reach(60, Milestone.RESOLVED);

        assertThat(text(svg().getDocumentElement(), "desc"))
                .contains("Phases: undetected for 10 min; detected, not acknowledged for 30 min;"
                        + " being worked on for 20 min.");
    }

    /// As it does for the time to acknowledge.
    @Test
    void withoutAnAcknowledgementWorkBeginsWithTheOpening() throws Exception {
        reach(0, Milestone.STARTED);
        reach(0, Milestone.DETECTED);
        say(6, new Opened("Slow", Optional.empty(), BERLIN));
        reach(60, Milestone.RESOLVED);

        assertThat(text(svg().getDocumentElement(), "desc"))
                .contains("opened at 2024-03-27 09:06 CET")
                .contains("Phases: detected, not acknowledged for 6 min; being worked on for 54 min.");
    }

    @Test
    void aPhaseThatIsTooNarrowForItsNameIsNamedBelow() throws Exception {
        say(0, new Opened("Slow", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(1, Milestone.DETECTED);
        reach(3, Milestone.ACKNOWLEDGED);
        reach(120, Milestone.RESOLVED);

        assertThat(texts(svg()))
                .contains("Undetected, 1 min", "Detected, not acknowledged, 2 min", "Being worked on, 1 h 57 min");
    }

    @Test
    void thatItWasOpenedAgainIsShown() throws Exception {
        say(0, new Opened("Slow", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(20, Milestone.RESOLVED);
        say(25, new Closed(""));
        say(40, new Reopened("again"));
        reach(90, Milestone.RESOLVED);

        assertThat(texts(svg())).contains("Reopened 09:40");
        assertThat(text(svg().getDocumentElement(), "desc")).contains("; reopened at 2024-03-27 09:40 CET");
    }

    /// The end may well be told afterwards as of a time before that.
    @Test
    void thatItWasOpenedAgainOutsideThePictureIsOnlyCounted() throws Exception {
        say(0, new Opened("Slow", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        say(25, new Closed(""));
        say(40, new Reopened("again"));
        reach(20, Milestone.RESOLVED);

        assertThat(texts(svg())).contains("2 after this →").noneMatch(it -> it.startsWith("Reopened"));
    }

    @Test
    void theFirstTimeOnTheAxisIsWhereItBegan() throws Exception {
        say(0, new Opened("Slow", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(120, Milestone.RESOLVED);

        assertThat(texts(svg())).contains("09:00", "08:00", "11:00");
    }

    @Test
    void whatWasDetectedAfterTheEndWasUndetectedUntilTheEnd() throws Exception {
        say(70, new Opened("Found in the logs", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(30, Milestone.RESOLVED);
        reach(60, Milestone.DETECTED);
        reach(65, Milestone.ACKNOWLEDGED);

        assertThat(text(svg().getDocumentElement(), "desc")).contains("Phases: undetected for 30 min.");
    }

    @Test
    void whatHelpedBeforeAnybodyNoticedIsOnePhase() throws Exception {
        say(30, new Opened("It healed", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(10, Milestone.MITIGATED);
        reach(20, Milestone.DETECTED);
        reach(60, Milestone.RESOLVED);

        assertThat(text(svg().getDocumentElement(), "desc"))
                .contains("Phases: undetected for 10 min; mitigated for 50 min.");
    }

    @Test
    void withoutItsDetectionItIsNotCalledUndetected() throws Exception {
        say(3, new Opened("It is down", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(5, Milestone.ACKNOWLEDGED);

        assertThat(text(svg().getDocumentElement(), "desc"))
                .contains("Phases: detection not recorded for 5 min; being worked on so far.");
    }

    @Test
    void theNameOfASeverityLiesOnOneGround() throws Exception {
        say(0, new Opened("Better and better", Optional.of(Severity.SEV1), BERLIN));
        say(20, new SeverityChanged(Severity.SEV4, "better"));
        reach(0, Milestone.STARTED);
        reach(50, Milestone.RESOLVED);

        assertThat(classes(svg(), "SEV-1")).contains("onseverity");
        assertThat(classes(svg(), "SEV-4")).containsExactly("quiet");
    }

    @Test
    void whatLiesOutsideIsCountedOnItsSide() throws Exception {
        say(-3 * 24 * 60, new Noted(NoteKind.OBSERVATION, "early"));
        say(3, new Opened("Short", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(20, Milestone.RESOLVED);
        say(3 * 24 * 60, new Closed(""));

        assertThat(texts(svg())).contains("← 1 before this", "1 after this →");
    }

    @Test
    void aCloseDaysLaterDoesNotSqueezeTheIncidentIntoACorner() throws Exception {
        say(3, new Opened("Short", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(20, Milestone.RESOLVED);
        say(3 * 24 * 60, new Closed(""));

        assertThat(texts(svg())).contains("1 after this →", "Detection not recorded, 20 min");
    }

    @Test
    void oneEntryIsEnough() throws Exception {
        say(0, new Opened("Just opened", Optional.empty(), BERLIN));

        assertThat(texts(svg())).contains("No turning point recorded");
    }

    @Test
    void overADayTheTimesHaveADate() throws Exception {
        say(0, new Opened("Days", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(3 * 24 * 60, Milestone.RESOLVED);

        assertThat(texts(svg())).contains("Started 27 Mar 09:00", "Resolved 30 Mar 09:00");
    }

    @Test
    void fiveThousandEntriesAreDrawnAsFarAsTheyCanBeToldApart() throws Exception {
        say(0, new Opened("Busy", Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);
        reach(500, Milestone.RESOLVED);
        List<NoteKind> kinds = List.of(NoteKind.values());
        IntStream.range(0, 5_000).forEach(entry -> say(entry / 10, new Noted(kinds.get(entry % kinds.size()), "x")));

        Document svg = svg();

        assertThat(svg.getElementsByTagName("rect").getLength()).isBetween(500, 1_600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "a & b < c > d \" e ' f",
                "]]> <!-- <![CDATA[",
                "control \u0000 \u0008 \u001b and \uffff and a half \ud83d",
                "emoji 😱 and עברית and العربية",
                "a title without any end and on and on and on and on and on and on and on and on and on and on and on"
            })
    void whateverPeopleTypeTheDocumentIsWellFormed(String title) throws Exception {
        say(0, new Opened(title, Optional.empty(), BERLIN));
        reach(0, Milestone.STARTED);

        Document svg = svg();

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(text(svg.getDocumentElement(), "title")).startsWith("Timeline of INC-1 · ");
    }

    private void reach(int minute, Milestone milestone) {
        say(minute, new MilestoneReached(milestone, ""));
    }

    private void say(int minute, IncidentEvent event) {
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        events.add(new Recorded(
                events.size() + 1, at, at, new Person("U1", "mia"), Source.SLASH, Optional.empty(), event));
    }

    private Document svg() throws Exception {
        String svg = Figure.svg(Composer.compose(Incident.replay("T1", 1, "C1", events), Directory.empty()));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static Stream<Element> all(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(it -> (Element) found.item(it));
    }

    /// Where lines are drawn over words that stand there already.
    private static List<Double> crossing(Element words) {
        double baseline = Double.parseDouble(words.getAttribute("y"));
        return all(words.getOwnerDocument(), "line")
                .filter(it -> words.getParentNode().equals(it.getParentNode()))
                .filter(it -> (words.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING) != 0)
                .filter(it -> Double.parseDouble(it.getAttribute("y1")) < baseline
                        && Double.parseDouble(it.getAttribute("y2")) > baseline - 10)
                .map(it -> Double.parseDouble(it.getAttribute("x1")))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return all(svg, "text").map(Element::getTextContent).toList();
    }

    private static List<String> classes(Document svg, String words) {
        return all(svg, "text")
                .filter(it -> it.getTextContent().equals(words))
                .map(it -> it.getAttribute("class"))
                .toList();
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }
}
