package dev.incidentscribe.journal.sqlite;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log how things stand with writing, once when it gets worse and once when it is well again. Whoever
/// waited for something that was not written is told why, and logs that. For the writer's thread only.
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final FileIdentity files;
    private Optional<String> problem = Optional.empty();
    private boolean failing;
    private long lastLook = System.nanoTime();

    Health(FileIdentity files) {
        this.files = files;
    }

    /// Looks at the files every now and then, whether or not anybody writes.
    void look() {
        if (System.nanoTime() - lastLook >= LOOK.toNanos()) {
            lookNow();
        }
    }

    void failed(Throwable e) {
        lookNow();
        if (problem.isEmpty() && !failing) {
            failing = true;
            LOG.error("the journal takes no writes: {}", e.toString());
        }
    }

    void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("the journal takes writes again");
        }
    }

    private void lookNow() {
        lastLook = System.nanoTime();
        Optional<String> now = files.problem();
        if (now.isPresent() && !now.equals(problem)) {
            LOG.error("nothing is recorded any more: {}", now.get());
        } else if (now.isEmpty() && problem.isPresent()) {
            LOG.info("the journal's files are in place again");
        }
        problem = now;
    }
}
