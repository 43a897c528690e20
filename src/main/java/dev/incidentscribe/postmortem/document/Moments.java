package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Writes moments for templates, in UTC and in the team's zone.
final class Moments {
    private final ZoneId zone;

    Moments(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /// A moment; empty texts where it is not known.
    Map<String, Object> of(Optional<Instant> at) {
        return at.map(this::of)
                .orElseGet(() -> Tree.object("date", "", "utc", "", "local", "", "time", "", "full", "", "iso", ""));
    }

    /// A moment. The time in UTC has its date where that is another than in the team's zone.
    Map<String, Object> of(Instant at) {
        String date = TimeFormat.date(at, zone);
        String utcDate = TimeFormat.date(at, ZoneOffset.UTC);
        String utc = TimeFormat.time(at, ZoneOffset.UTC).replace(" UTC", "");
        return Tree.object(
                "date", date,
                "utc", utcDate.equals(date) ? utc : utcDate + " " + utc,
                "local", TimeFormat.time(at, zone),
                "time", TimeFormat.both(at, zone),
                "full", TimeFormat.exact(at, zone),
                "iso", at.toString());
    }
}
