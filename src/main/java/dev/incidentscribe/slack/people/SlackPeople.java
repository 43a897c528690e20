package dev.incidentscribe.slack.people;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import dev.incidentscribe.People;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.slack.client.Identity;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.telemetry.Occasion;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names and zones from Slack, kept in the journal. Nobody waits long for them; what comes later is there the next
/// time.
public final class SlackPeople implements People, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);
    private static final Duration FRESH = Duration.ofHours(12);
    private static final Duration RETRY = Duration.ofSeconds(30);
    /// Whoever asks again within this does not wait again.
    private static final Duration MEANWHILE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    /// Of how many people one text may speak before we ask who they are; the others are asked for before a draft.
    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_ASKED = 1_000;

    private record Key(String workspace, String user) {}

    /// What is known of somebody.
    ///
    /// @param until when to ask again
    private record Known(Optional<Profile> profile, Instant until) {}

    private final SlackClient slack;
    private final Journal journal;
    private final Identity identity;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();
    private final Map<Key, CompletableFuture<Optional<Profile>>> asked = new ConcurrentHashMap<>();
    private final ExecutorService askers = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().name("people-", 0).daemon().factory());

    /// Begins with what the journal knows.
    ///
    /// @param patience how long whoever asks waits for Slack's answer
    public SlackPeople(SlackClient slack, Journal journal, Identity identity, Duration patience, InstantSource clock) {
        this.slack = slack;
        this.journal = journal;
        this.identity = identity;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Optional<ZoneId> zoneOf(String workspace, String user) {
        return profile(new Key(workspace, user)).flatMap(Profile::zone);
    }

    @Override
    public Person named(String workspace, Person person) {
        return profile(new Key(workspace, person.id()))
                .map(profile -> new Person(person.id(), profile.name()))
                .orElse(person);
    }

    @Override
    public void meet(String workspace, Set<String> users) {
        List<Key> strangers = users.stream()
                .limit(MOST_AT_ONCE)
                .map(user -> new Key(workspace, user))
                .filter(key -> !isKnown(known.computeIfAbsent(key, this::recalled)))
                .toList();
        meet(strangers, patience);
    }

    /// Learns who they are, however short ago Slack would not tell, and waits so long for all of them together.
    void meet(String workspace, Set<String> users, Duration longest) {
        meet(users.stream().map(user -> new Key(workspace, user)).toList(), longest);
    }

    private void meet(List<Key> strangers, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        var answers = new LinkedHashMap<Key, CompletableFuture<Optional<Profile>>>();
        for (Key stranger : strangers) {
            if (asked.size() < MOST_ASKED) {
                answers.put(stranger, asking(stranger));
            }
        }
        answers.forEach((key, answer) -> await(key, answer, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }

    /// Whether there is nothing to wait for: a name, if an old one, or that Slack would not tell it just now.
    private boolean isKnown(@Nullable Known remembered) {
        return remembered != null && (remembered.profile().isPresent() || isFresh(remembered));
    }

    private Optional<Profile> profile(Key key) {
        Known remembered = known.computeIfAbsent(key, this::recalled);
        if (remembered != null && isFresh(remembered)) {
            return remembered.profile();
        }
        CompletableFuture<Optional<Profile>> answer = asking(key);
        Optional<Profile> earlier = remembered == null ? Optional.empty() : remembered.profile();
        return earlier.isPresent() ? earlier : await(key, answer, patience);
    }

    private boolean isFresh(Known remembered) {
        return clock.instant().isBefore(remembered.until());
    }

    private CompletableFuture<Optional<Profile>> asking(Key key) {
        return asked.computeIfAbsent(key, it -> CompletableFuture.supplyAsync(() -> learn(it), this::ask));
    }

    /// What was learned before a restart, while it is fresh; nobody waits for Slack to say it again.
    private @Nullable Known recalled(Key key) {
        return journal.profile(key.workspace(), key.user())
                .map(profile ->
                        new Known(Optional.of(profile), profile.learnedAt().plus(FRESH)))
                .filter(it -> clock.instant().isBefore(it.until()))
                .orElse(null);
    }

    private void ask(Runnable question) {
        askers.execute(Occasion.current().around(question));
    }

    private Optional<Profile> await(Key key, CompletableFuture<Optional<Profile>> answer, Duration longest) {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("a name did not come in time", e);
            var meanwhile = new Known(
                    journal.profile(key.workspace(), key.user()),
                    clock.instant().plus(MEANWHILE));
            return Objects.requireNonNull(known.merge(key, meanwhile, (old, now) -> isFresh(old) ? old : now))
                    .profile();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Asks Slack, else the journal; remembers the answer, and for a short while also that there was none.
    private Optional<Profile> learn(Key key) {
        Optional<Profile> found = Optional.empty();
        try {
            found = look(key);
            found.ifPresent(profile -> journal.learn(key.workspace(), profile));
        } catch (IOException | SlackApiException | RuntimeException e) {
            LOG.debug("Slack did not tell a name", e);
        }
        try {
            Optional<Profile> best = found.or(() -> journal.profile(key.workspace(), key.user()));
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, new Known(best, clock.instant().plus(found.isPresent() ? FRESH : RETRY)));
            return best;
        } finally {
            asked.remove(key);
        }
    }

    private Optional<Profile> look(Key key) throws IOException, SlackApiException {
        UsersInfoResponse response = slack.methods().usersInfo(request -> request.user(key.user()));
        if (!response.isOk() || response.getUser() == null) {
            LOG.debug("users.info answered {}", response.getError());
            return identity.nameOf(key.user())
                    .map(name -> new Profile(key.user(), name, Optional.empty(), clock.instant()));
        }
        User user = response.getUser();
        return Optional.of(new Profile(key.user(), nameOf(user), zone(user.getTz()), clock.instant()));
    }

    private static String nameOf(User user) {
        Stream<String> names = user.getProfile() == null
                ? Stream.of(user.getRealName(), user.getName())
                : Stream.of(
                        user.getProfile().getDisplayName(),
                        user.getProfile().getRealName(),
                        user.getRealName(),
                        user.getName());
        return names.filter(name -> name != null && !name.isBlank()).findFirst().orElse(user.getId());
    }

    private static Optional<ZoneId> zone(String tz) {
        try {
            return Optional.ofNullable(tz).filter(id -> !id.isBlank()).map(ZoneId::of);
        } catch (DateTimeException e) {
            LOG.debug("a zone that this Java does not know", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
