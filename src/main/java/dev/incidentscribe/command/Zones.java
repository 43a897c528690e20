package dev.incidentscribe.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The time zones that people may write: IANA names, offsets, and a fixed table of abbreviations, which may be written
/// out.
///
/// A US abbreviation names the region, so that `EST` typed in July means what the clocks in New York showed; the others
/// are fixed offsets. Where an abbreviation has several meanings, the table holds the one documented in the README.
public final class Zones {
    private static final Map<String, ZoneId> ABBREVIATIONS = Map.ofEntries(
                    region("America/New_York", "EST", "EDT", "ET"),
                    region("America/Chicago", "CST", "CDT", "CT"),
                    region("America/Denver", "MST", "MDT", "MT"),
                    region("America/Los_Angeles", "PST", "PDT", "PT"),
                    region("America/Anchorage", "AKST", "AKDT"),
                    region("Pacific/Honolulu", "HST"),
                    fixed("+00:00", "UTC", "GMT", "Z", "WET"),
                    fixed("+01:00", "BST", "WAT", "CET", "WEST"),
                    fixed("+02:00", "CEST", "EET", "CAT", "SAST"),
                    fixed("+03:00", "EEST", "EAT", "MSK", "TRT"),
                    fixed("+04:00", "GST"),
                    fixed("+05:00", "PKT"),
                    fixed("+05:30", "IST"),
                    fixed("+07:00", "WIB", "ICT"),
                    fixed("+08:00", "SGT", "HKT", "AWST", "PHT"),
                    fixed("+09:00", "JST", "KST"),
                    fixed("+09:30", "ACST"),
                    fixed("+10:00", "AEST"),
                    fixed("+10:30", "ACDT"),
                    fixed("+11:00", "AEDT"),
                    fixed("+12:00", "NZST"),
                    fixed("+13:00", "NZDT"),
                    fixed("-03:00", "BRT", "ART"),
                    fixed("-05:00", "COT"))
            .entrySet()
            .stream()
            .flatMap(entry -> entry.getKey().stream().map(name -> Map.entry(name, entry.getValue())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Abbreviations that are everyday words too; they count only in capitals.
    private static final Set<String> WORDS = Set.of("EAT", "CAT", "ART", "ET", "CT", "MT", "PT", "Z", "WET", "WEST");

    private static final Map<String, ZoneId> REGIONS = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toMap(
                    id -> id, ZoneId::of, (one, _) -> one, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));

    private static final Pattern TELLING = Pattern.compile("[/\\d]");
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+–-])(\\d{1,2})(?::?(\\d{2}))?");

    private Zones() {}

    /// The zone of that name, offset or abbreviation; empty if it is none.
    public static Optional<ZoneId> find(String written) {
        return abbreviated(written)
                .or(() -> Optional.ofNullable(REGIONS.get(written.replace(' ', '_'))))
                .or(() -> ZoneName.abbreviation(written).flatMap(Zones::abbreviated));
    }

    /// The region with that city, for whoever leaves the continent out; of two the one with the shorter name.
    static Optional<String> near(String city) {
        String name = "/" + city.replace(' ', '_');
        return REGIONS.keySet().stream()
                .filter(id -> id.regionMatches(true, id.length() - name.length(), name, 0, name.length()))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /// The same for a word behind a time, where `Japan` and `Navajo` are zones less often than words of a sentence.
    static Optional<ZoneId> behindTime(String written) {
        return abbreviated(written)
                .or(() -> Optional.ofNullable(REGIONS.get(written))
                        .filter(_ -> TELLING.matcher(written).find()));
    }

    private static Optional<ZoneId> abbreviated(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        if (WORDS.contains(upper) && !written.equals(upper)) {
            return Optional.empty();
        }
        return Optional.ofNullable(ABBREVIATIONS.get(upper)).or(() -> offset(upper));
    }

    private static Optional<ZoneId> offset(String written) {
        Matcher matcher = OFFSET.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int sign = matcher.group(1).equals("+") ? 1 : -1;
        int hours = Integer.parseInt(matcher.group(2));
        int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        try {
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        } catch (DateTimeException _) {
            // An hour or minute that no offset has: it was no zone after all.
            return Optional.empty();
        }
    }

    private static Map.Entry<Set<String>, ZoneId> region(String id, String... names) {
        return Map.entry(Set.of(names), ZoneId.of(id));
    }

    private static Map.Entry<Set<String>, ZoneId> fixed(String offset, String... names) {
        return Map.entry(Set.of(names), ZoneOffset.of(offset));
    }
}
