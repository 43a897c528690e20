package dev.incidentscribe.incident;

import java.util.LinkedHashSet;
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
    private static final Pattern KEPT = Pattern.compile(
            "<(?:(?:[@#]|https?://|mailto:|tel:|!subteam\\^)[^<>\\s]*" + "|!date\\^[^<>|]*)(?:\\|[^<>]*)?>");
    private static final Pattern EVERYBODY = Pattern.compile("<!(here|channel|everyone)(?:\\|[^<>]*)?>");
    private static final Pattern NAMELESS = Pattern.compile("<@([UW][A-Z0-9]{1,30})\\|?>");
    private static final Pattern QUOTATION = Pattern.compile("\"([^\"\n]*)\"|“([^“”\n]*)”");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

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

    /// The text as a form begins with it, for [#entered] to read back. Whoever types `<!here>` means just that, so what
    /// Slack sends for `@here` is a word.
    public static String editable(String stored) {
        return unescape(EVERYBODY.matcher(stored).replaceAll("@$1"));
    }

    /// Text as somebody entered it in a form, where Slack escapes nothing, as Slack would have sent it. References to
    /// people, groups, channels, moments and pages stay what they are.
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

    /// Plain text as Slack wants it: its three characters escaped, and no others.
    public static String escape(String plain) {
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

    /// As a title heads lists and messages, where a line has no second one.
    public static String onOneLine(String text) {
        return BLANKS.matcher(text)
                .replaceAll(it -> it.group().chars().allMatch(blank -> blank == ' ') ? it.group() : " ");
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
