package dev.incidentscribe.postmortem.document;

import static dev.incidentscribe.postmortem.document.JsonObject.field;
import static dev.incidentscribe.postmortem.document.JsonObject.object;

import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When what was reached, and how long that took, in JSON: all of it is there, null where it is not known.
final class JsonTimes {
    private static final List<Milestone> MILESTONES = List.of(
            Milestone.STARTED,
            Milestone.DETECTED,
            Milestone.ACKNOWLEDGED,
            Milestone.IDENTIFIED,
            Milestone.MITIGATED,
            Milestone.RESOLVED,
            Milestone.OPENED,
            Milestone.CLOSED);

    private JsonTimes() {}

    static Map<String, @Nullable Object> milestones(Postmortem postmortem) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        MILESTONES.forEach(milestone -> object.put(
                milestone.wire(),
                Optional.ofNullable(postmortem.milestones().get(milestone))
                        .map(Instant::toString)
                        .orElse(null)));
        return object;
    }

    static Map<String, @Nullable Object> metrics(Postmortem postmortem) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        postmortem.metrics().all().forEach(metric -> object.put(metric.kind().wire(), metric(metric)));
        return object;
    }

    private static @Nullable Object metric(Metric metric) {
        return metric.value()
                .map(value -> object(
                        field("seconds", value.toSeconds()),
                        field("from", metric.start().map(it -> it.at().toString())),
                        field("to", metric.end().map(it -> it.at().toString())),
                        field("formula", metric.formula()),
                        field("entries", JsonSources.entries(metric))))
                .orElse(null);
    }
}
