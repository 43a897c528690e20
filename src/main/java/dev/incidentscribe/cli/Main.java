package dev.incidentscribe.cli;

import dev.incidentscribe.command.Spelling;
import dev.incidentscribe.journal.JournalUnavailable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `scribe`: the entry to everything. Exit codes: 0 done, 1 could not, 2 wrong usage or configuration.
@Command(
        name = "scribe",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Records an incident from Slack as it happens, and drafts its postmortem.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nIn a checkout there is also `./scribe bench`; the README says more.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:could not", "2:wrong usage or configuration"})
public final class Main implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            IncidentsCommand.class,
            ActionsCommand.class,
            PostmortemCommand.class,
            HistoryCommand.class,
            LintCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            EraseCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            HelpCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /// Runs a command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        int code = run(arguments);
        // A server keeps running on threads of its own; only a command that is done ends the process.
        System.exit(code);
    }

    static int run(String... arguments) {
        return arguments.length == 1 && arguments[0].equals("serve") ? serve() : parsed(arguments);
    }

    /// As a service manager or an image calls it: there is nothing to parse. Picocli's classes are of a format too
    /// old for the cache of the virtual machine, and to read them anew takes a fifth of the start.
    private static int serve() {
        try {
            return new ServeCommand().call();
        } catch (InterruptedException | RuntimeException e) {
            return failed(new PrintWriter(System.err, true, StandardCharsets.UTF_8), e);
        }
    }

    private static int parsed(String... arguments) {
        var line = new CommandLine(new Main());
        commands(arguments).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((e, given) -> unknown(e)
                .map(command -> failed(line.getErr(), new UsageException(command)))
                .orElseGet(() -> explained(usual, e, given)));
        line.setExecutionExceptionHandler((e, command, _) -> failed(command.getErr(), e));
        return line.execute(arguments);
    }

    /// What is wrong with the name of a command, if that is what is wrong.
    private static Optional<String> unknown(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                        && e.getCommandLine().getParent() == null
                        && !unmatched.isUnknownOption()
                ? unmatched.getUnmatched().stream().findFirst().map(Main::unknown)
                : Optional.empty();
    }

    private static String unknown(String name) {
        String meant = Spelling.closest(name.toLowerCase(Locale.ROOT), names())
                .map(". Did you mean “%s”?"::formatted)
                .orElse(".");
        return "there is no command “%s”%s `scribe help` lists all.".formatted(name, meant);
    }

    private static List<String> names() {
        return COMMANDS.stream()
                .filter(command -> command != HelpCommand.class)
                .map(command -> command.getAnnotation(Command.class))
                .filter(command -> !command.hidden())
                .map(Command::name)
                .toList();
    }

    private static int explained(IParameterExceptionHandler usual, ParameterException e, String[] given) {
        try {
            return usual.handleParseException(e, given);
        } catch (Exception failure) {
            throw new IllegalStateException("explaining the usage", failure);
        }
    }

    private static int failed(PrintWriter err, Exception e) {
        err.println("scribe: " + Terminal.text(reason(e)));
        return e instanceof UsageException ? 2 : 1;
    }

    /// To know one command well takes picocli as long as the command itself; so it learns of the others only where they
    /// are asked about.
    private static List<Class<?>> commands(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command != HelpCommand.class
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static String reason(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Throwable cause = e.getCause();
        boolean told = e instanceof JournalUnavailable || e instanceof UncheckedIOException;
        return told && cause != null ? message + ": " + Reason.of(cause) : message;
    }

    /// The version from the build.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {VersionCommand.version()};
        }
    }
}
