package dev.incidentscribe.incident;

import java.util.regex.Pattern;

/// Tells whether a text says how many were hit: a share of them in per cent, or a count, in figures or in words.
final class Extent {
    private static final String FIGURE = "\\d{1,3}(?:[,.' \u00a0\u202f]\\d{3})+|\\d+(?:[.,]\\d+)?(?:\\s?/\\s?\\d+)?";
    private static final String TIMES = "(?:\\s?(?:k|m|mio|thousand|million)\\b|\\+)?";
    private static final String WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|each|every|all|none|half|zero|single"
                    + "|dozens?|hundreds?|thousands?|millions?|thirds?|quarters?|fifths?|tenths?|entire|whole)";
    /// What a number behind it names.
    private static final String NAMED = "(?:ios|android|windows|macos|http|status|code|errors?|page|version|release"
            + "|build|region|zone|node|shard|phase|step|sev|tier|level)";
    /// What a number before it counts instead, or what ends what it counts.
    private static final String OTHER = "(?:am|pm|utc|gmt|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?"
            + "|weeks?|months?|times?|errors?|servers?|hosts?|nodes?|pods?|regions?|retries|[kmgt]i?b"
            + "|for|to|from|in|on|and|or|that|which|some|many|few|several|most)";
    private static final String HIT = "(?:" + Percentage.USERS
            + "|shops?|stores?|drivers?|devices?|members?|players?|students?|patients?|employees?|colleagues?|companies"
            + "|sellers?|buyers?|viewers?|readers?|partners?|bookings?|invoices?)";
    private static final Pattern COUNT = Pattern.compile(
            "(?<![\\w.,:/#-])(?<!\\b" + NAMED + "\\s)"
                    + "(?:(?:" + FIGURE + ")(?:\\s?[-–—]\\s?\\d+)?" + TIMES + "|" + WORD + ")"
                    + "(?:\\s+of)?(?:\\s+(?!" + OTHER + "\\b)[\\w-]+){0,2}?\\s+" + HIT + "\\b"
                    + "|\\bno\\s+" + HIT + "\\b"
                    + "|\\b(?:everybody|everyone|nobody|no one)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private Extent() {}

    static boolean isToldIn(String text) {
        return Percentage.in(text).isPresent() || COUNT.matcher(text).find();
    }
}
