package dev.incidentscribe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Where tokens come from: the environment, or a file that it names, `SLACK_BOT_TOKEN_FILE` for `SLACK_BOT_TOKEN`, and
/// that nobody but its owner can read.
final class Tokens {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long LONGEST = 4_096;

    private Tokens() {}

    /// The token of that name.
    ///
    /// @throws UsageException naming the variable and the file, never what is in it
    static Optional<String> read(Environment environment, String name) {
        Optional<String> token = environment.value(name);
        Optional<Path> file = environment.value(name + "_FILE").map(Path::of);
        if (token.isPresent() && file.isPresent()) {
            throw new UsageException("%s and %s_FILE are both set; leave one out".formatted(name, name));
        }
        return token.or(() -> file.map(path -> fromFile(name, path)));
    }

    private static String fromFile(String name, Path path) {
        try {
            if (Files.size(path) > LONGEST) {
                throw new UsageException("%s_FILE names %s, which is too long for a token".formatted(name, path));
            }
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view != null && !OWNERS.containsAll(view.readAttributes().permissions())) {
                throw new UsageException("%s_FILE names %s, which others can read or run; make it private: chmod 600 %s"
                        .formatted(name, path, path));
            }
            String token = Files.readString(path).strip();
            if (token.isEmpty()) {
                throw new UsageException("%s_FILE names %s, which is empty".formatted(name, path));
            }
            return token;
        } catch (IOException e) {
            throw new UsageException("%s_FILE names %s, which cannot be read (%s)"
                    .formatted(name, path, e.getClass().getSimpleName()));
        }
    }
}
