package dev.incidentscribe.cli;

import dev.incidentscribe.Context;
import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Sending;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.Zones;
import dev.incidentscribe.incident.Role;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The part of the configuration that says how incidents are recorded.
///
/// @param file what is written
record RecordingSettings(SettingsFile file) {
    /// Reads them; what is not set is as in [Rules#standard].
    ///
    /// @throws UsageException naming the first setting that is wrong
    Rules read() {
        return new Rules(
                roles(),
                zone(),
                !file.isOther(Setting.REPLIES, "visible", "ephemeral"),
                capture(),
                context(),
                PermissionSettings.read(file),
                ReminderSettings.read(file),
                sending(),
                new Room(
                        file.isOn(Setting.TOPIC),
                        file.isOn(Setting.STATUS_MESSAGE),
                        file.isOn(Setting.BOOKMARK),
                        file.isOn(Setting.CANVAS, false),
                        file.isOther(Setting.CHANNEL, "here", "new")));
    }

    private List<Role> roles() {
        Optional<JsonNode> roles = file.at(Setting.ROLES);
        if (roles.isEmpty()) {
            return Rules.standard().roles();
        }
        if (!roles.get().isArray()) {
            throw file.wrong(Setting.ROLES, "is no list");
        }
        return roles.get()
                .valueStream()
                .map(role -> new Role(role.asString("")))
                .toList();
    }

    private Optional<ZoneId> zone() {
        return file.text(Setting.TIME_ZONE)
                .map(written -> Zones.find(written)
                        .orElseThrow(() -> file.wrong(Setting.TIME_ZONE, "is no time zone: " + written)));
    }

    private Map<String, Verb> capture() {
        Optional<JsonNode> emoji = file.at(Setting.CAPTURE_EMOJI);
        if (emoji.isEmpty()) {
            return Rules.standard().capture();
        }
        if (!emoji.get().isObject()) {
            throw file.wrong(Setting.CAPTURE_EMOJI, "is no list of “emoji: verb”");
        }
        var capture = new LinkedHashMap<String, Verb>();
        emoji.get()
                .properties()
                .forEach(it -> capture.put(
                        it.getKey().replace(":", ""), capturing(it.getValue().asString(""))));
        return capture;
    }

    private Verb capturing(String written) {
        return Verb.find(written)
                .filter(Captures::isCapturing)
                .orElseThrow(() -> new UsageException("%s in %s: “%s” is nothing that a message can be"
                        .formatted(Setting.CAPTURE_EMOJI.key(), file.path(), written)));
    }

    private Context context() {
        boolean kept = file.isOther(Setting.CAPTURE, "emoji", "all");
        Optional<Duration> retention = file.span(Setting.CONTEXT_RETENTION);
        if (retention.filter(Duration::isZero).isPresent()) {
            throw file.wrong(Setting.CONTEXT_RETENTION, "is no time; to keep nothing, set capture: emoji");
        }
        return new Context(kept, retention);
    }

    private Sending sending() {
        Sending standard = Sending.standard();
        return file.span(Setting.GIVE_UP_AFTER).map(standard::tryingFor).orElse(standard);
    }
}
