package dev.incidentscribe.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/// How the log is written: to standard error, for standard output belongs to what a command prints. Found by Logback as
/// a service; reading the same from XML would take as long as opening the journal.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// A message stays on its line, and moves no cursor.
    private static final String MESSAGE =
            "%replace(%msg){'[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]', '\uFFFD'}";

    /// So does that of an exception, whose further lines are set in: none begins like one of the log.
    private static final String EXCEPTION =
            "%replace(%replace(%ex{12}){'[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]', '\uFFFD'}){'\\n(?=\\d)', '\n\t'}";

    /// In UTC; with the id of the delivery that is worked on, if one is.
    private static final String LINE =
            "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\",UTC} %-5level %logger{0} - %replace([%X{delivery}] ){'\\[\\] ', ''}"
                    + MESSAGE
                    + "%n"
                    + EXCEPTION;

    private static final Map<String, Level> OF_OTHERS = Map.of(
            // These log whole requests, with what people typed.
            "com.slack.api.bolt.util.SlackRequestParser", Level.ERROR,
            "com.slack.api.bolt.App", Level.ERROR,
            "com.slack.api.app_backend", Level.ERROR,
            // What goes wrong with the connection is said by its watchdog.
            "com.slack.api.socket_mode", Level.OFF,
            // It complains of the first folder that will not do, and the second one does.
            "org.sqlite.SQLiteJDBCLoader", Level.OFF,
            // They name characters of the text that they have no letter for.
            "org.apache.pdfbox", Level.ERROR,
            "org.apache.fontbox", Level.ERROR);

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        var environment = new Environment(System.getenv());
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(logs);
        appender.setName("STDERR");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(logs, environment.value("SCRIBE_LOG").orElse("plain")));
        appender.start();
        Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        logs.getLogger("dev.incidentscribe")
                .setLevel(Level.toLevel(environment.value("SCRIBE_LOG_LEVEL").orElse("INFO"), Level.INFO));
        OF_OTHERS.forEach((name, level) -> logs.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext logs, String kind) {
        return kind.equals("json") ? json(logs) : plain(logs);
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext logs) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(logs);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext logs) {
        var encoder = new JsonEncoder();
        encoder.setContext(logs);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.setWithArguments(false);
        encoder.start();
        return encoder;
    }
}
