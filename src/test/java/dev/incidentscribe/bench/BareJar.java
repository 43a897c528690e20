package dev.incidentscribe.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The baseline as jars, with an ahead-of-time cache as the scribe has one: a cache takes no folders of classes.
record BareJar(String classPath, Path cache) {
    /// Without the setup of the log it would write out all that its libraries have to say of every request.
    private static final String LOG = "META-INF/services/ch.qos.logback.classic.spi.Configurator";

    static BareJar build(Checkout checkout, Path folder, String apiUrl) throws Exception {
        Path jar = folder.resolve("bare.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(out)) {
            for (String each : List.of("target/classes", "target/test-classes")) {
                add(checkout.root().resolve(each), zip);
            }
        }
        String libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        var bare = new BareJar(jar + File.pathSeparator + libraries, folder.resolve("bare.aot"));
        bare.train(checkout, folder, apiUrl);
        return bare;
    }

    /// Answers one command and stops, while the classes that this took are noted.
    private void train(Checkout checkout, Path folder, String apiUrl) throws Exception {
        int port = Subject.freePort();
        var command = new ArrayList<>(List.of(checkout.java().toString()));
        command.addAll(checkout.options());
        command.addAll(
                List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + cache));
        command.addAll(List.of("-cp", classPath, BareBolt.class.getName(), "http", Integer.toString(port)));
        var traffic = new SlackTraffic();
        try (Subject subject = Subject.start(folder, java.util.Map.of("SLACK_API_URL", apiUrl), port, command)) {
            subject.firstAnswer(traffic.command("C0TRAIN", "/incident note one"));
            subject.stop(Duration.ofSeconds(60));
        }
    }

    private static void add(Path root, ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (name.equals(LOG) || (name.endsWith(".class") && !name.endsWith("package-info.class"))) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }
}
