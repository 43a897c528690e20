package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.journal.sqlite.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

/// The launcher says nothing when the training fails, since everything works without, only slower.
class TrainCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itEndsWellAndLaysTheLibraryReady() throws Exception {
        Path library = folder.resolve("native");

        try (ScribeProcess training = ScribeProcess.run(folder, Map.of(), "train", "--library", library.toString())) {
            assertThat(training.exitCode())
                    .describedAs("%s", training.complaints())
                    .isZero();
        }

        assertThat(library).isDirectoryContaining(file -> file.endsWith(LibraryLoaderUtil.getNativeLibName()));
    }

    @Test
    void theLibraryThatLiesReadyIsLoadedFromThere() throws Exception {
        Path library = folder.resolve("native");
        NativeLibrary.unpack(library);

        Console console = incidents(library);

        assertThat(console.code()).isZero();
        assertThat(console.out())
                .contains("INC-1", "Loaded library " + library.resolve(LibraryLoaderUtil.getNativeLibName()));
    }

    @Test
    void aLibraryThatWasDamagedIsPassedOver() throws Exception {
        Path library = folder.resolve("native");
        NativeLibrary.unpack(library);
        Files.writeString(library.resolve(LibraryLoaderUtil.getNativeLibName()), "no program");

        Console console = incidents(library);

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("INC-1").doesNotContain("Loaded library " + library);
    }

    @Test
    void aFolderThatIsGoneIsPassedOver() throws Exception {
        Console console = incidents(folder.resolve("missing"));

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("INC-1");
    }

    /// Lists what is in a journal, and which libraries it took to do so.
    private Console incidents(Path library) throws Exception {
        String journal = folder.resolve("scribe.db").toString();
        Console.run("replay", "config/examples/guitarshoppro.txt", "--db", journal);
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:library=info -Dorg.sqlite.lib.path=" + library);
        try (ScribeProcess process = ScribeProcess.run(folder, environment, "incidents", "--db", journal)) {
            int code = process.exitCode();
            return new Console(code, process.printed(), process.complaints());
        }
    }
}
