package dev.incidentscribe.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How moments and spans are written for people, everywhere the same: 24 hours, the zone always named.
public final class TimeFormat {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    /// What short names are taken for that are used in several parts of the world, by people and by what reads them
    /// here: Shanghai and Chicago both have a CST, and Phoenix has MST when Denver has not.
    private static final Map<String, ZoneId> TAKEN_FOR = Map.of(
            "EST", ZoneId.of("America/New_York"),
            "CST", ZoneId.of("America/Chicago"),
            "CDT", ZoneId.of("America/Chicago"),
            "MST", ZoneId.of("America/Denver"),
            "PST", ZoneId.of("America/Los_Angeles"),
            "IST", ZoneId.of("Asia/Kolkata"),
            "GMT", ZoneOffset.UTC);

    /// What Java calls a zone without a short name of its own: `GMT-03:00`.
    private static final Pattern NAMELESS = Pattern.compile("GMT[+-]");

    private TimeFormat() {}

    /// `13:05 EAT`.
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone)) + " " + zone(at, zone);
    }

    /// `13:05 EAT (10:05 UTC)`; the zone alone where it is UTC itself.
    public static String both(Instant at, ZoneId zone) {
        String local = time(at, zone);
        return isUtc(zone) ? local : local + " (" + time(at, ZoneOffset.UTC) + ")";
    }

    /// `2023-03-03`, the day that it was in that zone.
    public static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    /// `2023-03-03 13:05 EAT (10:05 UTC)`.
    public static String full(Instant at, ZoneId zone) {
        return date(at, zone) + " " + both(at, zone);
    }

    /// As [#both], with the date where it is not the day of reading.
    public static String near(Instant at, ZoneId zone, Instant now) {
        return date(at, zone).equals(date(now, zone)) ? both(at, zone) : full(at, zone);
    }

    /// `2023-03-03 13:05:09 EAT (10:05:09 UTC)`, with seconds where there are any, so that a difference of two can be
    /// checked.
    public static String exact(Instant at, ZoneId zone) {
        if (at.getEpochSecond() % 60 == 0) {
            return full(at, zone);
        }
        String utc = SECONDS.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
        return date(at, zone) + " "
                + (isUtc(zone) ? utc : SECONDS.format(at.atZone(zone)) + " " + zone(at, zone) + " (" + utc + ")");
    }

    /// `1 h 13 min`, `4 min 45 s`, `2 d 3 h 5 min`: without what is zero, and with seconds only below an hour.
    public static String span(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays()
                    + " d"
                    + part(duration.toHoursPart(), " h")
                    + part(duration.toMinutesPart(), " min");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h" + part(duration.toMinutesPart(), " min");
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min" + part(duration.toSecondsPart(), " s")
                : duration.toSeconds() + " s";
    }

    /// The same in whole minutes, but for what is shorter than one: `12 min`, `45 s`.
    public static String minutes(Duration duration) {
        return span(duration.toMinutes() > 0 ? duration.truncatedTo(ChronoUnit.MINUTES) : duration);
    }

    /// The zone's name: `Africa/Nairobi`, `UTC`, `+03:00`.
    public static String name(ZoneId zone) {
        return isUtc(zone) ? "UTC" : zone.getId();
    }

    /// The short name of that zone at that instant, as it stands behind times: `EAT`, `CEST`, `UTC`; its offset where
    /// it has none, or one that would be taken for another zone's: `UTC+08:00`.
    public static String zone(Instant at, ZoneId zone) {
        if (isUtc(zone)) {
            return "UTC";
        }
        ZoneOffset offset = zone.getRules().getOffset(at);
        String name = NAME.format(at.atZone(zone));
        ZoneId takenFor = TAKEN_FOR.getOrDefault(name, zone);
        boolean isAmbiguous = !takenFor.getRules().getOffset(at).equals(offset);
        return isAmbiguous || NAMELESS.matcher(name).lookingAt() ? "UTC" + offset.getId() : name;
    }

    /// Whether that zone never differs from UTC.
    public static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : " " + number + unit;
    }
}
