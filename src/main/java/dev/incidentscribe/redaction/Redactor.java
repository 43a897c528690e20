package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Takes out of a text what looks like a credential, and leaves a mark: `[redacted: aws-access-key …7XQ4]`. The same
/// text always comes out the same, and what came out comes out unchanged, unless it is very long.
///
/// The rules are those of gitleaks and some of our own, on expressions that take linear time. They are read in the
/// background, so that a start does not wait for them.
public final class Redactor {
    /// A secret this long still is one without its last four characters.
    private static final int LONG_ENOUGH = 16;

    /// A mark ends what was one word, so that another secret may show beside it.
    private static final int MOST_ROUNDS = 4;

    /// What is longer, in characters, is looked through once, since it must not take long.
    private static final int LONG = 10_000;

    private final CompletableFuture<RuleBook> rules;

    /// @param more expressions by the name of what they find, besides those that ship; of an expression with a group
    ///     the group is the secret
    /// @param allowed what is no secret, whatever a rule says
    public Redactor(Map<String, Pattern> more, List<Pattern> allowed) {
        this.rules = CompletableFuture.supplyAsync(
                () -> all(Map.copyOf(more), List.copyOf(allowed)),
                task -> Thread.ofPlatform().daemon().name("redaction-rules").start(task));
    }

    /// With the rules that ship alone.
    public static Redactor standard() {
        return new Redactor(Map.of(), List.of());
    }

    private static RuleBook all(Map<String, Pattern> more, List<Pattern> allowed) {
        Stream<Rule> ours = more.entrySet().stream()
                .map(it -> new Rule(
                        it.getKey(),
                        -1,
                        it.getValue().pattern(),
                        List.of(),
                        0,
                        List.of(new Allowance(Allowance.Target.SECRET, allowed, List.of()))));
        return new RuleBook(
                Stream.concat(ours, RuleReader.shipped(allowed).stream()).toList());
    }

    /// Takes the secrets out.
    public Redacted redact(String text) {
        var names = new ArrayList<String>();
        String clean = text;
        for (int round = 0; round < (text.length() > LONG ? 1 : MOST_ROUNDS); round++) {
            List<Finding> findings = new Scan(rules.join(), clean).findings();
            if (findings.isEmpty()) {
                break;
            }
            clean = marked(clean, findings);
            findings.forEach(finding -> names.add(finding.rule()));
        }
        return new Redacted(clean, names);
    }

    private static String marked(String text, List<Finding> findings) {
        var clean = new StringBuilder();
        var words = new Words(text);
        int from = 0;
        for (Finding finding : findings) {
            clean.append(text, from, finding.start()).append(mark(text, finding, words.isInAddress(finding.start())));
            from = finding.end();
        }
        return clean.append(text, from, text.length()).toString();
    }

    /// In an address the mark has to leave it one.
    private static String mark(String text, Finding finding, boolean isInAddress) {
        String secret = text.substring(finding.start(), finding.end());
        String last = secret.substring(Math.max(0, secret.length() - 4));
        boolean hint =
                secret.length() >= LONG_ENOUGH && last.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return isInAddress
                ? "redacted-" + finding.rule() + (hint ? "-" + last : "")
                : "[redacted: " + finding.rule() + (hint ? " …" + last : "") + "]";
    }

    /// Goes along a text, to where its secrets are.
    private static final class Words {
        private static final String SCHEME = "://";

        private final String text;
        private int at;
        private boolean behindScheme;

        Words(String text) {
            this.text = text;
        }

        /// Whether an address has begun there and not ended.
        ///
        /// @param place not before the one asked for last
        boolean isInAddress(int place) {
            for (; at < place; at++) {
                char c = text.charAt(at);
                if (Character.isWhitespace(c) || c == '<') {
                    behindScheme = false;
                } else if (at + SCHEME.length() <= place && text.startsWith(SCHEME, at)) {
                    behindScheme = true;
                }
            }
            return behindScheme;
        }
    }
}
