package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The metrics for templates, each with its formula and what went into it.
record MetricsModel(List<Metric> metrics, Origins origins, Moments moments) {
    List<Map<String, Object>> all() {
        return metrics.stream().map(this::metric).toList();
    }

    private Map<String, Object> metric(Metric metric) {
        return Tree.object(
                "key", metric.kind().wire(),
                "label", metric.kind().label(),
                "value", metric.value().map(MetricsModel::span).orElse(""),
                "formula", metric.formula(),
                "from", reading(metric.start()),
                "to", reading(metric.end()),
                "contradiction", metric.contradiction(moments.zone()).orElse(""));
    }

    private Map<String, Object> reading(Optional<Metric.Reading> reading) {
        Map<String, Object> model =
                origins.of(reading.map(Metric.Reading::entry).orElse(0));
        model.put("milestone", reading.map(it -> it.milestone().wire()).orElse(""));
        model.put("at", moments.of(reading.map(Metric.Reading::at)));
        return model;
    }

    static String span(Duration duration) {
        String span = TimeFormat.span(duration);
        return duration.toHours() == 0 || duration.toSecondsPart() != 0
                ? span
                : "%s (%d minutes)".formatted(span, duration.toMinutes());
    }
}
