package dev.incidentscribe.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// A line of a table of sentences for a rule. In the tables `!` stands before what the rule is to object to and `.`
/// before what is like it and right; `say:` in the first line names the verb behind which all of them are typed.
///
/// @param wrong whether the rule is to object to it
/// @param told the commands, as [Told] takes them
record Sentence(boolean wrong, String told) {
    private static final String SAY = "say: ";

    /// The table of a rule in a folder of tables, `.` for the one beside this class.
    static List<Sentence> read(String folder, Rule rule) {
        List<String> lines = lines(folder + "/" + rule.wire() + ".txt");
        String verb = lines.getFirst().startsWith(SAY) ? lines.getFirst().substring(SAY.length()) + " " : "";
        return lines.stream()
                .filter(line -> line.startsWith("! ") || line.startsWith(". "))
                .map(line -> new Sentence(line.startsWith("! "), verb + line.substring(2)))
                .toList();
    }

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Sentence.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
