package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.journal.sqlite.Erasure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scribe erase --user U…`: takes a person's words and name out of the journal for good.
@Command(
        name = "erase",
        description = "Erases a person's words and name from the journal for good. The server must be stopped.",
        mixinStandardHelpOptions = true)
final class EraseCommand implements Runnable {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Option(names = "--user", required = true, paramLabel = "ID", description = "Slack's id of the person, U….")
    private String user = "";

    @Option(names = "--dry-run", description = "Only say what would be erased.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String workspace = journal.read((_, chosen) -> chosen);
        Erasure.Result result = dryRun
                ? Erasure.count(journal.file(), workspace, user)
                : Erasure.erase(journal.file(), workspace, user, clock.instant());
        if (result.isEmpty()) {
            throw new MissingException("the journal holds no words and no name of %s".formatted(Terminal.line(user)));
        }
        out.println("%s: %s the words of %s by %s, and the name in %s of others."
                .formatted(
                        Terminal.text(workspace),
                        dryRun ? "would erase" : "erased",
                        result.events() == 1 ? "1 event" : result.events() + " events",
                        user,
                        result.mentions() == 1 ? "1 event" : result.mentions() + " events"));
        List<Path> copies = copies();
        if (!copies.isEmpty()) {
            out.println("Copies that were made before still hold them:");
            copies.forEach(copy -> out.println("  " + Terminal.text(copy.toString())));
        }
        out.println("Copies of the journal elsewhere still hold them too, and so does Slack: the messages themselves,"
                + " and the drafts that were posted.");
        out.flush();
    }

    /// The backups, the journals that were set aside when one was restored or found damaged, and what a restore left
    /// that was killed.
    private List<Path> copies() {
        Path file = journal.file().toAbsolutePath();
        String aside = file.getFileName() + ".";
        return Stream.concat(
                        filesIn(new Backups(file, 1).folder()).stream().filter(it -> !Erasure.isList(it)),
                        filesIn(file.resolveSibling("")).stream()
                                .filter(it -> isAside(it.getFileName().toString(), aside)))
                .toList();
    }

    private static boolean isAside(String name, String journal) {
        return Stream.of("replaced-", "damaged-", "restored").anyMatch(why -> name.startsWith(journal + why));
    }

    private static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for copies in " + folder, e);
        }
    }
}
