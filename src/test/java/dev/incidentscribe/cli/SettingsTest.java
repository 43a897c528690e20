package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.Context;
import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Sending;
import dev.incidentscribe.access.Grantee;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.lint.Rule;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Pace;
import dev.incidentscribe.slack.client.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the settings come from, and what is said when one is wrong.
class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAnySettingTheDefaultsHold() throws Exception {
        Settings settings = read("");

        assertThat(settings.database()).isEqualTo(Path.of("data/scribe.db"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(3000);
        assertThat(settings.rules()).isEqualTo(Rules.standard());
    }

    @Test
    void theFileSetsWhatItNames() throws Exception {
        Settings settings = read("""
                database: /srv/scribe.db
                host: 0.0.0.0
                port: 8080
                time_zone: Africa/Nairobi
                roles: [pilot, scribe]
                replies: ephemeral
                capture: all
                context_retention: 90d
                capture_emoji:
                  ":eyes:": finding
                may:
                  close: [lead, S0MANAGERS]
                  publish: U0MIA
                give_up_after: 3d
                topic: off
                status_message: on
                bookmark: off
                canvas: on
                channel: new
                """);

        assertThat(settings.database()).isEqualTo(Path.of("/srv/scribe.db"));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.rules())
                .isEqualTo(new Rules(
                        List.of(new Role("pilot"), new Role("scribe")),
                        Optional.of(ZoneId.of("Africa/Nairobi")),
                        false,
                        Map.of("eyes", Verb.FINDING),
                        Context.all().keptFor(Duration.ofDays(90)),
                        new Permissions(Map.of(
                                Permission.CLOSE,
                                List.of(new Grantee.Lead(), new Grantee.Group("S0MANAGERS")),
                                Permission.PUBLISH,
                                List.of(new Grantee.User("U0MIA")))),
                        Cadence.standard(),
                        Sending.standard().tryingFor(Duration.ofDays(3)),
                        new Room(false, true, false, true, true)));
    }

    @Test
    void remindersAreSetBySeverityForAllOrNotAtAll() throws Exception {
        Settings settings = read("""
                reminders:
                  status_update: {sev1: 15m, SEV-3: 1h30m, sev4: off}
                  no_lead: 90s
                  no_entry: off
                  follow_ups: 8:30
                """);

        assertThat(settings.rules().reminders())
                .isEqualTo(new Cadence(
                        Map.of(
                                Concern.STATUS_UPDATE,
                                new Pace(
                                        Map.of(
                                                Severity.SEV1, Duration.ofMinutes(15),
                                                Severity.SEV3, Duration.ofMinutes(90)),
                                        Optional.empty()),
                                Concern.NO_LEAD,
                                Pace.always(Duration.ofSeconds(90)),
                                Concern.NO_ENTRY,
                                Pace.never()),
                        Optional.of(LocalTime.of(8, 30))));
        assertThat(read("reminders: off").rules().reminders()).isEqualTo(Cadence.silent());
        assertThat(read("reminders: {follow_ups: off}").rules().reminders().followUps())
                .isEmpty();
        assertThat(read("reminders: {no_entry: {unrated: 1h}}")
                        .rules()
                        .reminders()
                        .paces())
                .containsEntry(Concern.NO_ENTRY, new Pace(Map.of(), Optional.of(Duration.ofHours(1))));
    }

