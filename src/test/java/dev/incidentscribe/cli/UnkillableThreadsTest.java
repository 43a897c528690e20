package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Context;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.web.HttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// An error in the midst of what is done in the background, be it even one that no program should catch, is logged
/// once, and does not end it.
class UnkillableThreadsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// A clock at which some threads fail a few times.
    private static final class Faulty implements InstantSource {
        private final InstantSource clock;
        private final Map<String, AtomicInteger> left = new ConcurrentHashMap<>();

        Faulty(InstantSource clock) {
            this.clock = clock;
        }

        void fail(String thread, int times) {
            left.put(thread, new AtomicInteger(times));
        }

        boolean isDone(String thread) {
            return left.getOrDefault(thread, new AtomicInteger()).get() <= 0;
        }

        @Override
        public Instant instant() {
            String thread = Thread.currentThread().getName().replaceAll("-\\d+$", "-");
            if (left.getOrDefault(thread, new AtomicInteger()).getAndDecrement() > 0) {
                throw new LinkageError("a class is missing");
            }
            return clock.instant();
        }
    }

    @TempDir
    private Path folder;

    private final PracticeClock time = new PracticeClock(TestApp.NOW);
    private final Faulty clock = new Faulty(time);

    private StandIn standIn;
    private HeardLog log;
    private int typed;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
        log = new HeardLog();
    }

    @AfterEach
    void stop() {
        log.close();
        standIn.close();
    }

    @Test
    void whatFetchesWhatWasMissed() throws Exception {
        try (Application application = serve(TestApp.RULES)) {
            type(application, "/incident open the shop is slow");
        }
        String ts = SlackEvents.ts(TestApp.NOW.plusSeconds(2));
        standIn.channels().keep(ts, TestApp.BEN.id(), "the pool is full", Optional.empty());
        standIn.channels().react(ts, TestApp.MIA.id(), "pushpin", true);
        clock.fail("catch-up", 2);

        try (Application application = serve(TestApp.RULES)) {
            Eventually.holds("it is fetched", () -> words(application).contains("the pool is full"));
        }
        assertThat(log.with(LinkageError.class))
                .containsExactly("the channels to catch up with could not be listed, trying again");
    }

    @Test
    void whatReminds() throws Exception {
        try (Application application = serve(TestApp.RULES.reminding(Cadence.standard()))) {
            type(application, "/incident open the shop is slow sev3");
            clock.fail("timekeeper", 5);
            Eventually.holds("it failed some times", () -> clock.isDone("timekeeper"));

            time.moveTo(TestApp.NOW.plus(Duration.ofMinutes(11)));

            Eventually.holds(
                    "Mia is reminded",
                    () -> standIn.posted().stream()
                            .anyMatch(posted -> posted.text().contains("Nobody leads it yet")));
        }
        assertThat(log.with(LinkageError.class)).containsExactly("what is due could not be looked at; trying again");
    }

    @Test
    void whatForgets() throws Exception {
        try (Application application = serve(TestApp.RULES.with(Context.all().keptFor(Duration.ofDays(30))))) {
            type(application, "/incident open the shop is slow");
            event(
                    application,
                    SlackEvents.said(
                            "Ev1",
                            Map.of(
                                    "type",
                                    "message",
                                    "user",
                                    TestApp.BEN.id(),
                                    "text",
                                    "zebra-old",
                                    "ts",
                                    SlackEvents.ts(TestApp.NOW))));
            clock.fail("retention", 2);
            Eventually.holds("it failed twice", () -> clock.isDone("retention"));

            time.moveTo(TestApp.NOW.plus(Duration.ofDays(31)));

            Eventually.holds(
                    "it is forgotten",
                    () -> FileBytes.leftOf(folder, List.of("zebra-old")).isEmpty());
        }
        assertThat(log.with(LinkageError.class)).containsExactly("retention failed; trying again");
    }

    @Test
    void whatLooksForWhatIsToBeSent() throws Exception {
        try (Application application = serve(TestApp.RULES)) {
            clock.fail("postman", 2);
            Eventually.holds("it failed twice", () -> clock.isDone("postman"));

            closeAnIncident(application);

            TestApp.awaitFile(standIn);
        }
        assertThat(log.with(LinkageError.class)).containsExactly("the outbox could not be worked off; trying again");
    }

    /// What was sent is not sent again, although it could not be kept that it was.
    @Test
    void whatSends() throws Exception {
        try (Application application = serve(TestApp.RULES)) {
            clock.fail("postman-", 2);
            closeAnIncident(application);
            Eventually.holds("it failed twice", () -> clock.isDone("postman-"));

            Eventually.holds("the draft is posted", () -> {
                time.moveTo(time.instant().plus(Duration.ofMinutes(1)));
                return standIn.posted().stream()
                        .anyMatch(posted -> posted.file().isPresent());
            });
            assertThat(standIn.posted())
                    .filteredOn(posted -> posted.file().isEmpty())
                    .hasSize(1);
        }
        assertThat(log.with(LinkageError.class)).hasSize(1).allMatch(line -> line.startsWith("how the sending of "));
    }

    @Test
    void whatOpensForms() throws Exception {
        try (Application application = serve(TestApp.RULES);
                var requests = new SlackRequests(application.port(), time)) {
            type(application, "/incident open the shop is slow");
            clock.fail("form-opener-", 1);
            String ts = SlackEvents.ts(TestApp.NOW);
            String body = SlackRequests.form(Map.of(
                    "payload",
                    MAPPER.writeValueAsString(
                            SlackGestures.shortcut(ts, SlackEvents.message(ts, "U0NEW", "the pool is full")))));
            requests.signed(body);
            Eventually.holds("it failed", () -> clock.isDone("form-opener-"));

            requests.signed(body);

            Eventually.holds("the form opens", () -> standIn.forms().size() == 1);
        }
        assertThat(log.with(LinkageError.class)).containsExactly("a form did not open");
    }

    private void closeAnIncident(Application application) throws Exception {
        type(application, "/incident open the shop is slow");
        type(application, "/incident close");
    }

    private Application serve(Rules rules) {
        var setup = new Setup(
                HttpServer.Address.local(0),
                folder.resolve("scribe.db"),
                TestApp.credentials(Way.http, standIn.apiUrl()),
                rules,
                Documents.shipped(),
                TestApp.REDACTOR);
        return Application.start(HttpServer.prepare(), setup, clock).begin();
    }

    private void type(Application application, String line) throws Exception {
        try (var requests = new SlackRequests(application.port(), time)) {
            requests.deliver(SlackRequests.typed(line, TestApp.AT_THE_KEYS, "trigger " + ++typed));
        }
    }

    private void event(Application application, Map<String, Object> event) throws Exception {
        try (var requests = new SlackRequests(application.port(), time)) {
            assertThat(requests.signed(MAPPER.writeValueAsString(event)).status())
                    .isEqualTo(200);
        }
    }

    private static List<String> words(Application application) {
        return application.journal().incident(StandIn.TEAM, 1).orElseThrow().entries().stream()
                .map(Entry::text)
                .toList();
    }
}
