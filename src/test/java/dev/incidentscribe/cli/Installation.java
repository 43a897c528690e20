package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.OutputStream;
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

    /// Installs it there. Where the virtual machine keeps nothing, it starts without.
    static Installation in(Path folder) throws IOException, InterruptedException {
        Path cache = folder.resolve("scribe.aot");
        List<String> program = List.of("-cp", classPath(folder.resolve("scribe.jar")), Main.class.getName());
        run(command("-XX:AOTCacheOutput=" + cache, program, "demo"));
        return new Installation(command(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-showversion", program));
    }

    /// How long a virtual machine takes here that has nothing to do.
    static Duration bareStart() throws IOException, InterruptedException {
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
    private static String classPath(Path jar) throws IOException {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (Files.isDirectory(classes)) {
            pack(classes, jar);
        } else {
            Files.copy(classes, jar);
        }
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith(".jar") && !Path.of(entry).equals(classes))
                .map(entry -> Path.of(entry).toAbsolutePath().toString());
        return String.join(
                ":", Stream.concat(Stream.of(jar.toString()), libraries).toList());
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

    private static void run(List<String> command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
