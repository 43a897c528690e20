package dev.incidentscribe.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The program as its launcher starts it: out of jars, with the options that ship, and with what the virtual machine
/// keeps of a first run.
record Installation(List<String> command) {
    private static final Path OPTIONS = Path.of("config", "jvm.options");

    Installation {
        command = List.copyOf(command);
    }

    /// That of the classes of this build, beside them. All processes that test them share one: the first that asks
    /// makes it.
    static Installation ofThisBuild() {
        try {
            Path folder = Files.createDirectories(classes().resolveSibling("installation"));
            try (FileChannel lock = FileChannel.open(folder.resolve("lock"), CREATE, WRITE)) {
                lock.lock();
                return in(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("installing the program", e);
        }
    }

    /// Where the virtual machine keeps nothing, it starts without.
    private static Installation in(Path folder) throws IOException {
        Path jar = folder.resolve("scribe.jar");
        Path cache = folder.resolve("scribe.aot");
        Path made = folder.resolve("made-of");
        List<String> program = List.of("-cp", classPath(jar), Main.class.getName());
        String classes = state(classes());
        if (!Files.exists(made) || !Files.readString(made).equals(classes)) {
            Files.deleteIfExists(made);
            Files.deleteIfExists(cache);
            pack(classes(), jar);
            run(command("-XX:AOTCacheOutput=" + cache, program, "demo"));
            Files.writeString(made, classes);
        }
        return new Installation(command(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-showversion", program));
    }

    /// Tells whether anything was compiled since.
    private static String state(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            var state = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                state.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            }
            return state.toString();
        }
    }

    /// How long a virtual machine takes here that has nothing to do.
    static Duration bareStart() throws IOException {
        long before = System.nanoTime();
        run(command("-version", List.of()));
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static List<String> command(String option, List<String> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + OPTIONS.toAbsolutePath());
        command.add(option);
        command.addAll(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /// What the virtual machine keeps is of jars only, so our own classes are put into one.
    private static String classPath(Path jar) {
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString());
        return String.join(
                ":", Stream.concat(Stream.of(jar.toString()), libraries).toList());
    }

    private static Path classes() {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(jar);
                var packed = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes).skip(1)) {
            for (Path file : files.toList()) {
                boolean folder = Files.isDirectory(file);
                packed.putNextEntry(new ZipEntry(classes.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, packed);
                }
            }
        }
    }

    private static void run(List<String> command) throws IOException {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for " + command.getFirst());
        }
    }
}
