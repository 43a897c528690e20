package dev.incidentscribe.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The settings that `config/scribe.yaml` may hold. That file and the README say what each is for.
enum Setting {
    DATABASE,
    HOST,
    PORT,
    TIME_ZONE,
    ROLES,
    REPLIES,
    CAPTURE,
    CAPTURE_EMOJI,
    CONTEXT_RETENTION,
    MAY,
    REMINDERS,
    TEMPLATES,
    TIMELINE_GAP_MINUTES,
    LINT,
    GIVE_UP_AFTER,
    TOPIC,
    STATUS_MESSAGE,
    BOOKMARK,
    CANVAS,
    CHANNEL,
    REDACTION_RULES,
    REDACTION_ALLOW,
    BACKUP_HOURS,
    BACKUPS_KEPT;

    /// As it is written: `time_zone`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether there is one that is written so.
    static boolean isOne(String key) {
        return Arrays.stream(values()).map(Setting::key).anyMatch(key::equals);
    }

    /// All of them, for somebody who wrote one that is none.
    static String listed() {
        return Arrays.stream(values()).map(Setting::key).sorted().collect(Collectors.joining(", "));
    }
}
