package dev.incidentscribe.cli;

import dev.incidentscribe.cli.SlackRequests.Person;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Notes that somebody posts without end, and what became of each. A note is its own trigger id, so that it can be
/// delivered again.
final class Barrage {
    private static final int AGAIN = 10;

    private final AtomicInteger counter = new AtomicInteger();
    private final Collection<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Collection<String> unacknowledged = ConcurrentHashMap.newKeySet();
    private final Person person;

    private final Consumer<String> listener;

    Barrage(Person person) {
        this(person, _ -> {});
    }

    /// @param listener hears of each note at the moment at which it is acknowledged
    Barrage(Person person, Consumer<String> listener) {
        this.person = person;
        this.listener = listener;
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> unacknowledged() {
        return List.copyOf(unacknowledged);
    }

    /// Opens the incident if that was not done before, and posts until the server is gone.
    Running start(int port, int threads) throws Exception {
        var requests = new SlackRequests(port, InstantSource.system());
        Map<String, String> opening = SlackRequests.typed("/incident open it is down", person, "opening");
        Eventually.holds("the incident is open", () -> isOpened(requests, opening));
        return new Running(requests, threads);
    }

    private static boolean isOpened(SlackRequests requests, Map<String, String> opening)
            throws IOException, InterruptedException {
        try {
            return requests.deliver(opening).visible();
        } catch (HttpTimeoutException _) {
            return false;
        }
    }

    /// Delivers once more what was not acknowledged, and some of what was.
    void redeliver(int port) throws Exception {
        try (var requests = new SlackRequests(port, InstantSource.system())) {
            for (String note : acknowledged().stream().limit(AGAIN).toList()) {
                Eventually.holds(note + " is acknowledged once more", () -> isAcknowledgedInTime(requests, note));
            }
            for (String note : unacknowledged()) {
                if (isAcknowledgedInTime(requests, note)) {
                    unacknowledged.remove(note);
                    acknowledged.add(note);
                }
            }
        }
    }

    /// A machine that is busy with something else may not answer in time.
    private boolean isAcknowledgedInTime(SlackRequests requests, String note) throws IOException, InterruptedException {
        try {
            return isAcknowledged(requests, note);
        } catch (HttpTimeoutException _) {
            return false;
        }
    }

    private boolean isAcknowledged(SlackRequests requests, String note) throws IOException, InterruptedException {
        Map<String, String> request = SlackRequests.typed("/incident note " + note, person, note);
        SlackRequests.Answer answer = requests.signed(SlackRequests.form(request));
        return answer.status() == 200 && answer.reply().visible();
    }

    /// While it is being posted.
    final class Running implements AutoCloseable {
        private final Semaphore progress = new Semaphore(0);
        private final SlackRequests requests;
        private final ExecutorService threads;
        private final List<Future<?>> posting;

        private Running(SlackRequests requests, int threads) {
            this.requests = requests;
            this.threads = Executors.newFixedThreadPool(threads);
            this.posting = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(_ -> this.threads.submit(this::post))
                    .toList();
        }

        /// Waits until so many more were acknowledged.
        void awaitAcknowledged(int notes) throws InterruptedException {
            if (!progress.tryAcquire(notes, 20, TimeUnit.SECONDS)) {
                throw new AssertionError("the server acknowledges nothing");
            }
        }

        private Void post() throws InterruptedException {
            while (true) {
                String note = "note " + counter.incrementAndGet();
                unacknowledged.add(note);
                try {
                    if (!isAcknowledged(requests, note)) {
                        return null;
                    }
                } catch (IOException _) {
                    // The server is gone; that is what this is for.
                    return null;
                }
                listener.accept(note);
                unacknowledged.remove(note);
                acknowledged.add(note);
                progress.release();
            }
        }

        /// Waits for the last answers.
        @Override
        public void close() {
            threads.close();
            posting.forEach(Future::resultNow);
            requests.close();
        }
    }
}
