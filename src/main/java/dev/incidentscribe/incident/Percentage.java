package dev.incidentscribe.incident;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the share in per cent that a text names.
public final class Percentage {
    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d{1,4})?|\\.\\d{1,4})";
    private static final String SIGN = "(?:%|％|per ?cent\\b|pct\\b)";
    /// What a number behind it counts through: `region 3 – 40% of users`. What rose `from 5% to 60%` is at 60.
    private static final String NUMBERED =
            "(?:regions?|zones?|sev|releases?|versions?|builds?|phases?|steps?|nodes?|shards?|pods?|hosts?|dc|from)";
    /// A number that ends a word, a time or a date begins no range.
    private static final Pattern PERCENT = Pattern.compile(
            "(?:\\bbetween\\s+" + NUMBER + "\\s?(?:" + SIGN + "\\s?)?and\\s+"
                    + "|(?<![\\w.,:/#-])(?<!\\b" + NUMBERED + "\\s)" + NUMBER + "\\s?(?:" + SIGN
                    + "\\s?)?(?:[-–—−]|to\\b)\\s?)?+(?<![\\d.])(?<!\\d,)" + NUMBER + "\\s?" + SIGN,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    /// Who and what is hit.
    static final String USERS = "(?:users?|customers?|clients?|visitors?|shoppers?|people|accounts?|tenants?"
            + "|subscribers?|merchants?|requests?|traffic|sessions?|calls?|orders?|checkouts?|payments?|transactions?"
            + "|logins?|messages?)";

    private static final Pattern OF_USERS = Pattern.compile(
            "\\s+of\\s+(?:(?:all|our|the|their|its|my|your)\\s+){0,2}(?:[\\w-]+\\s+)?" + USERS + "\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    /// `1,500` has a thousands separator, `0,125` and `12,5` have a decimal comma.
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percentage() {}

    private record Share(BigDecimal value, boolean ofUsers) {}

    /// A number from 0 to 100: of several the first `of users`, customers, requests and the like, else the
    /// first of all. Of a range it is the lower end, which is sure.
    public static Optional<BigDecimal> in(String text) {
        List<Share> all = PERCENT.matcher(text)
                .results()
                .flatMap(found -> read(found, text).stream())
                .toList();
        return all.stream()
                .filter(Share::ofUsers)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Share::value);
    }

    private static Optional<Share> read(MatchResult found, String text) {
        boolean ofUsers =
                OF_USERS.matcher(text).region(found.end(), text.length()).lookingAt();
        Optional<BigDecimal> upper = number(found.group(3));
        return upper.filter(it -> it.compareTo(HUNDRED) <= 0)
                .map(it -> Optional.ofNullable(found.group(1))
                        .or(() -> Optional.ofNullable(found.group(2)))
                        .flatMap(Percentage::number)
                        .filter(lower -> lower.compareTo(it) <= 0)
                        .orElse(it))
                .map(number -> new Share(number, ofUsers));
    }

    private static Optional<BigDecimal> number(String written) {
        return THOUSANDS.matcher(written).matches()
                ? Optional.empty()
                : Optional.of(new BigDecimal(written.replace(',', '.')));
    }
}
