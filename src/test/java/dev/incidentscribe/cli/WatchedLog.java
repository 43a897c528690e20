package dev.incidentscribe.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.LoggerFactory;

/// Reads the log of every test class, as it is written within the process of the tests. A trace of a planted secret in
/// it fails the class.
///
/// JUnit finds it as a service.
public final class WatchedLog implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace MINE = Namespace.create(WatchedLog.class);

    @Override
    public void beforeAll(ExtensionContext tests) {
        var reader = new Reader(Optional.ofNullable(root().getAppender(Reader.NAME)));
        reader.outer.ifPresent(root()::detachAppender);
        reader.start();
        root().addAppender(reader);
        tests.getStore(MINE).put(tests.getUniqueId(), reader);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        Reader reader = Objects.requireNonNull(tests.getStore(MINE).get(tests.getUniqueId(), Reader.class));
        root().detachAppender(reader);
        reader.outer.ifPresent(root()::addAppender);
        reader.stop();
        reader.check();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static final class Reader extends AppenderBase<ILoggingEvent> {
        static final String NAME = "watched";

        /// What read before, where tests run tests.
        private final Optional<Appender<ILoggingEvent>> outer;

        private final PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        private final AtomicReference<AssertionError> leak = new AtomicReference<>();

        Reader(Optional<Appender<ILoggingEvent>> outer) {
            this.outer = outer;
        }

        @Override
        public void start() {
            setName(NAME);
            setContext(root().getLoggerContext());
            encoder.setContext(getContext());
            encoder.setPattern("%msg %mdc %ex");
            encoder.start();
            super.start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            try {
                PlantedSecret.areNotIn(
                        "the log of " + event.getLoggerName(),
                        encoder.getLayout().doLayout(event));
            } catch (AssertionError e) {
                leak.set(e);
            }
        }

        void check() {
            if (leak.get() != null) {
                throw leak.get();
            }
        }
    }
}
