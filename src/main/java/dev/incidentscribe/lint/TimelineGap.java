package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Silence;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A time without any entry, longer than configured, between the detection and the end of the impact. Before the
/// detection nobody could record anything: that span is the time to detect, and no gap. Where neither the start nor the
/// detection is told, nobody knows whether users were affected.
final class TimelineGap implements Check {
    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        if (at(postmortem, Milestone.STARTED)
                .or(() -> at(postmortem, Milestone.DETECTED))
                .isEmpty()) {
            return Stream.empty();
        }
        Optional<Instant> from = at(postmortem, Milestone.DETECTED).or(() -> at(postmortem, Milestone.OPENED));
        Optional<Instant> until = at(postmortem, Milestone.MITIGATED).or(() -> at(postmortem, Milestone.RESOLVED));
        return Silence.in(postmortem, strictness.gap()).stream()
                .filter(silence ->
                        from.filter(it -> !silence.from().isBefore(it)).isPresent()
                                && until.filter(it -> !silence.to().isAfter(it)).isPresent())
                .map(silence -> objection(silence, postmortem));
    }

    private static Objection objection(Silence silence, Postmortem postmortem) {
        String span = TimeFormat.span(silence.length());
        return new Objection(
                Where.at("timeline", silence.before()),
                "Nothing is recorded for %s, while users were affected."
                        .formatted(silence.when(postmortem.clock())
                                .map(when -> span + ", " + when)
                                .orElse("the " + span + " before this entry")),
                "/incident note at WHEN …");
    }

    private static Optional<Instant> at(Postmortem postmortem, Milestone milestone) {
        return Optional.ofNullable(postmortem.milestones().get(milestone));
    }
}
