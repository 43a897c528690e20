package dev.incidentscribe.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// The warnings and errors that are logged within this process, from now on.
final class HeardLog implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                heard.add(event);
            }
        }
    };

    HeardLog() {
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.addAppender(listener);
    }

    /// The messages of what was logged with a failure of that class.
    List<String> with(Class<? extends Throwable> failure) {
        return heard.stream()
                .filter(event -> event.getThrowableProxy() != null
                        && event.getThrowableProxy().getClassName().equals(failure.getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /// The messages with these words.
    List<String> saying(String words) {
        return heard.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(words))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(listener);
        listener.stop();
    }
}
