package dev.incidentscribe.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The picture in pixels.
class PictureTest {
    private static final Instant NINE = Instant.parse("2024-03-27T09:00:00Z");

    private final List<Recorded> events = new ArrayList<>();

    @Test
    void thePhasesAreInTheirColoursFromLeftToRight() throws Exception {
        say(3, new Opened("Card payments failed", Optional.of(Severity.SEV2), ZoneOffset.UTC));
        reach(0, Milestone.STARTED);
        reach(11, Milestone.DETECTED);
        reach(35, Milestone.MITIGATED);
        reach(50, Milestone.RESOLVED);

        BufferedImage png = png();

        assertThat(List.of(
                        first(png, Palette.LIGHT.undetected()),
                        first(png, Palette.LIGHT.worked()),
                        first(png, Palette.LIGHT.mitigated())))
                .isSorted()
                .allMatch(column -> column > 0);
    }

    @Test
    void itIsWideLightAndSharp() throws Exception {
        say(0, new Opened("Just opened", Optional.empty(), ZoneOffset.UTC));

        BufferedImage png = png();

        assertThat(png.getWidth()).isEqualTo(1_920);
        assertThat(new Color(png.getRGB(0, 0))).isEqualTo(Color.WHITE);
        assertThat(new Color(png.getRGB(0, png.getHeight() - 1))).isEqualTo(Color.WHITE);
    }

    @Test
    void theSameIncidentIsTheSamePicture() {
        say(0, new Opened("Just opened", Optional.empty(), ZoneOffset.UTC));
        Postmortem postmortem = postmortem();

        assertThat(Picture.of(postmortem).png())
                .isEqualTo(Picture.of(postmortem).png());
    }

    @Test
    void theTitleIsWritten() throws Exception {
        say(0, new Opened("Just opened", Optional.empty(), ZoneOffset.UTC));

        BufferedImage png = png();
        Set<Integer> heading = Arrays.stream(png.getRGB(0, 0, 1_000, 50, null, 0, 1_000))
                .boxed()
                .collect(Collectors.toSet());

        assertThat(heading).contains(Color.decode(Palette.LIGHT.text()).getRGB());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "control \u0000 \u0008 \u001b and \uffff and a half \ud83d",
                "emoji 😱 🦸‍♂️ and עברית (א) and العربية and 障害",
                "a title without any end and on and on and on and on and on and on and on and on and on and on and on"
            })
    void whateverPeopleTypeIsDrawn(String title) throws Exception {
        say(0, new Opened(title, Optional.empty(), ZoneOffset.UTC));
        reach(0, Milestone.STARTED);

        assertThat(png().getHeight()).isPositive();
    }

    private static int first(BufferedImage png, String colour) {
        int wanted = Color.decode(colour).getRGB();
        return IntStream.range(0, png.getWidth())
                .filter(x -> IntStream.range(0, png.getHeight()).anyMatch(y -> png.getRGB(x, y) == wanted))
                .findFirst()
                .orElse(-1);
    }

    private void reach(int minute, Milestone milestone) {
        say(minute, new MilestoneReached(milestone, ""));
    }

    private void say(int minute, IncidentEvent event) {
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        events.add(new Recorded(
                events.size() + 1, at, at, new Person("U1", "mia"), Source.SLASH, Optional.empty(), event));
    }

    private BufferedImage png() throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Picture.of(postmortem()).png()));
    }

    private Postmortem postmortem() {
        return Composer.compose(Incident.replay("T1", 1, "C1", events), Directory.empty());
    }
}
