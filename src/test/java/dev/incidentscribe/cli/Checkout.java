package dev.incidentscribe.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The launcher in a checkout of its own, on a machine that has nothing else than what it is given: a Java that prints
/// how it was called, a Maven that makes an empty jar.
final class Checkout {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-05T09:00:00Z"));
    private static final FileTime LATER = FileTime.from(Instant.parse("2126-01-05T09:00:00Z"));
    private static final List<String> PROGRAMS = List.of("find", "mv", "readlink", "mkdir");

    private static final String JAVA = """
            #!/bin/sh
            for argument; do
                case $argument in
                -XX:AOTCacheOutput=*)
                    printf 'trained\\n' >"${argument#*=}"
                    printf 'trained\\n' >>'LOG'
                    exit
                    ;;
                esac
            done
            printf '%s\\n' "$0" "$SCRIBE_HOME" "$@"
            exit "${ENDS_WITH:-0}"
            """;
    private static final String MAVEN = """
            #!/bin/sh
            printf 'built with %s\\n' "$JAVA_HOME" >>'LOG'
            printf 'all of it: %s\\n' "$*"
            mkdir -p target
            [ -z "${FAILS:-}" ] || exit 1
            [ -z "${GATE:-}" ] || read -r _ <"$GATE"
            : >target/incident-scribe.jar
            """;

    /// How it ended.
    ///
    /// @param out the lines that were printed
    record Run(int code, List<String> out, List<String> err) {
        /// The arguments of the program.
        List<String> arguments() {
            int jar = out.indexOf("-jar");
            return out.subList(jar + 2, out.size());
        }
    }

    /// One that was started, with what it prints.
    record Running(Process process, Path out, Path err) {
        Run end() throws IOException, InterruptedException {
            return new Run(process.waitFor(), Files.readAllLines(out), Files.readAllLines(err));
        }
    }

    private final Path machine;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    private Checkout(Path machine, Path folder) {
        this.machine = machine;
        this.folder = folder;
    }

    /// As somebody fetched it long ago.
    static Checkout in(Path machine) throws IOException {
        var checkout = new Checkout(machine, machine.resolve("a team's ünit/incident scribe"));
        checkout.file("pom.xml", "");
        checkout.file("src/main/java/Main.java", "");
        checkout.file("config/examples/one.txt", "");
        checkout.file("config/slack-manifest.yaml", "");
        checkout.file("config/jvm.options", "");
        Files.copy(Path.of("scribe"), checkout.folder.resolve("scribe"));
        for (String program : PROGRAMS) {
            checkout.withProgram(program);
        }
        checkout.environment.put("PATH", machine.resolve("programs").toString());
        checkout.environment.put(
                "HOME", Files.createDirectories(machine.resolve("home")).toString());
        return checkout;
    }

    private static Path installed(String program) {
        return places(program).findFirst().orElseThrow();
    }

    /// Whether the machine that the tests run on has it.
    static boolean isInstalled(String program) {
        return places(program).findFirst().isPresent();
    }

    private static Stream<Path> places(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, program))
                .filter(Files::isExecutable);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    Path folder() {
        return folder;
    }

    Path launcher() {
        return folder.resolve("scribe");
    }

    /// Puts a JDK of that version somewhere on the machine.
    Path jdk(String name, String version) throws IOException {
        Path jdk = machine.resolve(name);
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Path release = jdk.resolve("release");
        Files.writeString(
                release, "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nOS_ARCH=\"x86_64\"\n".formatted(version));
        Files.setLastModifiedTime(release, LONG_AGO);
        return jdk;
    }

    /// Puts another of the system's programs onto the path.
    Checkout withProgram(String name) throws IOException {
        program(machine.resolve("programs").resolve(name), "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(installed(name)));
        return this;
    }

    /// Puts Maven onto the path.
    Checkout withMaven() throws IOException {
        program(machine.resolve("programs/mvn"), MAVEN);
        return this;
    }

    private void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("LOG", machine.resolve("log").toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// What is in the environment of the launcher.
    Checkout with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Takes something out of it.
    Checkout without(String name) {
        environment.remove(name);
        return this;
    }

    /// Changes one of its files, as somebody who edits it.
    void change(String name) throws IOException {
        Files.setLastModifiedTime(folder.resolve(name), LATER);
    }

    /// What was built and trained so far.
    List<String> log() throws IOException {
        Path log = machine.resolve("log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /// Runs a command line there, with nothing else in its environment.
    Run run(Path where, List<String> command) throws IOException, InterruptedException {
        return start(where, command).end();
    }

    /// Starts it.
    Running start(Path where, List<String> command) throws IOException {
        Path out = Files.createTempFile(machine, "out", null);
        Path err = Files.createTempFile(machine, "err", null);
        var builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /// Lets Maven wait, from now on, for somebody to write a line there.
    Path gate() throws IOException, InterruptedException {
        Path gate = machine.resolve("gate");
        new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
        with("GATE", gate.toString());
        return gate;
    }
}