    @Test
    void theFileSaysHowStrictTheLinterIs() throws Exception {
        Strictness strictness = read("""
                timeline_gap_minutes: 45
                lint:
                  tone: off
                  bare-time: warning
                  blame: hint
                """).strictness();

        assertThat(strictness.of(Rule.TONE)).isEmpty();
        assertThat(strictness.of(Rule.BARE_TIME)).contains(Level.WARNING);
        assertThat(strictness.of(Rule.BLAME)).contains(Level.HINT);
        assertThat(strictness.of(Rule.ACTION_OWNER)).contains(Level.WARNING);
        assertThat(strictness.gap()).isEqualTo(Duration.ofMinutes(45));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint: {action-ower: off} | there is no rule “action-ower”; did you mean “action-owner”?",
                "lint: {nonsense-of-mine: off} | there is no rule “nonsense-of-mine”; `scribe lint` lists them",
                "lint: {tone: loud} | tone is neither off, hint nor warning",
                "lint: strict | is no list of “rule: level”",
                "timeline_gap_minutes: 0 | is no number from 1 to 9999: 0"
            })
    void aSlipInTheStrictnessIsNamed(String file, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    @Test
    void aConfiguredSecretIsRedactedAndAConfiguredExceptionIsNot() throws Exception {
        Settings settings = read("""
                redaction_rules:
                  acme-token: '\\bacme_[0-9]{6}\\b'
                redaction_allow: ['^acme_0']
                """);

        Redactor redactor = settings.redaction().redactor();

        assertThat(redactor.redact("acme_123456 acme_012345").text()).isEqualTo("[redacted: acme-token] acme_012345");
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws Exception {
        Settings settings = read("""
                database: /srv/scribe.db
                host: 0.0.0.0
                port: 8080
                """, Map.of("SCRIBE_DB", "/var/other.db", "SCRIBE_HOST", "::1", "SCRIBE_PORT", "0"));

        assertThat(settings.database()).isEqualTo(Path.of("/var/other.db"));
        assertThat(settings.host()).isEqualTo("::1");
        assertThat(settings.port()).isZero();
    }

    @Test
    void theDefaultPathsAreThoseOfTheCheckout() throws Exception {
        writeToTheCheckout("port: 4000");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", folder.toString()));

        assertThat(settings.port()).isEqualTo(4000);
        assertThat(settings.database()).isEqualTo(folder.resolve("data/scribe.db"));
    }

    @Test
    void aRelativePathInTheFileIsOneOfTheCheckout() throws Exception {
        writeToTheCheckout("database: elsewhere/incidents.db");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", folder.toString()));

        assertThat(settings.database()).isEqualTo(folder.resolve("elsewhere/incidents.db"));
    }

    @Test
    void aPathInTheEnvironmentIsTakenAsItIs() throws Exception {
        writeToTheCheckout("database: elsewhere/incidents.db");

        Settings settings = Settings.read(Map.of("SCRIBE_HOME", folder.toString(), "SCRIBE_DB", "mine.db"));

        assertThat(settings.database()).isEqualTo(Path.of("mine.db"));
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsExplainedInTheFileAndInTheReadme(Setting setting) throws Exception {
        assertThat(Files.readString(Path.of("config/scribe.yaml"))).containsPattern("(?m)^# ?" + setting.key() + ":");
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + setting.key() + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host: a\nport: [\n", "host: a\nhost: b\n"})
    void aSlipInTheFormIsFoundByItsLine(String file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("(?s).*scribe\\.yaml cannot be read, line [23]: .*");
    }

    @Test
    void aLevelOfTheLogThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Settings.read(Map.of("SCRIBE_LOG_LEVEL", "LOUD")))
                .isInstanceOf(UsageException.class)
                .hasMessage("SCRIBE_LOG_LEVEL is none of DEBUG, INFO, WARN, ERROR: LOUD");
    }

    @Test
    void aVariableOfTheLogThatIsEmptyIsAsGoodAsNone() {
        assertThatCode(() -> Settings.read(Map.of("SCRIBE_LOG", "", "SCRIBE_LOG_LEVEL", " ")))
                .doesNotThrowAnyException();
    }

    @Test
    void theFileThatShipsSetsNothing() {
        Settings settings = Settings.read(Map.of("SCRIBE_CONFIG", "config/scribe.yaml"));

        assertThat(settings.port()).isEqualTo(3000);
        assertThat(settings.rules()).isEqualTo(Rules.standard());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "databse: x.db | databse in FILE is no setting; there are backup_hours, backups_kept, bookmark, canvas, capture, capture_emoji, channel, context_retention, database, give_up_after, host, lint, may, port, redaction_allow, redaction_rules, reminders, replies, roles, status_message, templates, time_zone, timeline_gap_minutes, topic",
                "may: everybody | may in FILE is no list of “what: [who, …]”",
                "may: {dance: everybody} | may in FILE: “dance” is nothing that can be permitted; there are open, close, severity, publish, correct, read_private",
                "may: {close: [lead, bosses]} | may: close in FILE: “bosses” is nobody; write everybody, lead, roles, opener, a user group (S…) or a user (U…)",
                "port: many | port in FILE is no port from 0 to 65535: many",
                "port: 65536 | port in FILE is no port from 0 to 65535: 65536",
                "port: -1 | port in FILE is no port from 0 to 65535: -1",
                "host: [a, b] | host in FILE is no single value",
                "time_zone: Atlantis | time_zone in FILE is no time zone: Atlantis",
                "roles: pilot | roles in FILE is no list",
                "capture_emoji: pushpin | capture_emoji in FILE is no list of “emoji: verb”",
                "capture_emoji: {eyes: close} | capture_emoji in FILE: “close” is nothing that a message can be",
                "capture: some | capture in FILE is neither emoji nor all",
                "replies: loud | replies in FILE is neither visible nor ephemeral",
                "timeline_gap_minutes: soon | timeline_gap_minutes in FILE is no number from 1 to 9999: soon",
                "reminders: loud | reminders in FILE is neither off nor a list of reminders",
                "reminders: {lead: 5m} | reminders: lead in FILE is no reminder; there are follow_ups, no_entry, no_lead, status_update",
                "reminders: {no_lead: soon} | reminders: no_lead in FILE is no span such as 30m or 1h30m: soon",
                "reminders: {no_lead: 0m} | reminders: no_lead in FILE is no span such as 30m or 1h30m: 0m",
                "reminders: {no_lead: 10} | reminders: no_lead in FILE is no span such as 30m or 1h30m: 10",
                "reminders: {no_lead: {sev9: 5m}} | reminders: no_lead in FILE: sev9 is no severity; there are sev1 to sev4, and unrated for those without",
                "reminders: {no_lead: {sev1: often}} | reminders: no_lead: sev1 in FILE is no span such as 30m or 1h30m: often",
                "reminders: {follow_ups: noon} | reminders: follow_ups in FILE is no time of day such as 9:00: noon",
                "context_retention: 0d | context_retention in FILE is no time; to keep nothing, set capture: emoji",
                "context_retention: a while | context_retention in FILE is no span such as 30m, 24h or 7d: a while",
                "give_up_after: soon | give_up_after in FILE is no span such as 30m, 24h or 7d: soon",
                "topic: loud | topic in FILE is neither on nor off",
                "redaction_rules: [a] | redaction_rules in FILE is no list of “name: expression”",
                "redaction_rules: {A B: x} | redaction_rules in FILE: a name has small letters, digits and dashes only, unlike A B",
                "redaction_rules: {acme: '('} | redaction_rules in FILE: error parsing regexp: missing closing ): `(`",
                "redaction_rules: {acme: } | redaction_rules in FILE: an expression is missing",
                "redaction_allow: x | redaction_allow in FILE is no list",
                "backup_hours: -1 | backup_hours in FILE is no whole number from 0 on: -1",
                "backups_kept: 0 | backups_kept in FILE is no whole number from 1 on: 0",
            })
    void aSettingThatIsWrongIsNamed(String written, String said) {
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(UsageException.class)
                .hasMessage(said.replace("FILE", file().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack_bot_token: abc",
                "signing_secret: abc",
                "host: xoxb-1-2-abc",
                "database: xapp-1-abc",
                "host: xoxe-1-abc",
                "host: xoxe.xoxp-1-abc"
            })
    void aTokenInTheFileIsRefusedAndNotRepeated(String written) {
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("tokens belong into the environment only")
                .hasMessageNotContaining("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"port: [", "just words", "- a\n- b", "\t"})
    void aFileThatIsNoConfigurationIsRefused(String written) {
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aFileThatWasNamedAndIsMissingIsRefused() {
        assertThatThrownBy(() -> Settings.read(Map.of("SCRIBE_CONFIG", "/nowhere/scribe.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessage("SCRIBE_CONFIG names /nowhere/scribe.yaml, which cannot be read");
    }

    @Test
    void aPortInTheEnvironmentThatIsNoneIsNamed() {
        assertThatThrownBy(() -> read("port: 8080", Map.of("SCRIBE_PORT", "http")))
                .isInstanceOf(UsageException.class)
                .hasMessage("SCRIBE_PORT is no port from 0 to 65535: http");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-         | xapp-1 | -      | -         | SLACK_BOT_TOKEN is missing",
                "' '       | xapp-1 | -      | -         | SLACK_BOT_TOKEN is missing",
                "xapp-1    | xapp-1 | -      | -         | SLACK_BOT_TOKEN holds an app-level token",
                "xoxb-1    | -      | -      | -         | SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET",
                "xoxb-1    | xoxb-1 | -      | -         | SLACK_APP_TOKEN is no app-level token",
                "xoxb-1    | -      | secret | localhost | SLACK_API_URL is no http address: localhost"
            })
    void whatIsMissingOrContradictoryForSlackIsNamed(
            @Nullable String bot, @Nullable String app, @Nullable String secret, @Nullable String url, String said)
            throws Exception {
        Settings settings = read("", environment(bot, app, secret, url));

        assertThatThrownBy(settings::credentials)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(said);
    }

    @Test
    void bothWaysToSlackMayBeOpen() throws Exception {
        Credentials credentials =
                read("", environment("xoxb-1", "xapp-1", "secret", null)).credentials();

        assertThat(credentials.appToken()).contains("xapp-1");
        assertThat(credentials.signingSecret()).contains("secret");
        assertThat(credentials.apiUrl()).isEqualTo("https://slack.com/api/");
    }

    @Test
    void nothingThatIsPrintedHoldsAToken() throws Exception {
        Settings settings = read("", environment("xoxb-1-hidden", "xapp-1-hidden", "hidden", null));

        assertThat(settings.toString()).doesNotContain("hidden");
        assertThat(settings.credentials().toString()).doesNotContain("hidden");
    }

    private Settings read(String written) throws IOException {
        return read(written, Map.of());
    }

    private Settings read(String written, Map<String, String> environment) throws IOException {
        Files.writeString(file(), written);
        var all = new HashMap<>(environment);
        all.put("SCRIBE_CONFIG", file().toString());
        return Settings.read(all);
    }

    private void writeToTheCheckout(String written) throws IOException {
        Path file = Files.createDirectories(folder.resolve("config")).resolve("scribe.yaml");
        Files.writeString(file, written);
    }

    private Path file() {
        return folder.resolve("scribe.yaml");
    }

    private static Map<String, String> environment(
            @Nullable String bot, @Nullable String app, @Nullable String secret, @Nullable String url) {
        var environment = new HashMap<String, String>();
        Optional.ofNullable(bot).ifPresent(it -> environment.put("SLACK_BOT_TOKEN", it));
        Optional.ofNullable(app).ifPresent(it -> environment.put("SLACK_APP_TOKEN", it));
        Optional.ofNullable(secret).ifPresent(it -> environment.put("SLACK_SIGNING_SECRET", it));
        Optional.ofNullable(url).ifPresent(it -> environment.put("SLACK_API_URL", it));
        return environment;
    }
}
