package dev.incidentscribe.incident;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads text as Slack sends and the journal keeps it: `&`, `<` and `>` as entities, and references such as
/// `<@U123|mia>`, `<#C123|ops>`, `<https://example.org|a page>` or `<!here>`.
/// Source: Slack's documentation of escaped text in messages and commands.
public final class Wording {
    /// Stands for words that were erased for good.
    public static final String ERASED = "[erased]";

    /// Stands for the name of somebody who was erased for good.
    public static final String ERASED_PERSON = "erased person";

    private static final int LONGEST_WORD = 1_000;
    private static final Pattern REFERENCE =
            Pattern.compile("<(!date\\^[^<>|]*|[@#!][^<>|\\s]*|(?:https?://|mailto:|tel:)[^<>|\\s]*)(?:\\|([^<>]*))?>");
    /// What a person reads without: `mia@example.org`, not `mailto:mia@example.org`.
    private static final Pattern SCHEME = Pattern.compile("^(?:mailto|tel):");
    private static final Pattern KEPT = Pattern.compile("<(?:[@#]|https?://|mailto:)[^<>\\s]*(?:\\|[^<>]*)?>");
    private static final Pattern NAMELESS = Pattern.compile("<@([UW][A-Z0-9]{1,30})\\|?>");
    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d{1,4})?|\\.\\d{1,4})";
    private static final String SIGN = "(?:%|％|per ?cent\\b)";
    /// What a number behind it counts through: `region 3 – 40% of users`. What rose `from 5% to 60%` is at 60.
    private static final String NUMBERED =
            "(?:regions?|zones?|sev|releases?|versions?|builds?|phases?|steps?|nodes?|shards?|pods?|hosts?|dc|from)";
    /// A number that ends a word, a time or a date begins no range.
    private static final Pattern PERCENT = Pattern.compile(
            "(?:(?<![\\w.,:/#-])(?<!\\b" + NUMBERED + "\\s)" + NUMBER + "\\s?(?:" + SIGN
                    + "\\s?)?(?:[-–—−]|to\\b)\\s?)?+(?<![\\d.])(?<!\\d,)" + NUMBER + "\\s?" + SIGN,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern OF_USERS = Pattern.compile(
            "\\s+of\\s+(?:(?:all|our|the|their|its|my|your)\\s+){0,2}(?:[\\w-]+\\s+)?(?:users?|customers?|clients?|visitors?"
                    + "|shoppers?|people|accounts?|tenants?|subscribers?|merchants?|requests?|traffic|sessions?|calls?"
                    + "|orders?|checkouts?|payments?|transactions?|logins?|messages?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    /// `1,500` has a thousands separator, `0,125` and `12,5` have a decimal comma.
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final Pattern QUOTATION = Pattern.compile("\"([^\"\n]*)\"|“([^“”\n]*)”");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Wording() {}

    /// The text as a person would read it, without any markup: names for people, `#channel`, `label (url)`, and the
    /// emoji for `:fire:`.
    public static String plain(String stored, Directory directory) {
        return Emoji.readable(unescape(REFERENCE
                .matcher(stored)
                .replaceAll(reference -> Matcher.quoteReplacement(readable(reference, directory)))));
    }

    /// The ids of the people whom the text speaks of without their names.
    public static Set<String> nameless(String stored) {
        return NAMELESS.matcher(stored)
                .results()
                .map(reference -> reference.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Undoes Slack's three entities; nothing else is ever escaped.
    public static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /// Text as somebody entered it in a form, where Slack escapes nothing, as Slack would have sent it. References to
    /// people, channels and pages stay what they are.
    public static String entered(String typed) {
        var escaped = new StringBuilder();
        Matcher kept = KEPT.matcher(typed);
        int from = 0;
        while (kept.find()) {
            escaped.append(escape(typed.substring(from, kept.start()))).append(kept.group());
            from = kept.end();
        }
        return escaped.append(escape(typed.substring(from))).toString();
    }

    private static String escape(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The beginning of a long text, with an ellipsis where it was cut; no character is cut in two, and no
    /// block of code is left open.
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        String cut = text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
        boolean inCode = cut.split("```", -1).length % 2 == 0;
        return inCode ? cut + "\n```" : cut;
    }

    /// The beginning of a text as somebody typed it, cut between words: half a secret looks like none, and would be
    /// shown.
    public static String wholeWords(String typed, int most) {
        if (typed.length() <= most) {
            return typed;
        }
        int end = lastEnd(typed, most);
        return end == 0 ? "…" : beginning(typed, end);
    }

    /// Where the last word of a text ends that has its end within so many characters; words of a thousand characters
    /// are none.
    public static int lastEnd(String typed, int most) {
        int end = most;
        while (end > 0 && end > most - LONGEST_WORD && isInWord(typed.charAt(end - 1)) && isInWord(typed.charAt(end))) {
            end--;
        }
        boolean within = end > 0 && isInWord(typed.charAt(end - 1)) && isInWord(typed.charAt(end));
        int cut = within ? most : end;
        return cut > 0 && Character.isHighSurrogate(typed.charAt(cut - 1)) ? cut - 1 : cut;
    }

    /// Secrets are of these characters; scripts that part no words are of others.
    private static boolean isInWord(char character) {
        return character > ' ' && character < 0x7f;
    }

    /// The text in quotation marks. Whatever is quoted in it gets the marks of a quotation within one.
    public static String quoted(String plain) {
        return "“%s”".formatted(quotable(plain));
    }

    /// The text as it stands within quotation marks: `"Login" fails` becomes `‘Login’ fails`.
    public static String quotable(String plain) {
        return QUOTATION.matcher(plain).replaceAll("‘$1$2’");
    }

    /// The percentage from 0 to 100 that a text names: the first `of users`, customers, requests and the like, else the
    /// first of all. Of a range it is the lower end, which is sure.
    public static Optional<BigDecimal> percentage(String text) {
        List<Percentage> all = PERCENT.matcher(text)
                .results()
                .flatMap(found -> percentage(found, text).stream())
                .toList();
        return all.stream()
                .filter(Percentage::ofUsers)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Percentage::number);
    }

    private record Percentage(BigDecimal number, boolean ofUsers) {}

    private static Optional<Percentage> percentage(MatchResult found, String text) {
        boolean ofUsers =
                OF_USERS.matcher(text).region(found.end(), text.length()).lookingAt();
        Optional<BigDecimal> upper = number(found.group(2));
        return upper.filter(it -> it.compareTo(HUNDRED) <= 0)
                .map(it -> Optional.ofNullable(found.group(1))
                        .flatMap(Wording::number)
                        .filter(lower -> lower.compareTo(it) <= 0)
                        .orElse(it))
                .map(number -> new Percentage(number, ofUsers));
    }

    private static Optional<BigDecimal> number(String written) {
        return THOUSANDS.matcher(written).matches()
                ? Optional.empty()
                : Optional.of(new BigDecimal(written.replace(',', '.')));
    }

    private static String readable(MatchResult reference, Directory directory) {
        String target = reference.group(1);
        Optional<String> label = Optional.ofNullable(reference.group(2)).filter(l -> !l.isBlank());
        return switch (target.charAt(0)) {
            case '@' ->
                "@" + directory.nameOf(target.substring(1)).or(() -> label).orElse(target.substring(1));
            case '#' -> "#" + label.orElse(target.substring(1));
            case '!' -> special(target, label);
            default -> {
                String address = SCHEME.matcher(target).replaceFirst("");
                yield label.filter(l -> !l.equals(address))
                        .map(l -> l + " (" + address + ")")
                        .orElse(address);
            }
        };
    }

    private static String special(String target, Optional<String> label) {
        String keyword = target.contains("^") ? target.substring(1, target.indexOf('^')) : target.substring(1);
        String shown = label.orElse(keyword);
        return keyword.equals("date") || shown.startsWith("@") ? shown : "@" + shown;
    }
}
