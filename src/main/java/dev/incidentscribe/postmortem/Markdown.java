package dev.incidentscribe.postmortem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one escaper for Markdown (CommonMark with GitHub's tables): whatever people typed reads in the document as they
/// typed it, and makes no structure of its own.
final class Markdown {
    /// What makes structure anywhere in a line. An underscore within a word, a lone `&` and a `#` do not, and stay as
    /// they are, so that the source reads well too.
    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[\\]<>|]|~|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w+;)");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^([ \\t]*)([-+=]|#{1,6}|\\d{1,9}[.)])(?=[ \\t]|[-=+]|$)");
    /// A line break between two lines of a paragraph; an empty line ends the paragraph by itself.
    private static final Pattern HARD_BREAK = Pattern.compile("(?<!\n)[ \\t]*\\R[ \\t]*(?!\n|$)");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>|\\\\`\"]+[^\\s<>|\\\\`\".,;:!?)\\]*_~']");

    private Markdown() {}

    /// For a paragraph; line breaks stay line breaks.
    static String paragraph(String text) {
        String escaped = inline(text.strip());
        Matcher marker = LINE_START.matcher(escaped);
        String safe =
                marker.replaceAll(match -> Matcher.quoteReplacement(match.group(1) + escapeMarker(match.group(2))));
        return HARD_BREAK.matcher(safe).replaceAll("\\\\\n");
    }

    /// For a cell of a table or any other place of one line.
    static String cell(String text) {
        return inline(text.strip()).replaceAll("\\s*\\R\\s*", "<br>").replace("\t", " ");
    }

    /// For a heading.
    static String heading(String text) {
        return inline(text.replaceAll("\\s+", " ").strip());
    }

    /// A link, if its scheme is one that may be followed; else its text alone.
    static String link(String label, String url) {
        return URL.matcher(url).matches() || url.startsWith("mailto:")
                ? "[%s](<%s>)"
                        .formatted(
                                heading(label.isBlank() ? url : label),
                                url.replace(">", "%3E").replace("<", "%3C"))
                : heading(label.isBlank() ? url : label + " " + url);
    }

    private static String inline(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        Matcher url = URL.matcher(text);
        int from = 0;
        while (url.find()) {
            escaped.append(escape(text.substring(from, url.start())));
            escaped.append('<').append(url.group()).append('>');
            from = url.end();
        }
        return escaped.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return SPECIAL.matcher(text.replace("\u0000", "\uFFFD")).replaceAll("\\\\$0");
    }

    private static String escapeMarker(String marker) {
        int last = marker.length() - 1;
        return marker.substring(0, last) + "\\" + marker.charAt(last);
    }
}
