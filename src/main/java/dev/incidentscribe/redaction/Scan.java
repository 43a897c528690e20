package dev.incidentscribe.redaction;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One look through one text. Only the surroundings of a rule's keywords are matched against it. What was made to
/// take long, with keywords all over, is not looked through any further than [#MOST_WORK] says: then everything that is
/// long and random goes.
final class Scan {
    /// In characters that an expression looks at.
    private static final int MOST_WORK = 40_000;

    /// So much of it is thinking about one match.
    private static final int JUDGEMENT = 80;

    /// So much before and behind a keyword belongs to its surroundings, in characters.
    private static final int BEFORE = 80;

    private static final int BEHIND = 300;

    /// So much of a line, in characters, may say on either side of a match that it is no secret.
    private static final int LINE = 500;

    private static final int RANDOM = 16;
    private static final double RANDOM_ENTROPY = 2.5;
    private static final String ANYTHING = "possible-secret";

    private final RuleBook rules;
    private final String text;
    private final String lower;
    private final List<Finding> found = new ArrayList<>();
    private int work;

    Scan(RuleBook rules, String text) {
        this.rules = rules;
        this.text = straightened(text);
        this.lower = lowered(this.text);
    }

    /// The secrets, in the order of the text; none touches another.
    List<Finding> findings() {
        rules.calledFor(lower).forEach(this::look);
        if (work > MOST_WORK) {
            takeAllThatIsRandom();
        }
        return joined();
    }

    private void look(Rule rule) {
        if (rule.isWide()) {
            match(rule, 0, text.length());
            return;
        }
        List<String> present = rule.keywords().stream().filter(lower::contains).toList();
        int done = 0;
        int hit = next(rule, present, 0);
        while (hit >= 0 && work <= MOST_WORK) {
            int start = Math.max(done, hit - BEFORE);
            int end = start;
            while (hit >= 0 && hit - BEFORE <= end) {
                int far = Math.min(text.length(), hit + 2 * BEHIND);
                end = far <= end ? end : token(far);
                hit = next(rule, present, hit + BEHIND);
            }
            match(rule, start, end);
            done = end;
        }
    }

    /// Where the next of these keywords stands that can have a secret behind it.
    private int next(Rule rule, List<String> keywords, int from) {
        int hit = first(keywords, from);
        while (hit >= 0 && rule.isAssignment()) {
            int sign = nextSign(hit);
            if (sign < 0) {
                return -1;
            }
            if (sign - hit <= BEFORE) {
                return hit;
            }
            hit = first(keywords, sign - BEFORE);
        }
        return hit;
    }

    private int first(List<String> keywords, int from) {
        return keywords.stream()
                .mapToInt(keyword -> lower.indexOf(keyword, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    /// Where something is said to be something.
    private int nextSign(int from) {
        for (int at = from; at < text.length(); at++) {
            if ("=:>,|".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /// The end of what stands there without a blank.
    private int token(int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void match(Rule rule, int start, int end) {
        String part = text.substring(start, end);
        Matcher matcher = rule.matcher(part);
        int from = 0;
        while (work <= MOST_WORK && from <= part.length() && matcher.find(from)) {
            work += matcher.end() - from + JUDGEMENT;
            int place = start + matcher.start();
            var finding = rule.judge(matcher, () -> line(place));
            finding.ifPresent(it -> found.add(new Finding(it.rule(), it.rank(), start + it.start(), start + it.end())));
            from = Math.max(matcher.start() + 1, matcher.end());
        }
        work += part.length() - Math.min(from, part.length());
    }

    /// The line that is there; of a very long one what is near, since it is asked for at every match.
    private String line(int at) {
        int from = at;
        while (from > 0 && at - from < LINE && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = at;
        while (to < text.length() && to - at < LINE && text.charAt(to) != '\n') {
            to++;
        }
        return text.substring(from, to);
    }

    private void takeAllThatIsRandom() {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isOfASecret(text.charAt(at))) {
                if (at - start >= RANDOM && Rule.entropyOf(text.substring(start, at)) > RANDOM_ENTROPY) {
                    found.add(new Finding(ANYTHING, Integer.MAX_VALUE, start, at));
                }
                start = at + 1;
            }
        }
    }

    private static boolean isOfASecret(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || "+/=_-.~".indexOf(c) >= 0;
    }

    private List<Finding> joined() {
        found.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::rank));
        var joined = new ArrayList<Finding>();
        for (Finding finding : found) {
            if (!joined.isEmpty() && joined.getLast().touches(finding)) {
                joined.add(joined.removeLast().with(finding));
            } else {
                joined.add(finding);
            }
        }
        return joined;
    }

    /// Phones and word processors bend the marks that the rules know behind a secret. Places stay the same.
    private static String straightened(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = switch (characters[i]) {
                case '“', '”', '„', '‟', '«', '»', '″' -> '"';
                case '‘', '’', '‚', '‛', '‹', '›', '′' -> '\'';
                case '…', '–', '—', '、', '。' -> ',';
                default -> characters[i];
            };
        }
        return new String(characters);
    }

    /// Character by character, so that places stay the same.
    private static String lowered(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(characters[i]);
        }
        return new String(characters);
    }
}
