package dev.incidentscribe.cli;

import dev.incidentscribe.Rules;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Problem;
import dev.incidentscribe.slack.client.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The settings of the process: the environment, and beneath it `config/scribe.yaml`. A path in the environment is
/// relative to the working directory, as in any shell; the default paths and those in the file are relative to
/// `SCRIBE_HOME`, which the launcher sets to the checkout.
///
/// @param port 0 for any free one
/// @param backupEvery how long after a backup the next is made; zero for none
record Settings(
        Path database,
        String host,
        int port,
        Rules rules,
        Path templates,
        Strictness strictness,
        RedactionSettings redaction,
        Duration backupEvery,
        int backupsKept,
        Environment environment) {
    private static final String DEFAULT_FILE = "config/scribe.yaml";
    private static final String DEFAULT_DATABASE = "data/scribe.db";
    private static final String DEFAULT_TEMPLATES = "config/templates";
    private static final List<String> LOG_LEVELS = List.of("DEBUG", "INFO", "WARN", "ERROR");
    private static final int DEFAULT_PORT = 3000;

    /// Reads them.
    ///
    /// @throws UsageException naming the first setting that is wrong
    static Settings read(Map<String, String> variables) {
        var environment = new Environment(variables);
        checkLog(environment);
        Path home = home(environment);
        SettingsFile file = SettingsFile.read(file(environment, home));
        return new Settings(
                JournalPath.of(environment
                        .value("SCRIBE_DB")
                        .map(Path::of)
                        .orElse(home.resolve(file.text(Setting.DATABASE).orElse(DEFAULT_DATABASE)))),
                environment.value("SCRIBE_HOST").orElse(file.text(Setting.HOST).orElse("127.0.0.1")),
                port(environment, file),
                new RecordingSettings(file).read(),
                home.resolve(file.text(Setting.TEMPLATES).orElse(DEFAULT_TEMPLATES)),
                Strictnesses.read(file),
                RedactionSettings.read(file),
                Duration.ofHours(file.number(Setting.BACKUP_HOURS, 24, 0)),
                file.number(Setting.BACKUPS_KEPT, 7, 1),
                environment);
    }

    private static Path home(Environment environment) {
        return Path.of(environment.value("SCRIBE_HOME").orElse(""));
    }

    private static Path file(Environment environment, Path home) {
        Optional<Path> named = environment.value("SCRIBE_CONFIG").map(Path::of);
        if (named.isPresent() && !Files.isReadable(named.get())) {
            throw new UsageException("SCRIBE_CONFIG names %s, which cannot be read".formatted(named.get()));
        }
        return named.orElse(home.resolve(DEFAULT_FILE));
    }

    /// The log is set up by then, and with a name that it does not know it would say nothing at all.
    private static void checkLog(Environment environment) {
        String log = environment.value("SCRIBE_LOG").orElse("plain");
        if (!Set.of("plain", "json").contains(log)) {
            throw new UsageException("SCRIBE_LOG is neither plain nor json: " + log);
        }
        String level = environment.value("SCRIBE_LOG_LEVEL").orElse("INFO");
        if (!LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            throw new UsageException(
                    "SCRIBE_LOG_LEVEL is none of %s: %s".formatted(String.join(", ", LOG_LEVELS), level));
        }
    }

    private static int port(Environment environment, SettingsFile file) {
        Optional<String> fromEnvironment = environment.value("SCRIBE_PORT");
        String written = fromEnvironment.or(() -> file.text(Setting.PORT)).orElse(Integer.toString(DEFAULT_PORT));
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535) {
            throw new UsageException("%s is no port from 0 to 65535: %s"
                    .formatted(fromEnvironment.isPresent() ? "SCRIBE_PORT" : "port in " + file.path(), written));
        }
        return Integer.parseInt(written);
    }

    /// The folder to which the default paths are relative.
    Path home() {
        return home(environment);
    }

    /// What writes drafts.
    ///
    /// @param report is told when a template is broken
    Documents documents(Consumer<Problem> report) {
        return new Documents(templates, strictness, report);
    }

    /// What it takes to speak with Slack.
    ///
    /// @throws UsageException naming what is missing or contradictory
    Credentials credentials() {
        return CredentialSettings.read(environment);
    }
}
