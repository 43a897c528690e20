package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifest that people paste into Slack fits what the program listens to.
class ManifestTest {
    private static final Path FILE = Path.of("config/slack-manifest.yaml");

    @Test
    void bothCommandsAreThereAndNamesAreEscaped() throws IOException {
        JsonNode commands = manifest().path("features").path("slash_commands");

        assertThat(commands.valueStream().map(it -> it.path("command").asString("")))
                .containsExactly("/incident", "/postmortem");
        assertThat(commands.valueStream().map(it -> it.path("should_escape").asBoolean(false)))
                .containsOnly(true);
    }

    @Test
    void theEventsAreThoseThatAreListenedTo() throws IOException {
        JsonNode events =
                manifest().path("settings").path("event_subscriptions").path("bot_events");

        assertThat(events.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "message.channels",
                        "message.groups",
                        "reaction_added",
                        "reaction_removed",
                        "app_mention",
                        "member_joined_channel",
                        "app_home_opened");
    }

    @Test
    void thereIsAHomeTabAndRemindersCanBeRead() throws IOException {
        JsonNode home = manifest().path("features").path("app_home");

        assertThat(home.path("home_tab_enabled").asBoolean(false)).isTrue();
        assertThat(home.path("messages_tab_enabled").asBoolean(false)).isTrue();
    }

    @Test
    void theShortcutIsTheOneThatOpensTheForm() throws IOException {
        JsonNode shortcut = manifest().path("features").path("shortcuts").path(0);

        assertThat(shortcut.path("callback_id").asString("")).isEqualTo("add_to_timeline");
        assertThat(shortcut.path("type").asString("")).isEqualTo("message");
    }

    @Test
    void everyScopeHasItsReason() throws IOException {
        List<String> scopes = Files.readAllLines(FILE).stream()
                .filter(line -> line.matches("\\s+- [a-z_]+(:[a-z]+)?( #.*)?"))
                .filter(line -> line.matches("\\s+- (commands|[a-z_]+:[a-z]+).*"))
                .toList();

        assertThat(scopes)
                .hasSize(manifest()
                        .path("oauth_config")
                        .path("scopes")
                        .path("bot")
                        .size());
        assertThat(scopes).allMatch(line -> line.matches(".* # .{10,}"));
    }

    private static JsonNode manifest() throws IOException {
        return new YAMLMapper().readTree(Files.readString(FILE));
    }
}
