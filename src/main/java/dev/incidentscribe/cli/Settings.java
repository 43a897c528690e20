package dev.incidentscribe.cli;

import dev.incidentscribe.Context;
import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Sending;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.Zones;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Problem;
import dev.incidentscribe.slack.client.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

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
        Map<String, String> environment) {
    private static final String DEFAULT_FILE = "config/scribe.yaml";
    private static final String DEFAULT_DATABASE = "data/scribe.db";
    private static final String DEFAULT_TEMPLATES = "config/templates";
    private static final int DEFAULT_PORT = 3000;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})\\s*([smhd])");
    private static final Set<String> KEYS = Set.of(
            "database",
            "host",
            "port",
            "time_zone",
            "roles",
            "replies",
            "capture",
            "capture_emoji",
            "context_retention",
            "may",
            "reminders",
            "templates",
            "timeline_gap_minutes",
            "lint",
            "give_up_after",
            "topic",
            "status_message",
            "bookmark",
            "channel",
            RedactionSettings.RULES,
            RedactionSettings.ALLOWED,
            "backup_hours",
            "backups_kept");

    /// Reads them.
    ///
    /// @throws UsageException naming the first setting that is wrong
    static Settings read(Map<String, String> environment) {
        Path home = Path.of(value(environment, "SCRIBE_HOME").orElse(""));
        Optional<Path> named = value(environment, "SCRIBE_CONFIG").map(Path::of);
        Path path = named.orElse(home.resolve(DEFAULT_FILE));
        if (named.isPresent() && !Files.isReadable(path)) {
            throw new UsageException("SCRIBE_CONFIG names %s, which cannot be read".formatted(path));
        }
        checkLog(environment);
        JsonNode file = parse(path);
        return new Settings(
                value(environment, "SCRIBE_DB")
                        .map(Path::of)
                        .orElse(home.resolve(text(file, "database", path).orElse(DEFAULT_DATABASE))),
                value(environment, "SCRIBE_HOST")
                        .orElse(text(file, "host", path).orElse("127.0.0.1")),
                port(environment, file, path),
                new Rules(
                        roles(file, path),
                        zone(file, path),
                        visible(file, path),
                        capture(file, path),
                        context(file, path),
                        PermissionSettings.read(file, path),
                        ReminderSettings.read(file.path("reminders"), path),
                        sending(file, path),
                        new Room(
                                isOn(file, "topic", path),
                                isOn(file, "status_message", path),
                                isOn(file, "bookmark", path),
                                ownChannel(file, path))),
                home.resolve(text(file, "templates", path).orElse(DEFAULT_TEMPLATES)),
                Strictnesses.read(file, path),
                RedactionSettings.read(file, path),
                Duration.ofHours(number(file, "backup_hours", 24, 0, path)),
                number(file, "backups_kept", 7, 1, path),
                Map.copyOf(environment));
    }

    /// The log is set up by then, and with a name that it does not know it would say nothing at all.
    private static void checkLog(Map<String, String> environment) {
        String log = environment.getOrDefault("SCRIBE_LOG", "plain");
        if (!Set.of("plain", "json").contains(log)) {
            throw new UsageException("SCRIBE_LOG is neither plain nor json: " + log);
        }
    }

    /// The folder to which the default paths are relative.
    Path home() {
        return Path.of(value(environment, "SCRIBE_HOME").orElse(""));
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
        String bot = Tokens.read(environment, "SLACK_BOT_TOKEN")
                .orElseThrow(() -> new UsageException(
                        "SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of your Slack app, xoxb-…"));
        Optional<String> app = Tokens.read(environment, "SLACK_APP_TOKEN");
        Optional<String> secret = Tokens.read(environment, "SLACK_SIGNING_SECRET");
        if (bot.startsWith("xapp-")) {
            throw new UsageException("SLACK_BOT_TOKEN holds an app-level token (xapp-…); it must be the bot's, xoxb-…");
        }
        if (app.isPresent() && !app.get().startsWith("xapp-")) {
            throw new UsageException("SLACK_APP_TOKEN is no app-level token: it must begin with xapp-");
        }
        if (app.isEmpty() && secret.isEmpty()) {
            throw new UsageException("SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing");
        }
        String url = value(environment, "SLACK_API_URL").orElse(Credentials.SLACK_API);
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new UsageException("SLACK_API_URL is no http address: " + url);
        }
        return new Credentials(bot, app, secret, url);
    }

    private static JsonNode parse(Path path) {
        if (!Files.exists(path)) {
            return new YAMLMapper().createObjectNode();
        }
        try {
            JsonNode file = new YAMLMapper().readTree(Files.readString(path));
            if (file == null || file.isMissingNode() || file.isNull()) {
                return new YAMLMapper().createObjectNode();
            }
            if (!file.isObject()) {
                throw new UsageException("%s holds no settings: each is a line “name: value”".formatted(path));
            }
            for (String key : file.propertyNames()) {
                check(key, file.path(key), path);
            }
            return file;
        } catch (IOException | JacksonException e) {
            throw new UsageException("%s cannot be read: %s".formatted(path, firstLine(e)));
        }
    }

    private static void check(String key, JsonNode value, Path path) {
        if (key.toLowerCase(Locale.ROOT).contains("token")
                || key.toLowerCase(Locale.ROOT).contains("secret")
                || value.asString("").matches("xox[a-z]-.*|xapp-.*")) {
            throw new UsageException(
                    "%s in %s looks like a token; tokens belong into the environment only".formatted(key, path));
        }
        if (!KEYS.contains(key)) {
            throw new UsageException("%s in %s is no setting; there are %s"
                    .formatted(
                            key, path, String.join(", ", KEYS.stream().sorted().toList())));
        }
    }

    private static int port(Map<String, String> environment, JsonNode file, Path path) {
        Optional<String> fromEnvironment = value(environment, "SCRIBE_PORT");
        String written = fromEnvironment.or(() -> text(file, "port", path)).orElse(Integer.toString(DEFAULT_PORT));
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535) {
            throw new UsageException("%s is no port from 0 to 65535: %s"
                    .formatted(fromEnvironment.isPresent() ? "SCRIBE_PORT" : "port in " + path, written));
        }
        return Integer.parseInt(written);
    }

    private static int number(JsonNode file, String key, int otherwise, int least, Path path) {
        String written = text(file, key, path).orElse(Integer.toString(otherwise));
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) < least) {
            throw new UsageException("%s in %s is no whole number from %d on: %s".formatted(key, path, least, written));
        }
        return Integer.parseInt(written);
    }

    private static List<Role> roles(JsonNode file, Path path) {
        JsonNode roles = file.path("roles");
        if (roles.isMissingNode() || roles.isNull()) {
            return Rules.standard().roles();
        }
        if (!roles.isArray()) {
            throw new UsageException("roles in %s is no list".formatted(path));
        }
        return roles.valueStream().map(role -> new Role(role.asString(""))).toList();
    }

    private static Map<String, Verb> capture(JsonNode file, Path path) {
        JsonNode emoji = file.path("capture_emoji");
        if (emoji.isMissingNode() || emoji.isNull()) {
            return Rules.standard().capture();
        }
        if (!emoji.isObject()) {
            throw new UsageException("capture_emoji in %s is no list of “emoji: verb”".formatted(path));
        }
        var capture = new LinkedHashMap<String, Verb>();
        emoji.properties()
                .forEach(it -> capture.put(
                        it.getKey().replace(":", ""),
                        Verb.find(it.getValue().asString(""))
                                .filter(Captures::isCapturing)
                                .orElseThrow(() ->
                                        new UsageException("capture_emoji in %s: “%s” is nothing that a message can be"
                                                .formatted(path, it.getValue().asString(""))))));
        return capture;
    }

    private static Context context(JsonNode file, Path path) {
        boolean kept = switch (text(file, "capture", path).orElse("emoji")) {
            case "emoji" -> false;
            case "all" -> true;
            default -> throw new UsageException("capture in %s is neither emoji nor all".formatted(path));
        };
        Optional<Duration> retention = span(file, "context_retention", path);
        if (retention.filter(Duration::isZero).isPresent()) {
            throw new UsageException(
                    "context_retention in %s is no time; to keep nothing, set capture: emoji".formatted(path));
        }
        return new Context(kept, retention);
    }

    private static Optional<ZoneId> zone(JsonNode file, Path path) {
        return text(file, "time_zone", path)
                .map(written -> Zones.find(written)
                        .orElseThrow(() ->
                                new UsageException("time_zone in %s is no time zone: %s".formatted(path, written))));
    }

    private static boolean ownChannel(JsonNode file, Path path) {
        return switch (text(file, "channel", path).orElse("here")) {
            case "here" -> false;
            case "new" -> true;
            default -> throw new UsageException("channel in %s is neither here nor new".formatted(path));
        };
    }

    private static boolean visible(JsonNode file, Path path) {
        return switch (text(file, "replies", path).orElse("visible")) {
            case "visible" -> true;
            case "ephemeral" -> false;
            default -> throw new UsageException("replies in %s is neither visible nor ephemeral".formatted(path));
        };
    }

    /// On where nothing is said. YAML reads `on` and `off` as words or as truth values, depending on its version.
    private static boolean isOn(JsonNode file, String key, Path path) {
        return switch (text(file, key, path).orElse("on")) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new UsageException("%s in %s is neither on nor off".formatted(key, path));
        };
    }

    private static Sending sending(JsonNode file, Path path) {
        Sending standard = Sending.standard();
        return new Sending(standard.apart(), span(file, "give_up_after", path).orElse(standard.patience()));
    }

    /// A span of time as people write it: `90s`, `30m`, `24h`, `7d`.
    private static Optional<Duration> span(JsonNode file, String key, Path path) {
        return text(file, key, path).map(written -> {
            Matcher span = SPAN.matcher(written.strip());
            if (!span.matches()) {
                throw new UsageException(
                        "%s in %s is no span such as 30m, 24h or 7d: %s".formatted(key, path, written));
            }
            long number = Long.parseLong(span.group(1));
            return switch (span.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    private static Optional<String> text(JsonNode file, String key, Path path) {
        JsonNode value = file.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw new UsageException("%s in %s is no single value".formatted(key, path));
        }
        return Optional.of(value.asString()).filter(text -> !text.isBlank());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String firstLine(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .orElse(e.toString())
                .lines()
                .findFirst()
                .orElse("");
    }

    /// Leaves out the environment, which holds tokens.
    @Override
    public String toString() {
        return "Settings[database=%s, host=%s, port=%d, rules=%s]".formatted(database, host, port, rules);
    }
}
