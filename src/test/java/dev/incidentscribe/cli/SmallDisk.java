package dev.incidentscribe.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A file system of a few megabytes in memory, which can be filled up. Mounting takes root; whoever is not, skips.
final class SmallDisk implements AutoCloseable {
    private static final byte[] BLOCK = new byte[4096];

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// @param options as of `mount -t tmpfs`, such as `size=2m`
    static SmallDisk mount(Path folder, String options) throws IOException, InterruptedException {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "none", folder.toString());
        assumeTrue(mounted, "skipped: a small disk cannot be mounted here");
        return new SmallDisk(folder);
    }

    /// Takes all the space there is.
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(BLOCK);
            }
        } catch (IOException e) {
            if (folder.toFile().getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /// Gives it back.
    void empty() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(Stream.of(command).toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            // There is no such program here.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", folder.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
