package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Programs rely on the keys of the JSON; what is not known is null, never left out.
class JsonRendererTest {
    private final JsonNode document =
            new JsonMapper().readTree(Documents.shipped().render(justOpened(), Format.JSON));

    @Test
    void theKeysAreAlwaysTheSame() {
        assertThat(document.propertyNames())
                .containsExactly(
                        "incident",
                        "title",
                        "severity",
                        "status",
                        "time_zone",
                        "milestones",
                        "metrics",
                        "impact",
                        "detection",
                        "trigger",
                        "root_causes",
                        "resolution",
                        "summary",
                        "services",
                        "timeline",
                        "action_items",
                        "lessons",
                        "roles",
                        "links",
                        "missing",
                        "document",
                        "sections",
                        "severity_changes",
                        "responders",
                        "open_questions",
                        "sources",
                        "making",
                        "findings");
        assertThat(document.path("milestones").propertyNames())
                .containsExactly(
                        "started",
                        "detected",
                        "acknowledged",
                        "identified",
                        "mitigated",
                        "resolved",
                        "opened",
                        "closed");
        assertThat(document.path("metrics").propertyNames())
                .containsExactly(
                        "time_to_detect", "time_to_acknowledge", "time_to_mitigate", "time_to_resolve", "duration");
        assertThat(document.path("timeline").path(0).propertyNames())
                .containsExactly("entry", "at", "recorded_at", "author", "kind", "text", "link");
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(document.path("severity").isNull()).isTrue();
        assertThat(document.path("trigger").isNull()).isTrue();
        assertThat(document.path("metrics").path("duration").isNull()).isTrue();
        assertThat(document.path("milestones").path("started").isNull()).isTrue();
        assertThat(document.path("impact").path("affected_percent").isNull()).isTrue();
        assertThat(document.path("root_causes").isEmpty()).isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(document.path("missing").valueStream().map(JsonNode::asString))
                .contains("severity", "lead", "impact", "trigger", "root_causes", "milestones.started", "action_items");
    }

    private static Postmortem justOpened() {
        Instant at = Instant.parse("2024-03-01T12:00:00Z");
        var opened = new Recorded(
                1,
                at,
                at,
                new Person("U1", "mia"),
                Source.SLASH,
                Optional.empty(),
                new Opened("it is slow", Optional.empty(), ZoneOffset.UTC));
        return Composer.compose(Incident.replay("T1", 1, "C1", List.of(opened)), Directory.empty());
    }
}
