package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe version`.
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(version());
    }

    static String version() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("/version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return "incident-scribe " + properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("reading the version", e);
        }
    }
}
