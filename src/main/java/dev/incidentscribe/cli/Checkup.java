package dev.incidentscribe.cli;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.sqlite.Backup;
import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.slack.client.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Looks at everything the scribe needs, one thing a line.
record Checkup(Settings settings, InstantSource clock) {
    private static final long LITTLE_SPACE = 200L * 1024 * 1024;
    private static final Duration MOST_SKEW = Duration.ofSeconds(60);

    /// What was found.
    ///
    /// @param advice what to do if it is not well
    record Finding(String what, boolean well, String found, String advice) {
        static Finding well(String what, String found) {
            return new Finding(what, true, found, "");
        }

        static Finding ill(String what, String found, String advice) {
            return new Finding(what, false, found, advice);
        }
    }

    /// What can be seen on this machine.
    List<Finding> here() {
        return List.of(disk(), journal(), backup());
    }

    private Finding disk() {
        Path folder = existing(settings.database().toAbsolutePath());
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = "%,d MB free at %s".formatted(free / (1024 * 1024), folder);
            if (!Files.isWritable(folder)) {
                return Finding.ill("disk", folder + " cannot be written to", "give the scribe's user the folder");
            }
            return free < LITTLE_SPACE
                    ? Finding.ill("disk", found, "make room; without it nothing can be recorded")
                    : Finding.well("disk", found);
        } catch (IOException e) {
            return Finding.ill("disk", String.valueOf(e.getMessage()), "look at the folder " + folder);
        }
    }

    private static Path existing(Path path) {
        Path parent = path.getParent();
        return Files.isDirectory(path) || parent == null ? path : existing(parent);
    }

    private Finding journal() {
        Path file = settings.database();
        try {
            if (!Files.exists(file)) {
                SqliteJournal.checkPlace(file);
                return Finding.well("journal", "none yet at %s; it is made at the first start".formatted(file));
            }
            Backup read = Backup.read(file);
            return Finding.well("journal", "intact, %d events, schema %d".formatted(read.events(), read.schema()));
        } catch (JournalUnavailable e) {
            return Finding.ill(
                    "journal",
                    String.valueOf(e.getMessage()),
                    "if it is damaged or lost, ./scribe restore FILE brings a backup back");
        }
    }

    private Finding backup() {
        var backups = new Backups(settings.database(), settings.backupsKept());
        Optional<Instant> newest = backups.newestAt(clock.instant());
        if (settings.backupEvery().isZero()) {
            return Finding.well("backups", "switched off by backup_hours: 0");
        }
        if (newest.isEmpty()) {
            return Files.exists(settings.database())
                    ? Finding.well("backups", "none yet in %s; the server makes them".formatted(backups.folder()))
                    : Finding.well("backups", "none yet");
        }
        Duration age = Duration.between(newest.get(), clock.instant());
        String found = "the newest is %d hours old, in %s".formatted(age.toHours(), backups.folder());
        return age.compareTo(settings.backupEvery().multipliedBy(2)) > 0
                ? Finding.ill("backups", found, "is the server running? its log says why none was made")
                : Finding.well("backups", found);
    }

    /// What Slack says.
    ///
    /// @throws UsageException if the tokens are missing
    List<Finding> slack() {
        Probe probe = Probe.of(settings.credentials());
        if (probe.problem().isPresent()) {
            return List.of(Finding.ill(
                    "slack", probe.problem().get(), "check SLACK_BOT_TOKEN, and that this machine reaches Slack"));
        }
        return List.of(
                Finding.well("slack", "the workspace %s answers".formatted(Terminal.line(probe.workspace()))),
                scopes(probe),
                clock(probe),
                socket(probe));
    }

    private Finding scopes(Probe probe) {
        var needed = new TreeSet<>(Manifest.scopes(settings.home()));
        if (!settings.rules().room().canvas()) {
            needed.remove("canvases:write");
        }
        var missing = new TreeSet<>(needed);
        missing.removeAll(probe.scopes());
        return missing.isEmpty()
                ? Finding.well("scopes", "all %d are granted".formatted(needed.size()))
                : Finding.ill(
                        "scopes",
                        "missing: " + String.join(", ", missing),
                        "add them under OAuth & Permissions, and install the app again");
    }

    private Finding clock(Probe probe) {
        if (probe.clock().isEmpty()) {
            return Finding.well("clock", "Slack did not tell its time");
        }
        Duration skew = Duration.between(probe.clock().get(), clock.instant()).abs();
        String found = "within %d s of Slack's".formatted(skew.toSeconds() + 1);
        return skew.compareTo(MOST_SKEW) > 0
                ? Finding.ill("clock", found, "set the clock; Slack's requests are refused beyond 300 s")
                : Finding.well("clock", found);
    }

    private Finding socket(Probe probe) {
        if (settings.credentials().appToken().isEmpty()) {
            return Finding.well("socket", "not used; Slack calls over HTTP");
        }
        return probe.socketProblem()
                .map(problem -> Finding.ill(
                        "socket", problem, "check SLACK_APP_TOKEN (connections:write), and that Socket Mode is on"))
                .orElse(Finding.well("socket", "Slack grants a connection"));
    }
}
