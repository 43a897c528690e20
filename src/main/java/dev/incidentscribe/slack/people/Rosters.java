package dev.incidentscribe.slack.people;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is in what, as Slack says: asked when needed, and remembered for a minute. Whoever asks meanwhile waits for the
/// same answer.
final class Rosters {
    private static final Logger LOG = LoggerFactory.getLogger(Rosters.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    /// For how long Slack is not asked again after it did not answer.
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST = 1_000;

    /// Asks Slack for the ids of all who are in it.
    interface Question {
        Set<String> ask(String id) throws IOException, SlackApiException;
    }

    /// What Slack said, or is about to say.
    ///
    /// @param at when it was asked
    private record Asked(CompletableFuture<Optional<Set<String>>> people, Instant at) {
        boolean isGood(Instant now) {
            return isLess(FRESH, at, now) && !(people.isDone() && people.join().isEmpty());
        }
    }

    private final Question question;
    private final Executor askers;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();

    Rosters(Question question, Executor askers, InstantSource clock) {
        this.question = question;
        this.askers = askers;
        this.clock = clock;
    }

    /// Who is in it; empty if Slack would not say.
    CompletableFuture<Optional<Set<String>>> of(String id) {
        Instant now = clock.instant();
        Instant lastFailed = failed.get(id);
        if (lastFailed != null && isLess(RETRY, lastFailed, now)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (asked.size() >= MOST) {
            asked.clear();
            failed.clear();
        }
        return asked.compute(
                        id,
                        (_, earlier) -> earlier != null && earlier.isGood(now)
                                ? earlier
                                : new Asked(CompletableFuture.supplyAsync(() -> ask(id), askers), now))
                .people();
    }

    private Optional<Set<String>> ask(String id) {
        try {
            Set<String> people = Set.copyOf(question.ask(id));
            failed.remove(id);
            return Optional.of(people);
        } catch (IOException | SlackApiException | RuntimeException e) {
            LOG.warn("Slack did not say who is in {}: {}", id, e.getMessage());
            failed.put(id, clock.instant());
            return Optional.empty();
        }
    }

    /// Whether less than that lies between the two, whichever is the later: the clock may have been set back since.
    private static boolean isLess(Duration span, Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(span) < 0;
    }
}
