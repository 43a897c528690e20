package dev.incidentscribe.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.incidentscribe.redaction.SecretTable.Example;
import dev.incidentscribe.redaction.SecretTable.Row;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is taken for a secret and what is not, in figures.
class RedactorTest {
    private static final Redactor REDACTOR = Redactor.standard();
    private static final SecretTable TABLE = SecretTable.read();
    private static final int EACH = 5;
    private static final List<String> FRAMES = List.of(
            "%s",
            "it works with %s again", "look: `%s`", "rolled out (%s).", "half of the pods use %s, the rest does not");

    /// How a phone or another script may end what is pasted.
    private static final List<String> ENDINGS = List.of("“%s”", "„%s“", "‘%s’", "«%s»", "%s…", "%s—", "%s。");
    private static final Path SEEDS = Path.of("config/examples");

    /// Printed with every run, a line a rule.
    @Test
    void theFiguresAreThoseThatAreAskedFor() {
        var recall = new Share();
        var resembling = new Share();
        var talked = new Share();
        var lines = new ArrayList<String>();
        TABLE.rows().stream()
                .collect(Collectors.groupingBy(Row::rule, TreeMap::new, Collectors.toList()))
                .forEach((rule, rows) -> {
                    var found = new Share();
                    var taken = new Share();
                    rows.forEach(row -> IntStream.range(0, EACH).forEach(i -> {
                        String frame = FRAMES.get(i % FRAMES.size());
                        Example example = row.secret(i);
                        found.add(!REDACTOR.redact(frame.formatted(example.text()))
                                .text()
                                .contains(example.secret()));
                        taken.add(!REDACTOR.redact(frame.formatted(row.resembling(i)))
                                .isClean());
                    }));
                    lines.add("%-34s %9s %9s".formatted(rule, found, taken));
                    recall.addAll(found);
                    resembling.addAll(taken);
                });
        talk().forEach(text -> talked.add(!REDACTOR.redact(text).isClean()));
        Duration usual = fastest(repeated(talk().toList().toString(), 4_000));
        Duration hardest = hard().flatMap(piece -> Stream.of(10_000, 40_000).map(length -> repeated(piece, length)))
                .map(RedactorTest::fastest)
                .max(Duration::compareTo)
                .orElseThrow();

        System.out.println("""
                %-34s %9s %9s
                %s
                %-34s %9s %9s
                ordinary talk taken for a secret: %s
                4,000 characters of it: %.2f ms; up to 40,000 of the hardest: %.1f ms
                """.formatted(
                        "secrets found, and what resembles",
                        "found",
                        "taken",
                        String.join("\n", lines),
                        "all " + lines.size() + " rules",
                        recall,
                        resembling,
                        talked,
                        usual.toNanos() / 1e6,
                        hardest.toNanos() / 1e6));

        assertThat(lines).hasSizeGreaterThanOrEqualTo(40);
        assertThat(recall.percent()).isGreaterThanOrEqualTo(95);
        assertThat(resembling.percent()).isLessThanOrEqualTo(1);
        assertThat(talked.percent()).isLessThanOrEqualTo(1);
        // Ten times as long, and for each character about ten times the work.
        assertThat(hardest).isLessThan(usual.multipliedBy(400));
    }

    /// Whoever could make the search take the square of a text's length could stop the scribe with one message.
    @Test
    void fourTimesTheTextTakesAboutFourTimesAsLong() {
        assertThat(hard()).allSatisfy(piece -> {
            Duration some = fastest(repeated(piece, 10_000));
            Duration more = fastest(repeated(piece, 40_000));

            assertThat(more).isLessThan(some.multipliedBy(8).plusMillis(1));
        });
    }

    /// So many of all.
    private static final class Share {
        private int hits;
        private int all;

        void add(boolean hit) {
            hits += hit ? 1 : 0;
            all++;
        }

        void addAll(Share other) {
            hits += other.hits;
            all += other.all;
        }

        double percent() {
            return 100.0 * hits / all;
        }

        @Override
        public String toString() {
            return "%d/%d".formatted(hits, all);
        }
    }

