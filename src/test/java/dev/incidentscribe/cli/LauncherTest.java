package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentscribe.cli.Checkout.Run;
import dev.incidentscribe.cli.Checkout.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./scribe` finds what it needs, builds what is not there, and else says what is missing. In every shell of this
/// machine.
@DisabledOnOs(OS.WINDOWS)
@ParameterizedClass
@MethodSource("shells")
class LauncherTest {
    private static final String READY = "scribe: preparing a quick start, this takes some seconds once";
    private static final String BUILDING = "scribe: building, this takes a minute the first time";
    /// Where the launcher looks for a JDK that neither `JAVA_HOME` nor the path leads to, there is none.
    private static final String HIDE_OTHERS = """
            for place in /usr/lib/jvm /usr/java /opt; do
                [ ! -d "$place" ] || PATH=/bin:/usr/bin:/sbin mount -t tmpfs none "$place" || exit 77
            done
            exec "$@"
            """;

    @TempDir
    private Path machine;

    @Parameter
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path shell;

    private Checkout checkout;

    static List<Path> shells() {
        return Stream.of("/bin/sh", "/bin/dash", "/bin/bash", "/bin/busybox")
                .map(Path::of)
                .filter(shell -> Files.isExecutable(shell))
                .toList();
    }

    @BeforeEach
    void checkOut() throws Exception {
        checkout = Checkout.in(machine);
    }

    @Test
    void itBuildsAndTrainsOnceAndRunsTheJarWithWhatItIsGiven() throws Exception {
        Path jdk = checkout.withMaven().jdk("jdk 25", "25.0.3");
        checkout.with("JAVA_HOME", jdk.toString());

        Run first = run("replay", "two words", "", "*", "--db=$HOME");
        Run second = run("incidents");

        assertThat(first.err()).containsExactly(BUILDING, READY);
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .startsWith(
                        jdk.resolve("bin/java").toString(), checkout.folder().toString());
        assertThat(first.arguments()).containsExactly("replay", "two words", "", "*", "--db=$HOME");
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains(
                        "@" + checkout.folder().resolve("config/jvm.options"),
                        "-XX:AOTCache=" + checkout.folder().resolve("target/incident-scribe.aot"),
                        checkout.folder().resolve("target/incident-scribe.jar").toString());
        assertThat(checkout.log()).containsExactly("built with " + jdk, "trained");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pom.xml", "src/main/java/Main.java", "config/examples/one.txt", "config/slack-manifest.yaml"})
    void itBuildsAgainWhatIsOlderThanThat(String changed) throws Exception {
        Path jdk = checkout.withMaven().jdk("jdk", "25");
        checkout.with("JAVA_HOME", jdk.toString());
        run("version");

        checkout.change(changed);
        Run run = run("version");

        assertThat(run.err()).contains(BUILDING);
        assertThat(run.arguments()).containsExactly("version");
        assertThat(checkout.log()).containsSubsequence("built with " + jdk, "trained", "built with " + jdk);
    }

    @Test
    void itIsTrainedAnewForOtherOptions() throws Exception {
        checkout.withMaven().with("JAVA_HOME", checkout.jdk("jdk", "25").toString());
        run("version");

        checkout.change("config/jvm.options");
        Run run = run("version");

        assertThat(run.err()).containsExactly(READY);
    }

    @Test
    void itEndsAsTheProgramDoes() throws Exception {
        checkout.withMaven().with("JAVA_HOME", checkout.jdk("jdk", "25").toString());

        assertThat(checkout.with("ENDS_WITH", "2")
                        .run(machine, command("nonsense"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aNewerJdkOnThePathGoesBeforeAnOlderOneInJavaHome() throws Exception {
        Path newer = checkout.withMaven().jdk("newer", "26-ea");
        Files.createSymbolicLink(machine.resolve("programs/java"), newer.resolve("bin/java"));
        checkout.with("JAVA_HOME", checkout.jdk("older", "21.0.8").toString());

        assertThat(run("version").out()).startsWith(newer.resolve("bin/java").toString());
    }

    @Test
    void aJdkThatNothingLeadsToIsFoundInTheUsualPlaces() throws Exception {
        Path jdk = checkout.withMaven().jdk("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3");
        checkout.jdk("home/.sdkman/candidates/java/17.0.1-tem", "17.0.1");

        assertThat(alone("version").out()).startsWith(jdk.resolve("bin/java").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "none"})
    void withoutAJdkItSaysSo(String missing) throws Exception {
        checkout.withMaven()
                .without(missing)
                .with("JAVA_HOME", checkout.jdk("older", "21.0.8").toString());

        Run run = alone("version");

        assertThat(run.err())
                .containsExactly(
                        "scribe: no JDK 25 found: install one (for instance Temurin 25) or point JAVA_HOME at it");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        checkout.with("JAVA_HOME", checkout.jdk("jdk", "25").toString());

        Run run = run("version");

        assertThat(run.err())
                .containsExactly(
                        "scribe: Maven is needed to build the jar the first time: install it (mvn on the path)");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aBuildThatFailsIsShownAndNothingIsRun() throws Exception {
        checkout.withMaven()
                .with("JAVA_HOME", checkout.jdk("jdk", "25").toString())
                .with("FAILS", "yes");

        Run run = run("version");

        assertThat(run.err()).hasSize(3).first().asString().isEqualTo(BUILDING);
        assertThat(run.err().get(1)).startsWith("all of it: ");
        assertThat(run.err().getLast()).isEqualTo("scribe: the build failed, see above");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void ofTwoThatAreStartedAtOnceTheSecondWaitsForTheBuildOfTheFirst() throws Exception {
        assumeTrue(Checkout.isInstalled("flock"), "skipped: there is no flock here, and both build");
        checkout.withMaven()
                .withProgram("flock")
                .with("JAVA_HOME", checkout.jdk("jdk", "25").toString());
        Path gate = checkout.gate();

        Running first = checkout.start(machine, command("version"));
        Eventually.holds("the first builds", () -> checkout.log().size() == 1);
        Running second = checkout.without("GATE").start(machine, command("incidents"));
        Eventually.holds("the second says what it does", () -> Files.size(second.err()) > 0);
        Files.writeString(gate, "go on\n");

        assertThat(first.end().arguments()).containsExactly("version");
        assertThat(second.end().arguments()).containsExactly("incidents");
        assertThat(second.end().err()).containsExactly("scribe: waiting for another start, which makes this one ready");
        assertThat(checkout.log()).hasSize(2);
    }

    @Test
    void itWorksFromItsOwnFolderFromAnotherAndThroughLinks() throws Exception {
        checkout.withMaven().with("JAVA_HOME", checkout.jdk("jdk", "25").toString());
        Path links = Files.createDirectory(machine.resolve("my links"));
        Path link = Files.createSymbolicLink(links.resolve("direct"), checkout.launcher());
        Path second = Files.createSymbolicLink(links.resolve("second"), Path.of("direct"));
        Path parent = Files.createSymbolicLink(links.resolve("folder"), checkout.folder());

        assertThat(List.of(
                        run(checkout.folder(), "scribe"),
                        run(checkout.folder(), "./scribe"),
                        run(links, "../a team's ünit/incident scribe/scribe"),
                        run(machine, link.toString()),
                        run(links, second.getFileName().toString())))
                .allSatisfy(run ->
                        assertThat(run.out().get(1)).isEqualTo(checkout.folder().toString()));
        assertThat(run(machine, parent.resolve("scribe").toString()).arguments())
                .containsExactly("version");
        assertThat(checkout.log()).hasSize(2);
    }

    private Run run(Path where, String launcher) throws IOException, InterruptedException {
        return checkout.run(where, inShell(launcher, "version"));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        return checkout.run(machine, command(arguments));
    }

    private List<String> command(String... arguments) {
        return inShell(checkout.launcher().toString(), arguments);
    }

    private List<String> inShell(String launcher, String... arguments) {
        var command = new ArrayList<String>(List.of(shell.toString()));
        if (shell.endsWith("busybox")) {
            command.add("sh");
        }
        command.add(launcher);
        command.addAll(List.of(arguments));
        return command;
    }

    /// Where the JDKs of this machine are not seen.
    private Run alone(String... arguments) throws IOException, InterruptedException {
        var hidden = new ArrayList<String>(
                List.of("/usr/bin/unshare", "--mount", "--map-root-user", "/bin/sh", "-c", HIDE_OTHERS, "sh"));
        boolean may = SmallDisk.run("/usr/bin/unshare", "--mount", "--map-root-user", "true");
        assumeTrue(may, "skipped: nothing can be hidden here");
        hidden.addAll(command(arguments));
        Run run = checkout.run(machine, hidden);
        assumeTrue(run.code() != 77, "skipped: nothing can be hidden here");
        return run;
    }
}
