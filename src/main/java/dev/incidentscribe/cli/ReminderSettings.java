package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Pace;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The part of the configuration that says when somebody is reminded of what.
final class ReminderSettings {
    private static final Map<String, Concern> CONCERNS =
            Map.of("status_update", Concern.STATUS_UPDATE, "no_lead", Concern.NO_LEAD, "no_entry", Concern.NO_ENTRY);
    private static final String FOLLOW_UPS = "follow_ups";
    private static final String UNRATED = "unrated";
    private static final Set<String> KEYS = Set.of("status_update", "no_lead", "no_entry", FOLLOW_UPS);

    private static final Pattern SPAN =
            Pattern.compile("(?:(\\d{1,4}) ?h)? ?(?:(\\d{1,5}) ?m(?:in)?)? ?(?:(\\d{1,6}) ?s)?");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private ReminderSettings() {}

    /// Reads them; what is not set is as in [Cadence#standard].
    ///
    /// @throws UsageException naming the first setting that is wrong
    static Cadence read(SettingsFile file) {
        return file.at(Setting.REMINDERS).map(node -> read(node, file.path())).orElse(Cadence.standard());
    }

    private static Cadence read(JsonNode node, Path path) {
        Cadence standard = Cadence.standard();
        if (isOff(node)) {
            return Cadence.silent();
        }
        checkKeys(node, path);
        var paces = new EnumMap<Concern, Pace>(standard.paces());
        CONCERNS.forEach((key, concern) -> {
            if (node.has(key)) {
                paces.put(concern, pace(node.path(key), "reminders: " + key, path));
            }
        });
        return new Cadence(paces, node.has(FOLLOW_UPS) ? hour(node.path(FOLLOW_UPS), path) : standard.followUps());
    }

    private static void checkKeys(JsonNode node, Path path) {
        if (!node.isObject()) {
            throw new UsageException("reminders in %s is neither off nor a list of reminders".formatted(path));
        }
        for (String key : node.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new UsageException("reminders: %s in %s is no reminder; there are %s"
                        .formatted(
                                key,
                                path,
                                String.join(", ", KEYS.stream().sorted().toList())));
            }
        }
    }

    private static Pace pace(JsonNode node, String key, Path path) {
        if (isOff(node)) {
            return Pace.never();
        }
        if (!node.isObject()) {
            return Pace.always(span(node, key, path));
        }
        var bySeverity = new HashMap<Severity, Duration>();
        Optional<Duration> unrated = Optional.empty();
        for (Map.Entry<String, JsonNode> one : node.properties()) {
            Optional<Severity> severity = Severity.parse(one.getKey());
            if (isOff(one.getValue())) {
                continue;
            }
            Duration span = span(one.getValue(), key + ": " + one.getKey(), path);
            if (severity.isPresent()) {
                bySeverity.put(severity.get(), span);
            } else if (one.getKey().equals(UNRATED)) {
                unrated = Optional.of(span);
            } else {
                throw new UsageException(
                        "%s in %s: %s is no severity; there are sev1 to sev4, and unrated for those without"
                                .formatted(key, path, one.getKey()));
            }
        }
        return new Pace(bySeverity, unrated);
    }

    private static Duration span(JsonNode node, String key, Path path) {
        Matcher matcher = SPAN.matcher(node.asString("").strip());
        Duration span = matcher.matches()
                ? Duration.ofHours(number(matcher.group(1)))
                        .plusMinutes(number(matcher.group(2)))
                        .plusSeconds(number(matcher.group(3)))
                : Duration.ZERO;
        if (!span.isPositive()) {
            throw new UsageException("%s in %s is no span such as 30m or 1h30m: %s"
                    .formatted(key, path, node.asString(node.toString())));
        }
        return span;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<LocalTime> hour(JsonNode node, Path path) {
        if (isOff(node)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(node.asString(""), HOUR));
        } catch (DateTimeException _) {
            throw new UsageException("reminders: follow_ups in %s is no time of day such as 9:00: %s"
                    .formatted(path, node.asString(node.toString())));
        }
    }

    private static boolean isOff(JsonNode node) {
        return node.isBoolean() ? !node.asBoolean() : node.asString("").equals("off");
    }
}