    @Test
    void theTableHasFortyRulesAndMore() {
        assertThat(TABLE.rows().stream().map(Row::rule).distinct().count()).isGreaterThanOrEqualTo(40);
        assertThat(talk().count()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void ofAHundredSecretsNinetyFiveAreFoundAndMore() {
        List<String> missed = examples()
                .filter(example -> REDACTOR.redact(example.text()).text().contains(example.secret()))
                .map(Example::text)
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo((int) (examples().count() * 5 / 100));
    }

    @Test
    void noQuotationMarksAndNoOtherScriptHideOne() {
        List<String> missed = TABLE.rows().stream()
                .map(row -> row.secret(0))
                .filter(example -> example.text().equals(example.secret()))
                .flatMap(example -> ENDINGS.stream()
                        .map(ending -> ending.formatted(example.text()))
                        .filter(text -> REDACTOR.redact(text).text().contains(example.secret())))
                .toList();

        assertThat(missed).isEmpty();
    }

    @Test
    void aBentQuotationMarkIsOne() {
        Redacted redacted = REDACTOR.redact("client_secret: “" + "vR4kWq8Zt2Lm".repeat(3) + "”");

        assertThat(redacted.secrets()).hasSize(1);
    }

    @Test
    void whatOnlyResemblesASecretStays() {
        List<String> taken = TABLE.rows().stream()
                .flatMap(row -> IntStream.range(0, EACH)
                        .mapToObj(i -> FRAMES.get(i % FRAMES.size()).formatted(row.resembling(i))))
                .filter(text -> !REDACTOR.redact(text).isClean())
                .toList();

        assertThat(taken).isEmpty();
    }

    @Test
    void ofAHundredSentencesOfIncidentsAtMostOneIsTakenForASecret() {
        List<String> taken =
                talk().filter(text -> !REDACTOR.redact(text).isClean()).toList();

        assertThat(taken).hasSizeLessThanOrEqualTo((int) (talk().count() / 100));
    }

    @Test
    void theRuleThatFoundItIsNamedWithTheLastFourCharacters() {
        String key = "AKIA" + "Q3XBZ2LMN5TP7XQ4";

        Redacted redacted = REDACTOR.redact("the key is " + key + ", rotate it");

        assertThat(redacted.text()).isEqualTo("the key is [redacted: aws-access-key …7XQ4], rotate it");
        assertThat(redacted.secrets()).containsExactly("aws-access-key");
    }

    @Test
    void aShortSecretLeavesNothingOfItself() {
        Redacted redacted = REDACTOR.redact("the password is hunter2 for now");

        assertThat(redacted.text()).isEqualTo("the password is [redacted: password] for now");
    }

    @Test
    void inAnAddressTheMarkLeavesItAnAddress() {
        String token = "f3Kq9ZxW".repeat(3);

        Redacted redacted = REDACTOR.redact("<https://graphs.example.org/d?token=" + token + "|graph>");

        assertThat(redacted.text()).isEqualTo("<https://graphs.example.org/d?token=redacted-url-token-9ZxW|graph>");
    }

    @Test
    void aWholePrivateKeyGoes() {
        String body = "MIIEpAIBAAKCAQEA7bq2Zr5k8Hq0sN4tJm1yQv3X\n".repeat(12);
        String key = "-----BEGIN RSA PRIVATE " + "KEY-----\n" + body + "-----END RSA PRIVATE " + "KEY-----";

        Redacted redacted = REDACTOR.redact("found this on the host:\n" + key + "\nwhat now?");

        assertThat(redacted.text()).isEqualTo("found this on the host:\n[redacted: private-key]\nwhat now?");
    }

    @Test
    void whatIsRedactedOnceStaysAsItIs() {
        List<String> once =
                examples().map(it -> REDACTOR.redact(it.text()).text()).toList();

        List<String> twice = once.stream().map(it -> REDACTOR.redact(it).text()).toList();

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aConfiguredRuleFindsWhatNoOtherKnows() {
        var redactor = new Redactor(Map.of("acme-token", Pattern.compile("\\bacme_(\\d{6})\\b")), List.of());

        Redacted redacted = redactor.redact("take acme_123456 for it");

        assertThat(redacted.text()).isEqualTo("take acme_[redacted: acme-token] for it");
    }

    @Test
    void whatTheConfigurationAllowsStays() {
        String key = "AKIA" + "Q3XBZ2LMN5TP7XQ4";
        var redactor = new Redactor(Map.of(), List.of(Pattern.compile("7XQ4$")));

        assertThat(redactor.redact(key).text()).isEqualTo(key);
    }

    /// What was made to keep it busy.
    static Stream<String> hard() {
        return Stream.of(
                "a",
                "key",
                "key=",
                "key= 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b ",
                "password: x1",
                "://a:b@",
                "eyJhbGciOiJIUzI1NiJ9.",
                "-----BEGIN PRIVATE KEY-----\naaaaaaaaaaaaaaaaaaaaaaaa ",
                "curl -H 'Authorization: Bearer xx' \n",
                "kind: Secret data: ",
                "adafruit adobe airtable algolia asana jira aws bitbucket datadog discord dropbox github okta sentry = ",
                "&token=",
                "api= 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b ",
                "meraki= 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b ",
                "fio-u-",
                "sk-",
                "[",
                "=:=:");
    }

    /// A thread that serves requests has no room for much recursion, and some rules count to a thousand.
    @Test
    void aSmallStackIsEnoughForEveryRule() throws Exception {
        String all = String.join("\n", examples().map(Example::text).toList())
                + "\nhttps://shop.example.org/cart?password=" + "a".repeat(2_000)
                + "\npypi-AgEIcHlwaS5vcmc" + "a".repeat(2_000);
        var redacted = new CompletableFuture<Redacted>();

        Thread small = Thread.ofPlatform()
                .stackSize(256 * 1024)
                .start(() -> redacted.completeAsync(() -> Redactor.standard().redact(all), Runnable::run));
        small.join();

        assertThat(redacted.join().isClean()).isFalse();
    }

    @Test
    void whereLookingWouldTakeTooLongAllThatIsRandomGoes() {
        String hidden = "zQ8vK2mX7pL4nR9t";
        String text = repeated("api key= f86d081884c7d659a2feaa0c55ad015a ", 39_000) + " ghp_" + hidden;

        Redacted redacted = REDACTOR.redact(text);

        assertThat(redacted.text()).doesNotContain(hidden);
        assertThat(redacted.secrets()).contains("possible-secret");
    }

    /// The least processor time of a few rounds: other work on the machine is none of its.
    private static Duration fastest(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 12)
                .mapToObj(_ -> {
                    long start = threads.getCurrentThreadCpuTime();
                    REDACTOR.redact(text);
                    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static Stream<Example> examples() {
        return TABLE.rows().stream()
                .flatMap(row -> IntStream.range(0, EACH).mapToObj(i -> {
                    Example example = row.secret(i);
                    return new Example(FRAMES.get(i % FRAMES.size()).formatted(example.text()), example.secret());
                }));
    }

    private static Stream<String> talk() {
        try (Stream<Path> seeds = Files.list(SEEDS)) {
            List<String> lines = seeds.sorted()
                    .flatMap(seed -> {
                        try {
                            return Files.readAllLines(seed).stream();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .filter(line -> !line.isBlank())
                    .toList();
            return Stream.concat(lines.stream(), SecretTable.lines("talk.txt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
