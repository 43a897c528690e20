package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/// What a command line printed, and how it ended.
record Console(int code, String out, List<String> err) {

    /// Runs a command line in this process.
    static Console run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int code = Main.run(arguments);
            PlantedSecret.areNotIn("what was printed", printed + "\n" + complained);
            return new Console(
                    code,
                    printed.toString(UTF_8),
                    complained.toString(UTF_8).lines().toList());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
