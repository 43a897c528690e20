package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The app manifest that ships with this version.
final class Manifest {
    private static final String NAME = "slack-manifest.yaml";

    private Manifest() {}

    /// The scopes that the bot needs.
    ///
    /// @param home the checkout, where the classes were not started from a jar
    static Set<String> scopes(Path home) {
        var scopes = new TreeSet<String>();
        for (JsonNode scope : read(home).path("oauth_config").path("scopes").path("bot")) {
            scopes.add(scope.asString(""));
        }
        return scopes;
    }

    private static JsonNode read(Path home) {
        try (@Nullable InputStream shipped = Manifest.class.getResourceAsStream("/" + NAME)) {
            return new YAMLMapper()
                    .readTree(
                            shipped != null
                                    ? shipped.readAllBytes()
                                    : Files.readAllBytes(home.resolve("config").resolve(NAME)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the manifest", e);
        }
    }
}
