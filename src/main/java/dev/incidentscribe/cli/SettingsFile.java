package dev.incidentscribe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `config/scribe.yaml` as it is on disk. Everything in it that is wrong is a [UsageException] that names the setting
/// and the file.
record SettingsFile(Path path, JsonNode content) {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})\\s*([smhd])");

    /// Reads it; nothing is set where there is none.
    static SettingsFile read(Path path) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
        if (!Files.exists(path)) {
            return new SettingsFile(path, mapper.createObjectNode());
        }
        try {
            JsonNode content = mapper.readTree(Files.readString(path));
            if (content == null || content.isMissingNode() || content.isNull()) {
                return new SettingsFile(path, mapper.createObjectNode());
            }
            if (!content.isObject()) {
                throw new UsageException("%s holds no settings: each is a line “name: value”".formatted(path));
            }
            for (String key : content.propertyNames()) {
                check(key, content.path(key), path);
            }
            return new SettingsFile(path, content);
        } catch (JacksonException e) {
            throw new UsageException("%s cannot be read%s: %s".formatted(path, place(e), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s".formatted(path, Reason.of(e)));
        }
    }

    private static void check(String key, JsonNode value, Path path) {
        if (key.toLowerCase(Locale.ROOT).contains("token")
                || key.toLowerCase(Locale.ROOT).contains("secret")
                || value.asString("").matches("xox[a-z][-.].*|xapp-.*")) {
            throw new UsageException(
                    "%s in %s looks like a token; tokens belong into the environment only".formatted(key, path));
        }
        if (!Setting.isOne(key)) {
            throw new UsageException("%s in %s is no setting; there are %s".formatted(key, path, Setting.listed()));
        }
    }

    private static String place(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    /// What is set there, of whatever shape; empty if nothing is.
    Optional<JsonNode> at(Setting setting) {
        return Optional.of(content.path(setting.key())).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    /// A single value; empty if nothing is set.
    Optional<String> text(Setting setting) {
        return at(setting)
                .map(value -> {
                    if (!value.isValueNode()) {
                        throw wrong(setting, "is no single value");
                    }
                    return value.asString();
                })
                .filter(text -> !text.isBlank());
    }

    /// A whole number.
    int number(Setting setting, int otherwise, int least) {
        String written = text(setting).orElse(Integer.toString(otherwise));
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) < least) {
            throw wrong(setting, "is no whole number from %d on: %s".formatted(least, written));
        }
        return Integer.parseInt(written);
    }

    /// On where nothing is said. YAML reads `on` and `off` as words or as truth values, depending on its version.
    boolean isOn(Setting setting) {
        return isOn(setting, true);
    }

    /// The same, with what holds where nothing is said.
    boolean isOn(Setting setting, boolean standard) {
        return switch (text(setting).orElse(standard ? "on" : "off")) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw wrong(setting, "is neither on nor off");
        };
    }

    /// Whether it is the second of two words; the first holds where nothing is said.
    boolean isOther(Setting setting, String standard, String other) {
        String written = text(setting).orElse(standard);
        if (!written.equals(standard) && !written.equals(other)) {
            throw wrong(setting, "is neither %s nor %s".formatted(standard, other));
        }
        return written.equals(other);
    }

    /// A span of time as people write it: `90s`, `30m`, `24h`, `7d`.
    Optional<Duration> span(Setting setting) {
        return text(setting).map(written -> {
            Matcher span = SPAN.matcher(written.strip());
            if (!span.matches()) {
                throw wrong(setting, "is no span such as 30m, 24h or 7d: " + written);
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

    /// That this setting is wrong, and how.
    UsageException wrong(Setting setting, String how) {
        return new UsageException("%s in %s %s".formatted(setting.key(), path, how));
    }
}
