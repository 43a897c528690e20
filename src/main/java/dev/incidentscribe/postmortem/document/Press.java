package dev.incidentscribe.postmortem.document;

import io.pebbletemplates.pebble.error.PebbleException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Prints the documents of one format: with the template in the folder, and if that is broken, with the one that comes
/// with the program.
final class Press {
    private final Path folder;
    private final String suffix;
    private final Templates own;
    private final Templates shipped;

    Press(Medium medium, Format format, Path folder) {
        this.folder = folder;
        this.suffix = ".%s.peb".formatted(format.suffix());
        this.own = new Templates(medium, Shelf.folder(folder));
        this.shipped = new Templates(medium, Shelf.shipped());
    }

    boolean has(String template) {
        return own.has(template + suffix) || shipped.has(template + suffix);
    }

    String print(String template, Map<String, Object> model, Consumer<Problem> report) {
        String file = template + suffix;
        if (own.has(file)) {
            try {
                return own.render(file, model);
            } catch (PebbleException | StackOverflowError e) {
                report.accept(problem(file, e));
            }
        }
        return shipped.render(shipped.has(file) ? file : Documents.FULL + suffix, model);
    }

    /// What is wrong with the template in the folder.
    Optional<Problem> check(String template, Map<String, Object> model) {
        try {
            own.render(template + suffix, model);
            return Optional.empty();
        } catch (PebbleException | StackOverflowError e) {
            return Optional.of(problem(template + suffix, e));
        }
    }

    private Problem problem(String file, Throwable e) {
        String path = folder.resolve(file).toString();
        return e instanceof PebbleException broken
                ? Problem.of(path, broken)
                : new Problem(path, 0, "it calls itself without end");
    }
}
